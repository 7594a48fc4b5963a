"""What the bench makes before it measures, the sites to compare with, and the rows out of what Lighthouse reports."""

import sys
import zipfile

import pytest

from publish.content import before
from publish.content.figures import bench
from tests.bench import lighthouse, modules, sites, work
from tests.bench.__main__ import PARTS

REPORT = {
    "categories": {
        "speed": {"title": "Speed", "score": 0.9, "auditRefs": [{"id": "paint", "weight": 3}, {"id": "hint", "weight": 0}]},
        "words": {"title": "Words", "score": 1, "auditRefs": [{"id": "name", "weight": 1}]},
        "agents": {"title": "Agents", "score": None, "auditRefs": []},
    },
    "audits": {"paint": {"score": 0.7}, "hint": {"score": 0}, "name": {"score": 1}},
}


PAGE = """
<link rel="modulepreload" href="../assets/javascripts-0a/shared/chunk-1.js">
<link rel="modulepreload" href="../assets/javascripts-0a/shared/chunk-2.js">
<script type="module" src="../assets/javascripts-0a/wizard/main.js"></script>
</body>
"""


@pytest.fixture
def site(tmp_path):
    """As little of a built site as the bench changes."""
    folder = tmp_path / "site"
    for name in ("javascripts/python", "javascripts-0a/python"):
        (folder / "assets" / name).mkdir(parents=True)
        (folder / "assets" / name / "worker.js").write_text("ours")
    for name in ("decide", "runtime/0b", sites.READ):
        (folder / name).mkdir(parents=True)
    (folder / "decide/index.html").write_text(PAGE)
    (folder / sites.READ / "index.html").write_text(PAGE.splitlines()[2])
    (folder / "runtime/0b/ours.whl").touch()
    return folder


def test_stock_stands_where_the_page_loads_from(site, tmp_path):
    """The folder of scripts is named by its content; another beside it is nobody's."""
    stock = sites.with_stock(site, tmp_path / "stock")
    assert "ours.whl" in (stock / "assets/javascripts-0a/python/worker.js").read_text()
    assert (stock / "assets/javascripts/python/worker.js").read_text() == "ours"
    assert (site / "assets/javascripts-0a/python/worker.js").read_text() == "ours"


def test_without_the_wizard_nothing_of_it_is_fetched(site, tmp_path):
    """Neither its script nor what only that imports; the rest of the page stays."""
    page = (sites.without_wizard(site, tmp_path / "bare") / "decide/index.html").read_text()
    assert "/wizard/" not in page and "chunk-1" not in page
    assert "chunk-2" in page and 'src="../assets/javascripts/none.js"' in page


def test_pyscript_starts_the_same_wheel(site, tmp_path):
    """In place of the wizard's script the page has PyScript, which lies in the site, with the wheel in stock Pyodide."""
    site = sites.with_pyscript(sites.with_stock(site, tmp_path / "stock"), tmp_path / "pyscript")
    page = (site / "decide/index.html").read_text()
    assert "/wizard/main.js" not in page and '"../runtime/stock/ours.whl": "./ours.whl"' in page
    assert (site / "runtime/stock/pyscript/core.js").is_file()


def test_python_tells_what_it_imports(site, tmp_path):
    """The worker gives it the variable for that; the site that is measured otherwise stays as it is."""
    worker = site / "assets/javascripts-0a/python/worker.js"
    worker.write_text('env:{PYTHONPATH:"/a"}')
    told = sites.telling_imports(site, tmp_path / "telling") / worker.relative_to(site)
    assert told.read_text() == 'env:{PYTHONPROFILEIMPORTTIME:"1",PYTHONPATH:"/a"}'
    assert worker.read_text() == 'env:{PYTHONPATH:"/a"}'


def test_every_module_has_a_row(site):
    """The slowest come first; what is frozen in the binary has no bytes, what a start leaves alone no time."""
    for name, file in (("ours.whl", "decision/api.pyc"), ("python_stdlib.zip", "json/__init__.pyc")):
        with zipfile.ZipFile(site / "runtime/0b" / name, "w") as zipped:
            zipped.writestr(file, b"code")
    rows = list(modules.rows(site, {"decision.api": 1.5, "codecs": 2.0}))
    assert [(each.name, each.ours) for each in rows] == [("codecs", 2.0), ("decision.api", 1.5), ("json", 0)]
    assert [each.note.partition(",")[2] for each in rows] == ["", "", " imported when it is asked for"]
    assert rows[0].note == "in the binary"


def test_a_grown_site_has_no_fault(tmp_path):
    """Each copy has ids of its own, which the ledger knows; nothing else about the pages changes."""
    docs = work.grown(tmp_path / "docs", 2)
    assert len(list((docs / "bench").glob("*.md"))) == 2
    assert before.check(docs) == []
    (docs / "bench/1.md").write_text((docs / "bench/0.md").read_text())
    with pytest.raises(ValueError, match="copy-0-soc-1"):
        before.check(docs)


def test_what_is_kept_is_a_whole_run(root):
    """The page on speed shows the rows of every part, of one run, or none."""
    assert len({row.group for row in bench.read(root / "docs").rows}) in {0, len(PARTS)}


def test_scores():
    """The middle of the scores as points; the note names what cost any; a score that is none is not measured."""
    speed, words, agents = lighthouse.scores("home", [REPORT])
    assert (speed.name, speed.ours, speed.held, speed.note) == ("home: Speed", 90, False, "points lost to paint")
    assert (words.ours, words.held, words.note) == (100, True, "")
    assert (agents.ours, agents.held) == (None, False)


def test_without_npm(tmp_path, monkeypatch):
    """One row says that it could not be brought, and by whom."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CHROMIUM", sys.executable)  # npm is looked for, no browser
    [row] = lighthouse.rows(tmp_path, 1)
    assert (row.ours, row.held) == (None, False)
    assert row.note.endswith("by npm: FileNotFoundError")


def test_npm_that_cannot_bring_it(tmp_path, monkeypatch):
    """What it said last stands in the row."""
    fake = tmp_path / "npm"
    fake.write_text("#!/bin/sh\necho no such version >&2\nexit 1\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    [row] = lighthouse.rows(tmp_path, 1)
    assert row.note.endswith("by npm: no such version")
