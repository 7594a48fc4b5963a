"""Workbooks in the page: a sheet is chosen, the reader's own file comes back with columns added, and faults are sentences."""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.browser.batch.test_page import cells, status
from tests.browser.walk import WAIT
from tests.decision.batch import made

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook() -> bytes:
    """A title, a blank row, merged cells, a day as a day and one as a number, a second sheet and a long hidden one."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Vendors & more"
    for row in (
        ["Inventory"],
        [],
        ["Vendor", "Kind of service", "SOX?", "Assurance", "SOC period", "PII"],
        ["Café Payroll", "payroll", True, "SOC 1 Type II; SOC 2 Type II", datetime(2026, 9, 30), "Y"],
        ["Box", "SaaS", "N", "SOC 2 Type 1", 46203, "N"],
        [None, "colocation", "N", "ISO 27001", None, "N"],
    ):
        sheet.append(row)
    sheet.merge_cells("A5:A6")
    book.create_sheet("More").append(["Vendor", "Category"])
    book["More"].append(["Paper Ltd", "office supplies"])
    hidden = book.create_sheet("Lists")
    hidden.sheet_state = "hidden"
    for place in range(40):
        hidden.append([place])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


@pytest.fixture(scope="module")
def page(browser: Browser, site: str) -> Iterator[Page]:
    """The page with Python ready."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/decide/batch/")
    expect(page.locator("soc-batch")).to_have_attribute("data-engine", "ready", timeout=WAIT)
    yield page
    context.close()


def give(page: Page, name: str, content: bytes) -> None:
    """Hand a file to the page."""
    page.set_input_files("#batch-input", files=[{"name": name, "mimeType": KIND, "buffer": content}])


def test_a_workbook_comes_back_with_columns_added(page: Page):
    """The sheet of which most is understood is read; in the download every other part is as it was."""
    before = workbook()
    give(page, "vendors.xlsx", before)
    status(page, "vendors.xlsx: 3 rows, all understood.")
    assert page.locator("#batch-sheet option").all_inner_texts() == [
        "Vendors & more (6 rows)",
        "More (2 rows)",
        "Lists (40 rows, hidden)",
    ]
    assert [cell.split("\n")[0] for cell in cells(page, 1)] == ["Café Payroll", "Box", "Box"]
    with page.expect_download() as download:
        page.click('[data-action="workbook"]')
    assert download.value.suggested_filename == "vendors-soc.xlsx"
    after = Path(download.value.path()).read_bytes()
    with zipfile.ZipFile(io.BytesIO(before)) as one, zipfile.ZipFile(io.BytesIO(after)) as two:
        assert [name for name in one.namelist() if one.read(name) != two.read(name)] == ["xl/worksheets/sheet1.xml"]
    rows = [list(row) for row in load_workbook(io.BytesIO(after))["Vendors & more"].iter_rows(values_only=True)]
    assert rows[2][6:13] == ["needed", "held", "fits", "why", "gap", "next step", "ask by"]
    assert [row[8] for row in rows[3:]] == ["yes", "no", "no"]


def test_another_sheet_is_chosen(page: Page):
    """A sheet that is chosen is judged in place of the first."""
    page.select_option("#batch-sheet", label="More (2 rows)")
    status(page, "vendors.xlsx: 1 row, all understood.")
    assert cells(page, 1)[0].startswith("Paper Ltd")


@pytest.mark.parametrize("inventory", [each for each in made.INVENTORIES if each.sheet], ids=lambda each: each.name)
def test_an_inventory_comes_back_with_verdicts(page: Page, tmp_path: Path, inventory: made.Inventory):
    """The page chooses the sheet and the columns that the command line does, and its rows have the same verdicts."""
    inventory.make(tmp_path / inventory.name)
    give(page, inventory.name, (tmp_path / inventory.name).read_bytes())
    rows = len(inventory.verdicts)
    status(page, f"{inventory.name}: {rows} rows, all understood.")
    chosen = page.locator("#batch-sheet option:checked").text_content() or ""
    assert chosen.startswith(f"{inventory.sheet} (")
    needed, fits = cells(page, 2), cells(page, 4)
    assert [f"{one}: {two}" for one, two in zip(needed, fits, strict=True)] == inventory.verdicts


def test_a_workbook_with_macros_comes_back_with_them(page: Page, tmp_path: Path):
    """Its macro project is byte for byte as it was, and so is every part but the sheet; it keeps its name’s end."""
    made.macros(tmp_path / "register.xlsm")
    before = (tmp_path / "register.xlsm").read_bytes()
    give(page, "register.xlsm", before)
    status(page, "register.xlsm: 3 rows, all understood.")
    with page.expect_download() as download:
        page.click('[data-action="workbook"]')
    assert download.value.suggested_filename == "register-soc.xlsm"
    after = Path(download.value.path()).read_bytes()
    with zipfile.ZipFile(io.BytesIO(before)) as one, zipfile.ZipFile(io.BytesIO(after)) as two:
        assert sorted(one.namelist()) == sorted(two.namelist())
        assert [name for name in one.namelist() if one.read(name) != two.read(name)] == ["xl/worksheets/sheet1.xml"]
        assert two.read("xl/vbaProject.bin") == made.PROJECT.read_bytes()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("locked.xlsx", b"\xd0\xcf\x11\xe0 and so on", "locked.xlsx: This workbook has a password or is of the old .xls kind."),
        ("broken.xlsx", workbook()[:3000], "broken.xlsx: This workbook cannot be read: it is damaged"),
    ],
)
def test_what_cannot_be_read_says_so(page: Page, name: str, content: bytes, says: str):
    """A password and a broken archive are told apart; nothing of an earlier workbook stays, and the next one is read."""
    give(page, name, content)
    expect(page.get_by_role("alert")).to_contain_text(says, timeout=WAIT)
    expect(page.locator("[data-result]")).to_be_hidden()
    expect(page.locator("#batch-sheet")).to_be_hidden()
    give(page, "vendors.xlsx", workbook())
    status(page, "vendors.xlsx: 3 rows, all understood.")
