"""What the wizard gives to take along: links, copies, files, and a frame for other pages."""

import json
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from playwright.sync_api import Browser, Frame, Page, expect

from tests.browser.conftest import profile
from tests.browser.server import serve
from tests.browser.walk import FLAVORS, IDLE, PAYROLL, WAIT, asked, findings, link, unfold
from tests.machine import writer


@pytest.fixture(scope="module")
def verdict(browser: Browser, site: str) -> Iterator[Page]:
    """A page that shows the payroll bureau's verdict and may use the clipboard; each test presses buttons of its own."""
    with profile(browser, permissions=["clipboard-read", "clipboard-write"], service_workers="block") as context:
        page = context.new_page()
        page.goto(f"{site}/decide/{link(PAYROLL)}")
        findings(page)
        unfold(page)
        yield page


def copied(page: Page, button: str) -> dict[str, str]:
    """What is on the real clipboard after a button was pressed."""
    page.click(button)
    expect(page.locator(button)).to_have_text("Copied")
    return page.evaluate(FLAVORS)


def test_the_link_is_copied_with_its_answers_and_edition(verdict: Page):
    """The copied address opens the wizard with these answers, and the page says that it shows them."""
    address = copied(verdict, '[data-action="copy-link"]')["text/plain"]
    assert "role=provider" in address
    assert "edition=" in address
    expect(verdict.locator("[data-share]")).to_contain_text("The link holds your answers")


def test_the_report_is_copied_formatted_with_plain_text_beside_it(verdict: Page):
    """Rich paste gets semantic HTML without fonts or colors; a plain field gets readable text."""
    flavors = copied(verdict, '[data-action="copy-report"][data-format="html"]')
    assert "<h1>" in flavors["text/html"] and "<li>" in flavors["text/html"]
    assert "style=" not in flavors["text/html"]
    assert "SOC 1" in flavors["text/plain"] and "<" not in flavors["text/plain"]


def test_the_report_is_copied_as_markdown_and_as_plain_text(verdict: Page):
    """Markdown carries links on the site's own address; plain text writes them out; no placeholder is left."""
    markdown = copied(verdict, '[data-action="copy-report"][data-format="markdown"]')["text/plain"]
    assert markdown.startswith("# ")
    assert "](http" in markdown and "/go/" in markdown
    text = copied(verdict, '[data-action="copy-report"][data-format="text"]')["text/plain"]
    assert "](" not in text and "http" in text
    assert not any(mark in markdown + text for mark in ("{", "TODO", "undefined", "None"))


def test_the_paragraph_comes_in_three_lengths(verdict: Page):
    """The paragraph for a proposal grows with the length chosen, and is copied as it stands."""
    words = []
    for length in ("25", "75", "150"):
        verdict.check(f'input[name="rfp-length"][value="{length}"]')
        words.append(len(verdict.locator("[data-rfp]").inner_text().split()))
    assert 0 < words[0] <= words[1] <= words[2]
    assert "; http" in verdict.locator("[data-rfp]").inner_text()
    assert copied(verdict, '[data-action="copy-rfp"]')["text/plain"] == verdict.locator("[data-rfp]").inner_text()


def test_a_message_to_send_is_copied(verdict: Page):
    """The words for whoever can settle a point are copied as they stand."""
    box = verdict.locator("[data-words] details.ask").first
    words = box.locator("[data-message]").inner_text().strip()
    box.locator("button").click()
    expect(box.locator("button")).to_have_text("Copied")
    assert verdict.evaluate(FLAVORS)["text/plain"] == words


def test_without_a_clipboard_the_words_are_offered(page: Page, site: str):
    """Where the browser closes the clipboard, the words show in a field, selected."""
    page.add_init_script("Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })")
    page.goto(f"{site}/decide/{link(PAYROLL)}")
    findings(page)
    page.click('[data-action="copy-link"]')
    expect(page.locator("[data-share] textarea")).to_have_value(page.url)


def saved(page: Page, kind: str, folder: Path) -> Path:
    """The file that a download button gives."""
    with page.expect_download() as download:
        page.click(f'[data-action="download"][data-format="{kind}"]')
    target = folder / download.value.suggested_filename
    download.value.save_as(target)
    return target


def test_files_are_made_on_the_device(verdict: Page, tmp_path: Path):
    """Markdown, JSON, a test case and the calendar are files that their readers accept."""
    expect(verdict.locator("[data-timeline] svg")).to_be_visible(timeout=WAIT)
    assert saved(verdict, "markdown", tmp_path).read_text().startswith("# ")
    report = json.loads(saved(verdict, "json", tmp_path).read_text())
    assert report["answers"]["offering"] == ["process"]
    assert any(finding["id"] == "soc-1-must" for finding in report["findings"])
    case = tomllib.loads(saved(verdict, "case", tmp_path).read_text())["case"][0]
    assert case["answers"]["role"] == "provider" and "soc-1-must" in case["holds"]
    calendar = saved(verdict, "ics", tmp_path).read_bytes()
    assert calendar.startswith(b"BEGIN:VCALENDAR") and calendar.count(b"BEGIN:VEVENT") > 1


def test_the_word_file_opens(verdict: Page, tmp_path: Path):
    """The Word file has the report's headings, lists and links, and LibreOffice renders it."""
    path = saved(verdict, "docx", tmp_path)
    document = Document(str(path))
    styles = {paragraph.style.name.lower() for paragraph in document.paragraphs if paragraph.style}
    assert {"title", "heading 1", "list bullet"} <= styles
    assert "SOC 1" in document.paragraphs[0].text
    assert any("/go/" in relation.target_ref for relation in document.part.rels.values() if relation.is_external)
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "**" not in text and "](" not in text
    office = writer()
    if not office:
        pytest.skip("LibreOffice Writer")
    command = [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(path)], check=True, capture_output=True, timeout=120)
    assert path.with_suffix(".pdf").stat().st_size > 5_000


@pytest.fixture
def foreign(tmp_path: Path, site: str) -> Iterator[str]:
    """A page of another origin that embeds the wizard and keeps what it is told."""
    script = """
      window.told = [];
      addEventListener("message", (event) => {
        if (event.origin !== SITE || event.source !== frame.contentWindow) return;
        told.push(event.data);
        if (event.data.type === "which-soc:height") frame.height = event.data.height;
      });
      frame.src = SITE + "/decide/?embed=" + location.origin + LINK;
    """
    values = f"const SITE = {json.dumps(site)}, LINK = {json.dumps(link(PAYROLL))};"
    page = f'<!doctype html><title>Intranet</title><iframe id="frame" width="100%"></iframe><script>{values}{script}</script>'
    (tmp_path / "index.html").write_text(page)
    with serve(tmp_path) as served:
        yield served.url


def test_a_foreign_page_embeds_it(page: Page, foreign: str):
    """In a frame it has no chrome, sizes itself, and tells the named origin the verdict."""
    page.goto(foreign)
    frame = next(each for each in page.frames if each != page.main_frame)
    findings_in(frame)
    assert frame.locator(".md-header").is_hidden() and frame.locator(".md-footer").is_hidden()
    told = all_told(page, frame)
    verdict = next(each for each in told if each["type"] == "which-soc:verdict")
    assert verdict["final"] and "SOC 1" in verdict["headline"]
    assert verdict["lead"]["certainty"] == "sure" and verdict["lead"]["headline"].startswith(verdict["headline"])
    assert [each["label"] for each in verdict["lead"]["facts"]] == ["Type", "Period", "In hand"]
    assert_says_who_hears(frame, foreign)
    assert "soc-1-must" in {each["id"] for each in verdict["findings"]}
    height = page.evaluate("frame.clientHeight")
    assert abs(height - frame.evaluate("document.documentElement.scrollHeight")) < 40


def assert_says_who_hears(frame: Frame, origin: str | None) -> None:
    """Where answers go is said in both places: to the page around the frame, or nowhere."""
    stay = "Your answers stay on this device."
    said = f"Your answers and the verdict go to the page that shows this, at {origin}, and nowhere else." if origin else stay
    expect(frame.locator("[data-who-hears]")).to_have_text(said)
    assert frame.locator("[data-progress]").text_content() == f"Python is ready in this page. {said}"
    assert (stay in (frame.locator("body").text_content() or "")) == (origin is None)


def embedded(page: Page, foreign: str, address: str) -> Frame:
    """The verdict at another address in the frame, of which alone the page is told from here on."""
    page.goto(foreign)
    with page.expect_event("framenavigated", lambda each: each.url == "about:blank"):
        page.evaluate("frame.src = 'about:blank'")
    page.evaluate("told.length = 0")
    with page.expect_event("framenavigated", lambda each: each.url.startswith(address)):
        page.evaluate("(address) => { frame.src = address }", address + link(PAYROLL))
    frame = next(each for each in page.frames if each != page.main_frame)
    findings_in(frame)
    return frame


def all_told(page: Page, frame: Frame) -> list[dict[str, Any]]:
    """Every message of the frame so far: they arrive in order, so when a last one is there, all are."""
    frame.evaluate(IDLE)
    frame.evaluate("parent.postMessage({ type: 'last' }, '*')")
    page.wait_for_function("told.some((each) => each.type === 'last')")
    return [each for each in page.evaluate("told") if each["type"] != "last"]


def findings_in(frame: Frame) -> None:
    """Wait for the verdict in a frame."""
    expect(frame.locator("[data-headline]")).to_be_visible(timeout=WAIT)
    expect(frame.locator("[data-timeline] svg")).to_be_visible(timeout=WAIT)


def test_another_origin_hears_nothing(page: Page, foreign: str, site: str):
    """A page that is not the named origin gets no message at all."""
    frame = embedded(page, foreign, f"{site}/decide/?embed=https://other.example")
    assert all_told(page, frame) == []


def test_without_a_named_origin_only_the_height_is_told(page: Page, foreign: str, site: str):
    """Plain ?embed keeps the verdict to itself."""
    frame = embedded(page, foreign, f"{site}/decide/?embed")
    assert {each["type"] for each in all_told(page, frame)} == {"which-soc:height"}
    assert_says_who_hears(frame, None)


def test_embedded_it_walks_like_everywhere(page: Page, site: str):
    """The page without chrome is the same wizard."""
    page.goto(f"{site}/decide/?embed")
    page.check('input[name="role"][value="customer"]')
    page.click('[data-action="continue"]')
    asked(page, "vendor-does")
    assert "?embed" in page.url
