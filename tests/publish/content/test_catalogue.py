"""The decision's catalogue as the site reads it: its faults keep their places."""

import shutil

import pytest

from publish.content import catalogue
from publish.content.faults import PublishError


def test_every_fault_of_the_catalogue_keeps_its_file_line_and_key(root, tmp_path, monkeypatch):
    """Two faults in two files are two faults, each with the line of the table it is in."""
    data = tmp_path / "data"
    shutil.copytree(root / "decision" / "data", data)
    facts = (data / "facts.toml").read_text()
    (data / "facts.toml").write_text(facts + '\n[[fact]]\nid = "odd"\nsays = "x"\nwhen = { nothing = "y" }\n')
    report = data / "rules" / "report.toml"
    report.write_text(report.read_text().replace('strength = "must"', 'strength = "shall"', 1))
    monkeypatch.setattr(catalogue, "DATA", data)
    with pytest.raises(PublishError) as raised:
        catalogue.read()
    places = {fault.path: fault for fault in raised.value.faults}
    line = (data / "facts.toml").read_text().split("\n").index('id = "odd"') + 1
    assert places["decision/data/facts.toml"].line == line
    assert "odd" in places["decision/data/facts.toml"].message
    assert places["decision/data/rules/report.toml"].line
