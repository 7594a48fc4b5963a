"""Many vendors at once: a file goes in, a table that can be searched comes out, and the page stays free."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.walk import AXE, IDLE, WAIT
from tests.browser.wizard.test_looks import SHIFTS

ROWS = 5_000
FREE = 200
HEADER = "vendor,role,vendor-does,our-financial-effect,vendor-data,dependence,vendor-has\n"
KINDS = (
    "customer,process,direct,personal;financial,processing,soc-1-type-2",
    "customer,saas,no,confidential,uptime,soc-2-type-2",
    "customer,goods,no,nothing,none,nothing",
    "customer,hosting,unsure,confidential,uptime,soc-2-type-1",
)
DROP = """([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, { type: "text/csv" }));
  const drop = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
  document.querySelector("[data-drop]").dispatchEvent(drop);
}"""


def line(number: int) -> str:
    """A vendor; every hundredth row has an option that does not exist."""
    kind = KINDS[number % len(KINDS)]
    return f'"Vendor {number}, Inc.",{kind.replace("customer", "buyer") if number % 100 == 99 else kind}\n'


VENDORS = HEADER + "".join(map(line, range(ROWS)))


@pytest.fixture(scope="module")
def seen(browser: Browser, site: str) -> Iterator[Page]:
    """The page with Python ready, watched for long tasks."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/decide/batch/")
    expect(page.locator("soc-batch")).to_have_attribute("data-engine", "ready", timeout=WAIT)
    page.evaluate(SHIFTS)
    yield page
    context.close()


@pytest.fixture
def judged(seen: Page) -> Page:
    """The page with five thousand vendors judged and nothing narrowed."""
    if seen.locator("[data-result]").is_hidden():
        seen.evaluate("window.longest = 0")
        choose(seen, "vendors.csv", VENDORS.encode())
        expect(seen.locator("[data-count]")).to_have_text("5,000 of 5,000 rows", timeout=WAIT)
    seen.fill("#batch-filter", "")
    seen.uncheck("#batch-errors")
    return seen


def choose(page: Page, name: str, content: bytes) -> None:
    """Choose a file as a reader does, by the file dialog."""
    with page.expect_file_chooser() as chooser:
        page.click("#batch-input")
    chooser.value.set_files([{"name": name, "mimeType": "text/csv", "buffer": content}])


def cells(page: Page, column: int) -> list[str]:
    """The words of a column, of the rows that are in the document."""
    return page.locator(f"table.verdicts tbody tr > :nth-child({column})").all_inner_texts()


def test_five_thousand_rows_do_not_freeze_the_page(judged: Page):
    """Every row gets a verdict or an error, and judging, filtering and sorting leave the page free."""
    expect(judged.locator("[data-status]")).to_have_text("vendors.csv: 5,000 rows, 50 with an error.")
    judged.fill("#batch-filter", "vendor 12")
    judged.fill("#batch-filter", "")
    judged.get_by_role("button", name="vendor", exact=True).click()
    judged.evaluate(IDLE)
    assert judged.evaluate("window.longest") < FREE


def test_rows_are_filtered_by_words(judged: Page):
    """All words must occur; the count says how many rows are left, aloud."""
    judged.fill("#batch-filter", "soc 1 vendor 4000")
    expect(judged.locator("[data-count]")).to_have_text("1 of 5,000 rows")
    assert cells(judged, 1) == ["Vendor 4000, Inc."]
    expect(judged.locator("[data-count]")).to_have_attribute("role", "status")


def test_rows_are_sorted_by_a_column(judged: Page):
    """A column's title sorts by it, numbers by value, a second time the other way, and keeps focus."""
    title = judged.get_by_role("button", name="vendor", exact=True)
    head = judged.get_by_role("columnheader", name="vendor", exact=True)
    title.click()
    if head.get_attribute("aria-sort") == "descending":
        title.click()
    assert cells(judged, 1)[:3] == ["Vendor 0, Inc.", "Vendor 1, Inc.", "Vendor 2, Inc."]
    title.click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert cells(judged, 1)[0] == "Vendor 4999, Inc."
    expect(title).to_be_focused()


def test_only_rows_with_an_error_are_shown(judged: Page):
    """The rows that could not be understood stand alone, each with its line, column and fault."""
    judged.check("#batch-errors")
    expect(judged.locator("[data-count]")).to_have_text("50 of 5,000 rows")
    errors = judged.locator("td.error").all_inner_texts()
    assert len(errors) == 50
    assert all(error.startswith("row ") and "buyer" in error for error in errors)


def test_the_download_has_every_row(judged: Page):
    """The file has the input's columns and the verdict's, all rows in order, and opens as UTF-8 in Excel."""
    judged.check("#batch-errors")
    with judged.expect_download() as download:
        judged.click('soc-batch [data-action="download"]')
    assert download.value.suggested_filename == "verdicts.csv"
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row["vendor"] for row in rows] == [f"Vendor {number}, Inc." for number in range(ROWS)]
    assert "SOC 1 Type 2" in rows[0]["verdict"] and "role=customer" in rows[0]["link"]
    assert rows[99]["error"].startswith("row 101: ") and rows[99]["verdict"] == ""


def test_a_link_opens_the_row_in_the_wizard(judged: Page):
    """Each understood row leads to the wizard with its answers."""
    judged.fill("#batch-filter", "vendor 4000")
    link = judged.get_by_role("link", name="Open in the wizard")
    assert "our-financial-effect=direct" in (link.get_attribute("href") or "")


def test_wrong_columns_keep_the_result(judged: Page):
    """A file without a question's column is refused in words, and the result that was there stays."""
    choose(judged, "list.csv", b"name;role\nAcme;customer\n")
    fault = judged.get_by_role("alert")
    expect(fault).to_contain_text("list.csv: No column is a question. Separate the columns with commas.")
    expect(judged.locator("[data-count]")).to_have_text("5,000 of 5,000 rows")


def test_axe_finds_nothing(judged: Page):
    """The page with a result meets WCAG 2.2 AA in light and dark."""
    judged.evaluate(AXE.read_text("utf-8"))
    for scheme in ("light", "dark"):
        judged.emulate_media(color_scheme=scheme)
        expect(judged.locator("body")).to_have_css("color-scheme", scheme)
        found = judged.evaluate("axe.run('article', {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
        assert [each["id"] for each in found["violations"]] == []


def test_a_corrected_file_is_read_again(seen: Page):
    """Dropped or chosen, in UTF-8 or as Excel saves it on Windows, a file of the same name is read anew."""
    seen.evaluate(DROP, ["few.csv", HEADER + line(99)])
    expect(seen.locator("[data-status]")).to_have_text("few.csv: 1 row, 1 with an error.", timeout=WAIT)
    choose(seen, "few.csv", (HEADER + line(0).replace("Vendor", "Café")).encode("cp1252"))
    expect(seen.locator("[data-status]")).to_have_text("few.csv: 1 row, none with an error.", timeout=WAIT)
    assert cells(seen, 1) == ["Café 0, Inc."]
    seen.evaluate("window.longest = 0")
