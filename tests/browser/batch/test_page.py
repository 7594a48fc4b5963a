"""Many vendors at once: a file goes in, an analyst's table comes out that sorts and narrows, and the page stays free."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.walk import WAIT

ROWS = 5_000
# The longest that the page may be deaf, in ms. What a reader takes for a freeze begins at about a second; on an idle
# machine the longest task takes a tenth of that, which leaves room for one that is busy with other tests.
DEAF = 1_000
LONGEST = """
window.longest = 0;
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) window.longest = Math.max(window.longest, each.duration);
}).observe({ type: "longtask" });
"""
LONG = 4 * WAIT  # for five thousand rows on a machine that is busy with other tests
SHOWN = 200  # rows in the document at a time, however many there are
HEADER = "Vendor,Category,SOX relevant,Data,SOC report,Period end\n"
KINDS = (
    'payroll,Y,"PII, financial","SOC 1 Type II, SOC 2 Type II",2026-09-30',
    "SaaS,N,confidential,SOC 2 Type 2,12/31/2025",
    "office supplies,N,none,none,",
    "colocation,N,confidential,SOC 2 Type I,2026-06-30",
)
DROP = """([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, { type: "text/csv" }));
  const drop = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
  document.querySelector("[data-drop]").dispatchEvent(drop);
}"""


def line(number: int) -> str:
    """A vendor; every hundredth row has an entry that nobody understands."""
    kind = KINDS[number % len(KINDS)]
    return f'"Vendor {number}, Inc.",{kind.replace("colocation", "blue") if number % 100 == 99 else kind}\n'


VENDORS = HEADER + "".join(map(line, range(ROWS)))


@pytest.fixture(scope="module")
def seen(browser: Browser, site: str) -> Iterator[Page]:
    """The page with Python ready, watched for long tasks."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/decide/batch/")
    expect(page.locator("soc-batch")).to_have_attribute("data-engine", "ready", timeout=WAIT)
    page.evaluate(LONGEST)
    yield page
    context.close()


@pytest.fixture
def judged(seen: Page) -> Page:
    """The page with five thousand vendors judged and nothing narrowed."""
    count = seen.locator("[data-count]")
    if count.is_hidden() or "vendors.csv" not in seen.locator("table.verdicts caption").inner_text():
        seen.evaluate("window.longest = 0")
        choose(seen, "vendors.csv", VENDORS.encode())
        expect(count).to_have_text("5,000 of 5,000 rows", timeout=LONG)
    if seen.locator('[data-action="clear"]').is_visible():
        seen.click('[data-action="clear"]')
    return seen


def choose(page: Page, name: str, content: bytes) -> None:
    """Choose a file as a reader does, by the file dialog."""
    path = Path(mkdtemp(), name)
    path.write_bytes(content)
    with page.expect_file_chooser() as chooser:
        page.click("#batch-input")
    chooser.value.set_files(path)  # by its path: decoding its content in the page would be a long task of the test's own


def status(page: Page, words: str) -> None:
    """Wait until the page says so."""
    expect(page.locator("[data-status]")).to_have_text(words, timeout=LONG)


def cells(page: Page, column: int) -> list[str]:
    """The words of a column, of the rows that are in the document."""
    return page.locator(f"table.verdicts tbody tr > :nth-child({column})").all_inner_texts()


def narrow(page: Page, name: str, value: str) -> None:
    """Narrow a column to what has these words, or to a value that is chosen."""
    field = page.get_by_label(f"Only rows whose “{name}” has")
    if name in ("needed", "fits"):
        field.select_option(value)
    else:
        field.fill(value)


def test_five_thousand_rows_do_not_freeze_the_page(judged: Page):
    """Every row gets a verdict or a note; few rows are in the document at a time, so narrowing and sorting stay light."""
    status(judged, "vendors.csv: 5,000 rows, 50 rows could not be understood and say why.")
    narrow(judged, "vendor", "vendor 12")
    narrow(judged, "vendor", "")
    judged.get_by_role("button", name="vendor", exact=True).click()
    assert judged.locator("table.verdicts tbody tr").count() <= SHOWN
    assert judged.evaluate("window.longest") < DEAF


def test_the_watch_sees_a_freeze(seen: Page):
    """A task that is too long is seen, so that a quiet watch means something."""
    seen.evaluate("setTimeout(() => { const end = performance.now() + 300; while (performance.now() < end); })")
    seen.wait_for_function("window.longest >= 300")
    seen.evaluate("window.longest = 0")


def test_a_workbook_of_five_thousand_rows_does_not_freeze_the_page(seen: Page):
    """Unpacked and parsed in a worker, judged in another, given back as a workbook: the page stays free throughout."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Vendors")
    for row in csv.reader(io.StringIO(VENDORS)):
        sheet.append(row)
    made = io.BytesIO()
    book.save(made)
    seen.evaluate("window.longest = 0")
    choose(seen, "vendors.xlsx", made.getvalue())
    status(seen, "vendors.xlsx: 5,000 rows, 50 rows could not be understood and say why.")
    with seen.expect_download() as download:
        seen.click('[data-action="workbook"]')
    assert seen.evaluate("window.longest") < DEAF
    after = load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()), read_only=True)["Vendors"]
    assert sum(1 for _ in after.iter_rows()) == ROWS + 1


def test_each_column_narrows(judged: Page):
    """Several columns narrow together; the count says how many rows are left, aloud."""
    expect(judged.locator("[data-count]")).to_have_attribute("role", "status")
    narrow(judged, "fits", "no")
    narrow(judged, "needed", "SOC 2")
    narrow(judged, "held", "soc type 1")
    expect(judged.locator("[data-count]")).to_have_text("1,200 of 5,000 rows")
    assert {*cells(judged, 4)} == {"no"}
    narrow(judged, "vendor", "vendor 4003,")
    assert "Take a SOC 2 Type 1 as interim evidence only" in cells(judged, 7)[0]
    judged.click('[data-action="clear"]')
    expect(judged.locator("[data-count]")).to_have_text("5,000 of 5,000 rows")


def test_rows_are_sorted_by_a_column(judged: Page):
    """A column's title sorts by it, numbers by value, a second time the other way, and keeps focus; empty cells come last."""
    title = judged.get_by_role("button", name="vendor", exact=True)
    head = judged.get_by_role("columnheader", name="vendor", exact=True)
    title.click()
    if head.get_attribute("aria-sort") == "descending":
        title.click()
    assert [cell.split("\n")[0] for cell in cells(judged, 1)[:2]] == ["Vendor 0, Inc.", "Vendor 1, Inc."]
    title.click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert cells(judged, 1)[0].startswith("Vendor 4999, Inc.")
    expect(title).to_be_focused()
    judged.get_by_role("button", name="ask by", exact=True).click()
    expect(head).to_have_attribute("aria-sort", "none")
    assert all(cells(judged, 8))


def test_entries_that_are_not_understood_are_answered_once(judged: Page):
    """The columns open by themselves, name the entry, and one answer settles fifty rows; it is kept and forgotten."""
    expect(judged.locator("details.columns")).to_have_attribute("open", "")
    expect(judged.locator("details.columns summary")).to_contain_text("6 of 6 are used, 1 entry to settle")
    judged.get_by_label("What “blue” in “Category” means").select_option("saas")
    judged.get_by_role("button", name="Judge again").click()
    status(judged, "vendors.csv: 5,000 rows, all understood.")
    kept = json.loads(judged.evaluate("localStorage.getItem('which-soc:columns')"))
    assert kept["values"] == {"Category": {"blue": "saas"}}
    with judged.expect_download() as download:
        judged.get_by_role("button", name="Download this mapping").click()
    assert '[values."Category"]\n"blue" = "saas"\n' in Path(download.value.path()).read_text("utf-8")
    judged.get_by_role("button", name="Forget it").click()
    assert judged.evaluate("localStorage.getItem('which-soc:columns')") is None
    judged.get_by_role("button", name="Judge again").click()
    status(judged, "vendors.csv: 5,000 rows, 50 rows could not be understood and say why.")


def test_the_download_has_every_row(judged: Page):
    """The file has the reader's columns and the new ones, all rows in order, and opens as UTF-8 in Excel."""
    narrow(judged, "needed", "SOC 2")
    with judged.expect_download() as download:
        judged.click('soc-batch [data-action="download"]')
    assert download.value.suggested_filename == "vendors-soc.csv"
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row["Vendor"] for row in rows] == [f"Vendor {number}, Inc." for number in range(ROWS)]
    assert (rows[0]["needed"], rows[0]["fits"]) == ("both", "yes")
    assert rows[0]["link"].startswith(judged.url.replace("batch/", "#role=customer"))
    assert rows[99]["note"].startswith("Row 101: Category: “blue”") and rows[99]["verdict"] == ""


def test_a_link_opens_the_row_in_the_wizard(judged: Page):
    """Each understood row leads to the wizard with its answers, in a tab of its own, so that the table stays."""
    narrow(judged, "vendor", "vendor 4000,")
    link = judged.get_by_role("link", name="Open in the wizard")
    assert "our-financial-effect=direct" in (link.get_attribute("href") or "")
    expect(link).to_have_attribute("target", "_blank")


def test_a_file_that_cannot_be_read_leaves_nothing_of_an_earlier_one(judged: Page):
    """The fault names the file and stands alone: no earlier table, no earlier download."""
    choose(judged, "list.csv", b"Acme,SOC 2 Type 2,2026-03-31\nBeta,none,2026-01-31\n")
    fault = judged.get_by_role("alert")
    expect(fault).to_contain_text("list.csv: No row names the columns.", timeout=WAIT)
    expect(judged.locator("[data-result]")).to_be_hidden()
    expect(judged.locator("details.columns")).to_be_hidden()
    choose(judged, "long.csv", b'Vendor,Category\nA,"saas\n' + b"x,1\n" * 100_000)
    expect(fault).to_contain_text("long.csv: A quotation mark that opens in line 2 is never closed", timeout=WAIT)
    choose(judged, "empty.csv", b"")
    expect(fault).to_contain_text("empty.csv: There is nothing in it.", timeout=WAIT)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("semicolons.csv", b"Vendor;Category\nCaf\xe9;saas\n"),
        ("tabs.txt", b"Vendor\tCategory\nCaf\xe9\tsaas\n"),
        ("sep.csv", b"sep=,\r\nVendor,Category\r\nCaf\xe9,saas\r\n\r\n"),
        ("utf16.csv", "Vendor,Category\nCafé,saas\n".encode("utf-16")),
        ("utf8.csv", "\ufeffVENDOR,Vendor_Does\nCafé,saas\n".encode()),
    ],
)
def test_what_excel_saves_is_read(seen: Page, name: str, content: bytes):
    """Every delimiter and encoding, and headings in any letters."""
    choose(seen, name, content)
    status(seen, f"{name}: 1 row, all understood.")
    assert cells(seen, 1)[0].startswith("Café")


def test_a_corrected_file_is_read_again(seen: Page):
    """Dropped or chosen, a file of the same name is read anew; formulas in it come out as words."""
    seen.evaluate(DROP, ["few.csv", HEADER + line(99)])
    status(seen, "few.csv: 1 row, 1 row could not be understood and says why.")
    choose(seen, "few.csv", (HEADER + line(0).replace("Vendor", "=HYPERLINK Vendor")).encode())
    status(seen, "few.csv: 1 row, all understood.")
    with seen.expect_download() as download:
        seen.click('soc-batch [data-action="download"]')
    assert '"\'=HYPERLINK Vendor 0, Inc."' in Path(download.value.path()).read_text("utf-8-sig")


def test_work_can_be_stopped(seen: Page):
    """A long table shows how far it is, and stops when asked; the next file is judged as ever."""
    choose(seen, "long.csv", (HEADER + "".join(line(number) for number in range(80_000))).encode())
    stop = seen.get_by_role("button", name="Stop")
    expect(stop).to_be_visible(timeout=WAIT)
    expect(seen.get_by_role("progressbar", name="Rows judged")).to_be_visible()
    stop.click()
    status(seen, "long.csv: stopped. Choose the file again, or change a column and judge it again.")
    expect(stop).to_be_hidden()
    choose(seen, "few.csv", (HEADER + line(0)).encode())
    status(seen, "few.csv: 1 row, all understood.")


def test_reading_can_be_stopped(seen: Page):
    """While a file is read a bar moves and there is Stop, as while rows are judged; then the next file is read as ever."""
    choose(seen, "wide.csv", (HEADER + "".join(line(number) for number in range(80_000))).encode())
    busy = seen.get_by_role("progressbar", name="Reading the file")
    expect(busy).to_be_visible(timeout=WAIT)
    assert busy.get_attribute("value") is None
    seen.get_by_role("button", name="Stop").click()
    status(seen, "wide.csv: stopped. Choose the file again.")
    expect(seen.locator("[data-work]")).to_be_hidden()
    expect(seen.locator("details.columns")).to_be_hidden()
    choose(seen, "few.csv", (HEADER + line(0)).encode())
    status(seen, "few.csv: 1 row, all understood.")


def test_the_next_step_and_every_reason_are_seen_at_once(seen: Page):
    """On a desk the table shows what to do without scrolling sideways, and a row that is not understood says why there."""
    before = seen.viewport_size or {"width": 1280, "height": 720}
    seen.set_viewport_size({"width": 1280, "height": 900})
    choose(seen, "some.csv", b"Vendor,Category,SOC report\nA,payroll,SOC 1 Type 2\nB,blue,none\n")
    status(seen, "some.csv: 2 rows, 1 row could not be understood and says why.")
    assert cells(seen, 5)[1].startswith("Row 3: Category: “blue” is not understood.")
    frame, step = seen.locator(".frame").bounding_box(), seen.get_by_role("columnheader", name="next step").bounding_box()
    assert frame and step and step["x"] + step["width"] <= frame["x"] + frame["width"]
    seen.set_viewport_size(before)


@pytest.mark.parametrize("width", [360, 320])
def test_nothing_runs_out_of_a_narrow_page(seen: Page, width: int):
    """With a list read and its columns open nothing but the table of verdicts scrolls sideways, also under 400 % zoom."""
    before = seen.viewport_size or {"width": 1280, "height": 720}
    long = "Assurance reports that the vendor has given to us in this year and in the last"
    choose(seen, "narrow.csv", f"Vendor,Category,{long}\nA,finance,SOC 2 Type 2\nB,blue,none\n".encode())
    status(seen, "narrow.csv: 2 rows, 1 row could not be understood and says why.")
    expect(seen.locator("details.columns")).to_have_attribute("open", "")
    seen.set_viewport_size({"width": width, "height": 700})
    assert seen.evaluate("document.documentElement.scrollWidth") <= width
    seen.set_viewport_size(before)


def test_an_entry_that_names_no_service_is_settled_once(seen: Page):
    """It is quoted in the rows and asked of the reader; one answer gives both rows their verdicts."""
    choose(seen, "ledgers.csv", b"Vendor,Category,SOC report\nA,FINANCE,SOC 1 Type 2\nB,FINANCE,none\n")
    status(seen, "ledgers.csv: 2 rows, all understood.")
    assert set(cells(seen, 5)) == {"“FINANCE” does not say which service it is."}
    expect(seen.locator("details.columns summary")).to_contain_text("1 entry to settle")
    seen.get_by_label("What “FINANCE” in “Category” means").select_option("process")
    seen.get_by_role("button", name="Judge again").click()
    status(seen, "ledgers.csv: 2 rows, all understood.")
    assert set(cells(seen, 2)) == {"both"}
    seen.get_by_role("button", name="Forget it").click()


def test_days_that_can_be_read_in_two_ways_are_asked(seen: Page):
    """Where no other day decides it, the page asks once, and the rows follow."""
    choose(seen, "days.csv", b"Vendor,Category,Period end\nA,saas,03/04/2026\n")
    status(seen, "days.csv: 1 row, 1 row could not be understood and says why.")
    assert "can be Mar 4 or Apr 3" in cells(seen, 5)[0]
    seen.get_by_label("Days are written").select_option("dmy")
    seen.get_by_role("button", name="Judge again").click()
    status(seen, "days.csv: 1 row, all understood.")
    href = seen.get_by_role("link", name="Open in the wizard").get_attribute("href") or ""
    assert "report-period-end=2026-04-03" in href


def test_trying_again_judges_the_list_that_was_chosen(context: BrowserContext, site: str):
    """While a part of Python is missing a sentence says so, with a button; once it is there the same list is judged."""
    page = context.new_page()
    page.route("**/batch.zip", lambda route: route.fulfill(status=404))
    page.goto(f"{site}/decide/batch/")
    expect(page.locator("[data-fault]")).to_contain_text("a file did not arrive", timeout=WAIT)
    page.evaluate(DROP, ["vendors.csv", HEADER + line(0)])
    expect(page.locator("[data-status]")).to_have_text("")
    expect(page.locator("[data-fault]")).to_contain_text("a file did not arrive")
    page.click('[data-action="retry"]')
    expect(page.locator("[data-fault]")).to_be_visible(timeout=WAIT)
    page.unroute("**/batch.zip")
    page.click('[data-action="retry"]')
    status(page, "vendors.csv: 1 row, all understood.")
    expect(page.locator("[data-fault]")).to_be_hidden()
