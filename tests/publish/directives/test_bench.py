"""`::: bench` and the file it reads."""

import json
import re

import pytest

from publish.content.faults import PublishError
from publish.content.figures import bench
from publish.content.figures.bench import Bench, Row

HELD = Row("Python", "second visit", "ms", 400, 1000, 0.5)
MISSED = Row("Batch", "1,000 rows", "profiles a second", 15_000, budget=20_000, least=True, note="one core")
LOST = Row("Lighthouse", "home", "points", None, budget=100, least=True, note="npm could not bring it")
FREE = Row("Python", "memory", "MB", 80, 40)
PAGE = "# Speed { #speed }\n\n::: bench\n"


def run(*rows: Row) -> str:
    """A file with these rows."""
    return bench.text(Bench("2026-11-30", 5, {"processor": "Abacus <1>"}, rows))


def rendered(write, render, *rows):
    """The page over these rows."""
    write("about/bench.json", run(*rows))
    write("a.md", PAGE)
    return render("a.md")


def cells(html: str) -> list[str]:
    """What stands in the cells of the tables."""
    return re.findall(r"<td[^>]*>([^<]*)</td>", html)


def test_held(write, render):
    """A held budget shows its ratio and its bound; day and machine stand above."""
    html = rendered(write, render, HELD)
    assert "Budgets: 1. Held: 1. Missed: 0." in html
    assert "Measured on 2026-11-30, rounds 5, processor Abacus &lt;1&gt;." in html
    assert cells(html) == ["400 ms", "1,000 ms", "0.4 ×", "at most 0.5 ×", "held"]
    assert "<li>" not in html


def test_missed(write, render):
    """A missed budget is named above the tables, and its row says so with the note of the run."""
    html = rendered(write, render, HELD, MISSED)
    assert "Budgets: 2. Held: 1. Missed: 1." in html
    assert "<li>Batch, 1,000 rows</li>" in html
    assert cells(html)[-2:] == ["at least 20,000 profiles a second", "missed: one core"]


def test_not_measured(write, render):
    """What could not be measured has no figure and holds no budget."""
    html = rendered(write, render, LOST)
    assert "Budgets: 1. Held: 0. Missed: 1." in html
    assert cells(html) == ["", "", "", "at least 100 points", "not measured: npm could not bring it"]


def test_no_rows(write, render):
    """Without a run there is a sentence and no table."""
    html = rendered(write, render)
    assert "No run has been kept yet" in html
    assert "<table" not in html


def test_missing_file(write, render):
    """Without the file the build says which command writes it."""
    write("a.md", PAGE)
    with pytest.raises(PublishError, match=r"bench\.json: no figures are there: run `make bench`"):
        render("a.md")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"value": 0.4', '"value": 0.2'),
        ('"held": true', '"held": false'),
        ('"format": 1', '"format": 2'),
        ("rows", "row"),
        ("}", ""),
    ],
)
def test_a_file_that_no_run_wrote(write, docs, before, after):
    """Figures that do not follow from each other, another format, another shape: none is shown."""
    write("about/bench.json", run(HELD).replace(before, after))
    with pytest.raises(PublishError, match="not the figures as a run writes them"):
        bench.read(docs)


@pytest.mark.parametrize(
    ("row", "value", "held"),
    [
        (HELD, 0.4, True),
        (HELD._replace(ours=500), 0.5, True),
        (HELD._replace(ours=501), 0.501, False),
        (MISSED, 15_000, False),
        (MISSED._replace(ours=20_000), 20_000, True),
        (FREE, 2, None),
        (LOST, None, False),
    ],
)
def test_bounds(row, value, held):
    """A bound itself is held, on either side; without a budget there is nothing to hold."""
    assert (row.value, row.held) == (value, held)


def test_shape(tmp_path):
    """The file has format, day, rounds, machine and rows; a row has its parts and what follows from them; it reads back."""
    (tmp_path / "about").mkdir()
    content = run(HELD, MISSED, LOST, FREE)
    (tmp_path / "about/bench.json").write_text(content, "utf-8")
    data = json.loads(content)
    assert list(data) == ["format", "date", "rounds", "machine", "rows"]
    assert data["rows"][0] == {
        "group": "Python", "name": "second visit", "unit": "ms", "ours": 400, "against": 1000, "budget": 0.5,
        "least": False, "note": "", "value": 0.4, "held": True,
    }  # fmt: skip
    assert bench.read(tmp_path).rows == (HELD, MISSED, LOST, FREE)


def test_the_kept_run(root):
    """The run of the repository is as a run writes it, with its machine, and with no two rows of one name."""
    kept = bench.read(root / "docs")
    assert {"processor", "cores", "memory", "system"} <= kept.machine.keys()
    names = [(row.group, row.name) for row in kept.rows]
    assert len(names) == len(set(names))
