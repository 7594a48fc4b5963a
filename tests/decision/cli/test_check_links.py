"""Our links in finished documents on the command line: reported exactly, worded for people and programs, or refused."""

from pathlib import Path

from decision.cli.link_files import Task, check
from tests.decision.links import papers
from tests.decision.links.conftest import data, known, later  # noqa: F401


def told(site: Path, path: Path) -> papers.Expected:
    """What is said of each link of a file."""
    (file,) = check(Task([str(path)], str(site)))
    return [(link["state"], link["place"], link["id"], link["corrected"]) for link in file["links"]]


def test_a_word_document_is_reported_exactly(later: Path, tmp_path: Path):  # noqa: F811
    """Twenty links of edition 2026.11 against a later edition."""
    path, _ = papers.write(tmp_path)
    assert told(later, path) == papers.IN_WORD


def test_a_workbook_is_reported_exactly(later: Path, tmp_path: Path):  # noqa: F811
    """The same in cells, formulas, comments and hidden sheets."""
    _, path = papers.write(tmp_path)
    assert told(later, path) == papers.IN_SHEETS
