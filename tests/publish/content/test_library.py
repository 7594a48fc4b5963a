"""The answer library as the site reads it: its faults keep their places."""

import shutil

import pytest

from publish.content import library
from publish.content.faults import PublishError


def test_every_fault_of_the_library_keeps_its_file_line_and_key(root, tmp_path):
    """Two faults in two files are two faults, each with the line of the table it is in."""
    folder = tmp_path / library.FOLDER
    shutil.copytree(root / "docs" / library.FOLDER, folder)
    facts, answers = folder / "facts.toml", sorted((folder / "answers").glob("*.toml"))[0]
    facts.write_text(facts.read_text("utf-8") + '\n[[fact]]\nid = "odd"\nsays = "x"\nwhen = { nothing = "y" }\n', "utf-8")
    answers.write_text(answers.read_text("utf-8").replace("\nwants = ", "\nwishes = ", 1), "utf-8")
    with pytest.raises(PublishError) as raised:
        library.read(tmp_path)
    found = raised.value.faults
    line = facts.read_text("utf-8").split("\n").index('id = "odd"') + 1
    assert [fault.line for fault in found if fault.path == "rfp/library/facts.toml" and "odd" in fault.message] == [line]
    missing = [fault for fault in found if fault.path == f"rfp/library/answers/{answers.name}" and "wants" in fault.message]
    assert len(missing) == 1 and missing[0].line and "wants" in missing[0].message
