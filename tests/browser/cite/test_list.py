"""The reader's list of references: collected while reading, kept on the device, taken along as one appendix."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.walk import FLAVORS
from tests.machine import writer

SECTIONS = {"soc-1-audience": "compare/audience", "bridge-letters": "guides/periods-and-bridge-letters"}
HEADING = re.compile(r"SOC references, as of [A-Z][a-z]+ \d{1,2}, \d{4}")
ANSWER = "rfp-which-reports"
ADD = """(words) => {
  const kept = JSON.parse(localStorage.getItem("which-soc:list"));
  Object.assign(kept[1], words);
  localStorage.setItem("which-soc:list", JSON.stringify(kept));
}"""
FILL = """(id) => {
  const quote = document.createElement("blockquote");
  quote.textContent = "We hold a Type 2 report.";
  document.querySelector(`[data-answer="${id}"] [data-filled]`).append(quote);
}"""


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page that may use the clipboard."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    return context.new_page()


def panel(page: Page, id: str) -> Locator:
    """The open panel of a section."""
    page.locator(f'[data-cite="{id}"]').click()
    return page.locator(".cite-panel")


def collected(page: Page, site: str) -> Page:
    """The list with two sections on it."""
    for id, path in SECTIONS.items():
        page.goto(f"{site}/{path}/")
        panel(page, id).get_by_role("button", name="Add to the list").click()
        expect(page.locator(".cite-status")).to_have_text("Added to the list.")
    page.locator(".cite-panel").get_by_role("link", name="Show the list (2)").click()
    page.wait_for_url(f"{site}/rfp/list/")
    return page


def converted(path: Path, kind: str) -> str:
    """What LibreOffice makes of a file, as words."""
    office = writer()
    if not office:
        pytest.skip("LibreOffice")
    command = [office, "--headless", f"-env:UserInstallation=file://{path.parent}/profile", "--convert-to", kind]
    subprocess.run([*command, "--outdir", str(path.parent), str(path)], check=True, timeout=120)
    return path.with_suffix(f".{kind}").read_text("utf-8")


def test_sections_come_together_from_many_pages(page: Page, site: str):
    """Both are listed with their links in their order, one is taken off again where it stands or where it is read."""
    listed = collected(page, site).locator("soc-list li")
    hrefs = "all => all.map(each => each.querySelector('a').href)"
    assert listed.evaluate_all(hrefs) == [f"{site}/go/{id}/" for id in SECTIONS]
    page.get_by_role("button", name="Remove: SOC 1: who may read it").press("Enter")
    expect(page.locator("soc-list [data-status]")).to_have_text("1 section on the list.")
    expect(page.locator("soc-list [data-status]")).to_be_focused()
    page.goto(f"{site}/guides/periods-and-bridge-letters/")
    panel(page, "bridge-letters").get_by_role("button", name="Remove from the list").press("Enter")
    expect(page.locator(".cite-status")).to_have_text("Removed from the list.")
    page.goto(f"{site}/rfp/list/")
    expect(page.locator("soc-list [data-status]")).to_have_text("The list is empty.")
    expect(page.locator("soc-list [data-taking]")).to_be_hidden()


def test_the_appendix_is_copied(page: Page, site: str):
    """As rich text it is a heading and a list with links, as Markdown the same; title, edition and date are in both."""
    collected(page, site).get_by_role("button", name="Copy for a document").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    flavors = page.evaluate(FLAVORS)
    rich = flavors["text/html"]
    assert re.search(rf"<h2>{HEADING.pattern}</h2><ul><li><strong>SOC 1: who may read it\.</strong> A SOC 1 ", rich)
    assert all(f'<a href="{site}/go/{id}/">{site}/go/{id}/</a>' in rich for id in SECTIONS) and "style=" not in rich
    assert HEADING.match(flavors["text/plain"]) and flavors["text/plain"].count(", accessed ") == 2
    page.get_by_role("button", name="Copy as Markdown").click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()).startsWith('## SOC references')")
    text = page.evaluate(FLAVORS)["text/plain"]
    assert f"\n- [SOC 1: who may read it]({site}/go/soc-1-audience/): A SOC 1 report" in text


def test_the_appendix_as_a_word_file(page: Page, site: str, tmp_path: Path):
    """The file opens, in LibreOffice too: a heading, an item for each section with its link, and an answer's own words below."""
    page.goto(f"{site}/rfp/")
    page.evaluate(FILL, ANSWER)
    panel(page, ANSWER).get_by_role("button", name="Add to the list").click()
    collected_one = page.locator(".cite-panel").get_by_role("link", name="Show the list (1)")
    collected_one.click()
    expect(page.locator("soc-list blockquote")).to_have_text("We hold a Type 2 report.")
    with page.expect_download() as started:
        page.get_by_role("button", name="Download for Word").click()
    started.value.save_as(tmp_path / "list.docx")
    heading, item, answer = Document(str(tmp_path / "list.docx")).paragraphs
    assert heading.style.name.lower() == "heading 1" and HEADING.fullmatch(heading.text)
    assert (item.style.name.lower(), item.hyperlinks[0].address) == ("list bullet", f"{site}/go/{ANSWER}/")
    assert answer.text == "We hold a Type 2 report."
    opened = converted(tmp_path / "list.docx", "fodt")
    assert re.findall(r'<text:a [^>]*xlink:href="([^"]+)"', opened) == [f"{site}/go/{ANSWER}/"]
    assert HEADING.search(opened) and "We hold a Type 2 report." in opened


def test_the_appendix_as_a_workbook(page: Page, site: str, tmp_path: Path):
    """A row for each section, its address a link that Excel's readers and Calc find on the cell; no word is a formula."""
    collected(page, site)
    page.evaluate(ADD, {"answer": "=1+1"})
    page.reload()
    with page.expect_download() as started:
        page.get_by_role("button", name="Download for Excel").click()
    path = tmp_path / started.value.suggested_filename
    started.value.save_as(path)
    sheet = load_workbook(path).active
    assert path.name == "soc-references.xlsx" and re.fullmatch(r"SOC references, [A-Z][a-z]{2} \d{1,2}, \d{4}", sheet.title)
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("Section", "In a sentence", "Link", "Edition", "Accessed", "Rests on", "Answer")
    addresses = [f"{site}/go/{id}/" for id in SECTIONS]
    assert [row[2] for row in rows[1:]] == [sheet.cell(row, 3).hyperlink.target for row in (2, 3)] == addresses
    assert rows[1][0] == "SOC 1: who may read it" and rows[2][6] == "=1+1" and sheet["G3"].data_type == "s"
    assert sheet.freeze_panes == "A2"
    assert re.findall(r'<text:a xlink:href="([^"]+)"', converted(path, "fods")) == addresses


def test_what_somebody_put_into_the_storage_does_no_harm(page: Page, site: str):
    """Entries of another shape are left out, markup stays words."""
    good = dict.fromkeys(["title", "summary", "rests", "edition", "site", "accessed", "answer"], "<img src=x onerror=alert(1)>")
    kept = [{"id": "bridge-letters", **good}, {"id": "../evil", **good}, {"id": "cost"}, None, 3]
    page.goto(f"{site}/rfp/list/")
    for value in (json.dumps(kept), "{", "3"):
        page.evaluate("value => localStorage.setItem('which-soc:list', value)", value)
        page.reload()
        expect(page.locator("soc-list [data-status]")).not_to_be_empty()
        assert page.locator("soc-list li").count() == (1 if value.startswith("[") else 0)
        assert page.locator("soc-list img").count() == 0


def test_blocked_storage_and_no_scripts(browser: Browser, site: str):
    """Where nothing can be kept no list is offered and its page says why; without scripts it says what to do instead."""
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })")
    page = context.new_page()
    page.goto(f"{site}/compare/audience/")
    expect(panel(page, "soc-1-audience").get_by_role("button", name="Copy link")).to_be_visible()
    expect(page.get_by_role("button", name="Add to the list")).to_have_count(0)
    page.goto(f"{site}/rfp/list/")
    expect(page.locator("soc-list [data-status]")).to_contain_text("keeps nothing for this site")
    context.close()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/rfp/list/")
    expect(page.locator("noscript p")).to_contain_text("The list needs scripts.")
    context.close()
