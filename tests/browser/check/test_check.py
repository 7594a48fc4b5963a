"""The checker's page: a document goes in and every link is reported as on the command line; nothing leaves the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from decision.cli.link_files import Task, check
from decision.links.refusals import SENTENCES
from tests.browser.server import Served, serve
from tests.browser.walk import WAIT
from tests.decision.links import papers
from tests.decision.links.test_documents import REFUSED

LIST = """() => [...document.querySelectorAll("[data-result] ol > li")].map((row) => [
  row.dataset.state,
  row.querySelector(".state").lastChild.textContent.trim(),
  row.dataset.id,
  row.querySelector("[data-offered='Write instead'] a, [data-offered='Words of today'] a")?.getAttribute("href") ?? "",
])"""


@pytest.fixture(scope="module")
def served(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The built site as if it had published a later edition."""
    folder = tmp_path_factory.mktemp("later")
    for each in site_folder.iterdir():
        if each.name != "data":
            (folder / each.name).symlink_to(each)
    papers.publish(folder)
    with serve(folder) as served:
        yield served


@pytest.fixture(scope="module")
def checker(browser: Browser, served: Served) -> Iterator[Page]:
    """The page with Python ready; it asks no other host for anything."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{served.url}/rfp/check/")
    expect(page.locator("soc-check")).to_have_attribute("data-engine", "ready", timeout=WAIT * 3)
    yield page
    context.close()
    assert all(url.startswith((served.url, "data:", "blob:")) for url in asked)


def choose(page: Page, path: Path) -> None:
    """Choose a file as a reader does."""
    with page.expect_file_chooser() as chooser:
        page.click("#check-input")
    chooser.value.set_files(path)


def says(page: Page, words: str) -> None:
    """Wait until the page says so."""
    expect(page.locator("[data-status]")).to_have_text(words, timeout=WAIT * 2)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_document_is_reported_exactly(checker: Page, served: Served, tmp_path: Path, kind: str):
    """Twenty links against a later edition, as on the command line; no request names what the document cites."""
    paths = papers.write(tmp_path)
    path, expected = (paths[0], papers.IN_WORD) if kind == "docx" else (paths[1], papers.IN_SHEETS)
    served.requests.clear()
    choose(checker, path)
    expect(checker.locator("[data-heading]")).to_have_text(f"{path.name}, against edition 2027.05", timeout=WAIT * 2)
    found = [tuple(row) for row in checker.evaluate(LIST)]
    assert sorted(found) == sorted(expected)
    assert [row for row in found if row[0] != "fine"] == [row for row in expected if row[0] != "fine"]
    counts = {state: sum(row[0] == state for row in expected) for state in ("fine", "moved", "changed", "retired", "unknown")}
    words = ", ".join(f"{count} {state.replace('changed', 'changed since cited')}" for state, count in counts.items())
    says(checker, f"{path.name}: 20 links: {words}.")
    assert {request for request in served.requests if "/go/" in request} == set()


def test_what_has_changed_is_marked(checker: Page, tmp_path: Path):
    """The words that are gone and those that came, the frozen link, and the nearest ids of a mistyped one."""
    paste(checker, f"{papers.ROOT}bridge-letters/2026.11/ and {papers.ROOT}gap-leters/")
    row = checker.locator('li[data-state="changed"]')
    row.locator("summary").click()
    expect(row.locator("del")).to_have_text("three ")
    expect(row.locator("ins")).to_have_text("four ")
    unknown = checker.locator('li[data-state="unknown"] [data-offered] a')
    assert unknown.all_inner_texts() == [f"{papers.ROOT}gap-letters/", f"{papers.ROOT}bridge-letters/"]


def paste(page: Page, words: str, edition: str = "") -> None:
    """Check words with the keyboard alone."""
    page.select_option("#check-edition", edition)
    details = page.locator("details.paste")
    if details.get_attribute("open") is None:
        details.locator("summary").focus()
        page.keyboard.press("Enter")
    page.locator("#check-words").fill(words)
    page.locator("#check-words").press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-result]")).to_be_visible(timeout=WAIT)


def test_words_are_pasted_with_the_keyboard(checker: Page):
    """The edition chosen stands in where the words name none; the result is announced."""
    paste(checker, f"{papers.ROOT}subservice-organizations/")
    says(checker, "The words: 1 link: 1 fine.")
    paste(checker, f"{papers.ROOT}subservice-organizations/", "2026.11")
    says(checker, "The words: 1 link: 1 changed since cited.")
    paste(checker, "no link of ours")
    says(checker, "The words: it has none of our links.")


def test_the_result_is_saved(checker: Page):
    """As JSON, with what the command line gives."""
    paste(checker, f"{papers.ROOT}soc-3/")
    with checker.expect_download() as saved:
        checker.click('[data-action="download"]')
    assert saved.value.suggested_filename == "The words-links.json"
    assert '"id": "soc-3"' in Path(saved.value.path()).read_text("utf-8")


PAGES = """<h1>Reports</h1><p>See <a href="{root}bridge-letters/2026.11/">bridge letters</a> and {root}soc-3/.</p>
<p>Two: {root}gap-letters/ and <a href="{root}soc-1-intended-users/">their readers</a> (edition 2026.11).</p>
<p style="break-before: page">“Überprüft” <a href="{root}bridge-leters/">{root}bridge-leters/</a></p>"""
IN_PDF = [
    ("fine", "page 1", "soc-3"),
    ("retired", "page 1", "gap-letters"),
    ("changed", "page 1", "bridge-letters"),
    ("moved", "page 1", "soc-1-intended-users"),
    ("unknown", "page 2", "bridge-leters"),
]


def test_a_pdf_is_reported_as_on_the_command_line(browser: Browser, served: Served, tmp_path: Path):
    """Links and visible words, each with its page; the reader of PDFs is fetched for the first, and no other host asked."""
    page = browser.new_context(service_workers="block").new_page()
    page.set_content(PAGES.format(root=papers.ROOT))
    path = tmp_path / "proposal.pdf"
    page.pdf(path=path)
    page.goto(f"{served.url}/rfp/check/")
    expect(page.locator("soc-check")).to_have_attribute("data-engine", "ready", timeout=WAIT * 3)
    assert not any(request.endswith("/pdf.zip") for request in served.requests)
    choose(page, path)
    expect(page.locator("[data-heading]")).to_have_text("proposal.pdf, against edition 2027.05", timeout=WAIT * 4)
    (file,) = check(Task([str(path)], served.url))
    said = [(link["state"], link["place"], link["id"], link["corrected"]) for link in file["links"]]
    assert sorted(row[:3] for row in said) == sorted(IN_PDF)
    assert sorted(map(tuple, page.evaluate(LIST))) == sorted(said)
    assert any(request.endswith("/pdf.zip") for request in served.requests)
    page.context.close()


def test_a_pdf_without_its_reader_says_so(checker: Page, served: Served, tmp_path: Path):
    """When that does not arrive, a sentence says it, and the page goes on working."""
    path = tmp_path / "file.pdf"
    path.write_bytes(papers.pdf("words"))
    served.faults["pdf.zip"] = "missing"
    choose(checker, path)
    expect(checker.locator("[data-fault]")).to_have_text(
        "file.pdf: Python could not be downloaded: a file did not arrive.", timeout=WAIT * 3
    )
    del served.faults["pdf.zip"]
    choose(checker, path)
    says(checker, "file.pdf: it has none of our links.")


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_is_refused_in_a_sentence(checker: Page, tmp_path: Path, name: str):
    """The same as on the command line; the page goes on working."""
    why, content = REFUSED[name]
    path = tmp_path / "file.docx"
    path.write_bytes(content)
    choose(checker, path)
    fault = checker.locator("[data-fault]")
    expect(fault).to_have_text(f"file.docx: This file cannot be checked. {SENTENCES[why]}", timeout=WAIT * 3)
    assert fault.get_attribute("role") == "alert"
    assert checker.locator("[data-result]").is_hidden()


def test_a_site_without_its_data_says_so(browser: Browser, served: Served):
    """One sentence; the next try asks again."""
    page = browser.new_context(service_workers="block").new_page()
    page.goto(f"{served.url}/rfp/check/")
    served.faults["links.json"] = "missing"
    page.locator("details.paste summary").click()
    page.locator("#check-words").fill("words")
    page.click('[data-action="check"]')
    expect(page.locator("[data-fault]")).to_have_text(
        "The words: The list of this site's links did not arrive. Try again when you are online.", timeout=WAIT * 3
    )
    del served.faults["links.json"]
    page.click('[data-action="check"]')
    says(page, "The words: it has none of our links.")
    page.context.close()


def test_trying_again_checks_what_was_typed(context: BrowserContext, served: Served):
    """While a part of Python is missing a sentence says so, with a button; once it is there the same words are checked."""
    page = context.new_page()
    page.route("**/links.zip", lambda route: route.fulfill(status=404))
    page.goto(f"{served.url}/rfp/check/")
    expect(page.locator("[data-fault]")).to_contain_text("a file did not arrive", timeout=WAIT)
    page.locator("details.paste summary").click()
    page.fill("#check-words", f"{papers.ROOT}soc-3/")
    page.click('[data-action="check"]')
    expect(page.locator("[data-fault]")).to_contain_text("a file did not arrive")
    says(page, "")
    page.unroute("**/links.zip")
    page.click('[data-action="retry"]')
    says(page, "The words: 1 link: 1 fine.")
    expect(page.locator("[data-fault]")).to_be_hidden()
    expect(page.locator("#check-words")).to_have_value(f"{papers.ROOT}soc-3/")
