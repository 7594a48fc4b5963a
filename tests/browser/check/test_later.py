"""A document made today, checked years later: the page and the command line say exactly what became of each of its links."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from decision.cli.main import main
from publish.content.catalogue import EDITION
from tests.browser.check.test_check import LIST, choose
from tests.browser.server import Served, serve
from tests.browser.walk import WAIT
from tests.decision.links import later

PAGE, ELSEWHERE = "compare/misconceptions/", "guides/periods-and-bridge-letters.md"
STAY = [
    "myth-passed-the-audit",
    "myth-type-2-is-soc-2",
    "myth-soc-3-type-1",
    "myth-soc-2-only-for-tech",
    "myth-cuecs-are-the-vendors-problem",
    "myth-type-1-first",
]
GONE = ["myth-sas-70-certified", "myth-nine-controls", "myth-six-months-minimum"]
AWAY = ["myth-bridge-letter-from-auditor", "myth-valid-for-one-year", "myth-higher-number-better"]
NEW = ["myth-soc-2-certified", "myth-host-has-soc-2", "myth-covers-whole-company"]
BOTH, SUCCESSOR, MENDED = "myth-vendors-need-soc-2", "myth-aicpa-approves", "bridge-letters"
LISTED = [
    STAY[0],
    GONE[0],
    AWAY[0],
    NEW[0],
    STAY[1],
    GONE[1],
    AWAY[1],
    NEW[1],
    STAY[2],
    GONE[2],
    AWAY[2],
    NEW[2],
    BOTH,
    *STAY[3:],
]
SINCE = later.Since(
    moved=dict.fromkeys([*AWAY, BOTH], ELSEWHERE),
    retired=dict.fromkeys(GONE, SUCCESSOR),
    changed=dict.fromkeys([*NEW, BOTH], "Nothing of what stood here is left."),
)
STATES = {"fine": STAY, "retired": GONE, "moved": AWAY, "changed": [*NEW, BOTH]}
ADD = """(ids) => {
  for (const id of ids) {
    document.querySelector(`[data-cite="${id}"]`).click();
    [...document.querySelectorAll(".cite-panel button")].find((each) => each.textContent === "Add to the list").click();
  }
}"""

type Row = tuple[str, str, str]


def added(root: str) -> list[tuple[str, Row]]:
    """What the writer types below the list, and of each its state, id, and the link to use."""
    go = f"{root}go/"
    return [
        (f"{go}{MENDED}/2026.11/", ("changed", MENDED, f"{go}{MENDED}/")),
        (f"{go}{GONE[0]}/{EDITION}/", ("retired", GONE[0], f"{go}{SUCCESSOR}/")),
        (f"{go}myth-six-month-minimum/", ("unknown", "myth-six-month-minimum", "")),
        (f"{root}{PAGE}#{AWAY[0]} (edition {EDITION})", ("moved", AWAY[0], f"{go}{AWAY[0]}/")),
    ]


def said(root: str, places: list[str]) -> list[tuple[str, ...]]:
    """What must be said of each link: its state, place, id, and the link to use, where that is another."""
    state = {id: state for state, ids in STATES.items() for id in ids}
    listed = [(state[id], id, f"{root}go/{SUCCESSOR}/" if id in GONE else "") for id in LISTED]
    rows = [*listed, *(row for _, row in added(root))]
    return [(state, place, id, link) for place, (state, id, link) in zip(places, rows, strict=True)]


@pytest.fixture
def served(site_folder: Path, root: Path, tmp_path: Path) -> Iterator[Served]:
    """Today's pages; their data is that of a later edition."""
    folder = tmp_path / "later"
    folder.mkdir()
    for each in site_folder.iterdir():
        if each.name not in {"data", "editions"}:
            (folder / each.name).symlink_to(each)
    with serve(folder) as served:
        later.publish(site_folder, root, folder, f"{served.url}/", SINCE)
        yield served


def saved(page: Page, label: str, folder: Path) -> Path:
    """The file that a button of the list makes."""
    with page.expect_download() as started:
        page.get_by_role("button", name=label).click()
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    return path


def made(page: Page, served: Served, folder: Path) -> dict[Path, list[tuple[str, ...]]]:
    """The appendix of sixteen sections as a document and as a workbook, four links typed below, and what must be said."""
    page.goto(f"{served.url}/{PAGE}")
    page.evaluate(ADD, LISTED)
    page.goto(f"{served.url}/rfp/list/")
    root, count = f"{served.url}/", len(LISTED)
    word, book = saved(page, "Download for Word", folder), saved(page, "Download for Excel", folder)
    document, workbook = Document(str(word)), load_workbook(book)
    heading, sheet = document.paragraphs[0].text, workbook.active
    for place, (text, _) in enumerate(added(root), count + 2):
        document.add_paragraph(text)
        sheet.cell(place, 3, text)
    document.save(str(word))
    workbook.save(book)
    numbers = range(2, count + 2 + len(added(root)))
    return {
        word: said(root, [f"Body, paragraph {number}, under “{heading}”" for number in numbers]),
        book: said(root, [f"Sheet “{sheet.title}”, cell C{number}" for number in numbers]),
    }


def test_twenty_links_of_today_against_a_later_edition(
    page: Page, served: Served, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    """Word and Excel files of the list, checked after sections have moved, retired and changed: exact in both."""
    papers = made(page, served, tmp_path)
    assert main(["check-links", "--site", served.url, "--json", *map(str, papers)]) == 1
    files = json.loads(capsys.readouterr().out)["files"]
    page.goto(f"{served.url}/rfp/check/")
    for (path, expected), file in zip(papers.items(), files, strict=True):
        assert len(expected) == 20
        assert [(link["state"], link["place"], link["id"], link["corrected"]) for link in file["links"]] == expected
        compared = [row[2] for row in expected if row[0] in {"changed", "retired"}]
        assert [link["id"] for link in file["links"] if "difference" in link] == compared
        choose(page, path)
        title = f"{path.name}, against edition {later.NEXT}"
        expect(page.locator("[data-heading]")).to_have_text(title, timeout=WAIT * 3)
        assert sorted(map(tuple, page.evaluate(LIST))) == sorted(expected)
        assert page.locator("[data-result] details.compared").count() == len(compared)
