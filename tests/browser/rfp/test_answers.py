"""The answer library in the page: filled in by its sender, copied through the real clipboard, readable without scripts."""

import csv
import io
import json
import subprocess
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from decision.cli.documents import opened
from decision.links import document, text
from decision.links.find import mentions
from decision.links.known import read_known
from publish.content.catalogue import EDITION
from tests.browser.axe import faults_of_access
from tests.browser.views import SAID
from tests.browser.walk import FLAVORS, WAIT, stay
from tests.decision.links.papers import published
from tests.machine import writer

KEEP = f"localStorage.setItem('which-soc:answers', {json.dumps(json.dumps(SAID))})"


@pytest.fixture
def page(context: BrowserContext, site: str) -> Page:
    """The library, with a sender who has said it all on an earlier visit."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    made = context.new_page()
    stay(made, date(2026, 11, 29))
    made.goto(f"{site}/rfp/citing/")
    made.evaluate(KEEP)
    made.goto(f"{site}/rfp/")
    expect(made.locator("soc-answers")).to_have_attribute("data-engine", "ready", timeout=2 * WAIT)
    return made


def card(page: Page, id: str) -> Locator:
    """What is filled in for a question."""
    return page.locator(f'[data-answer="{id}"] [data-filled]')


def test_it_is_read_without_scripts(browser: Browser, site: str):
    """Without scripts there is no form, and each sentence stands with the condition under which it may be used."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/rfp/")
    expect(page.locator("[data-sender]")).to_be_hidden()
    everywhere = page.locator("soc-answers > .says")
    everywhere.get_by_text("What many answers say, and when").click()
    sentence = "In every length, if no SOC report has been issued: “No SOC report has been issued to us.”"
    expect(everywhere.get_by_text(sentence, exact=True)).to_be_visible()
    own = page.locator('[data-answer="rfp-notify-changes"]')
    own.get_by_text("What it says, and when").click()
    expect(own.locator(".says li").first).to_contain_text("if you have said “yes” to “We tell customers of major changes")
    assert page.locator("[data-answer]").count() == 95
    context.close()


def test_a_stranger_fills_it_in(context: BrowserContext, site: str):
    """Nothing is filled in before a word is said; each question that applies comes when it does; None changes the answers."""
    page = context.new_page()
    page.goto(f"{site}/rfp/")
    expect(card(page, "rfp-soc-examination")).to_be_hidden()
    expect(page.get_by_role("group", name="Which type is the SOC 2?")).to_be_hidden()
    page.get_by_role("checkbox", name="SOC 2", exact=True).check()
    expect(page.get_by_role("group", name="Which type is the SOC 2?")).to_be_visible(timeout=2 * WAIT)
    expect(card(page, "rfp-soc-examination")).to_contain_text("Held back")
    page.get_by_role("checkbox", name="None", exact=True).check()
    expect(page.get_by_role("checkbox", name="SOC 2", exact=True)).not_to_be_checked()
    page.get_by_role("radio", name="Nothing is scheduled").check()
    expect(card(page, "rfp-soc-examination").locator("blockquote")).to_have_text(
        "No SOC report has been issued to us. No examination is scheduled."
    )
    page.reload()
    expect(card(page, "rfp-soc-examination").locator("blockquote")).to_contain_text("No SOC report", timeout=2 * WAIT)
    page.get_by_role("button", name="Clear the form").click()
    expect(card(page, "rfp-soc-examination")).to_contain_text("Held back")
    assert page.evaluate("localStorage.getItem('which-soc:answers')") is None


def test_an_answer_is_copied(page: Page, site: str):
    """What is copied is what is shown, rich and plain; with references come permanent links."""
    place = card(page, "rfp-soc-examination")
    place.get_by_role("radio", name="Short").check()
    shown = place.locator("blockquote").inner_text()
    assert "qualified: access of two leavers was removed late." in shown and "{" not in shown
    place.get_by_role("button", name="Copy the answer").click()
    expect(place.get_by_role("button", name="Copied")).to_be_visible()
    flavors = page.evaluate(FLAVORS)
    assert flavors["text/plain"] == shown and f"<p>{shown}</p>" in flavors["text/html"]
    place.get_by_role("button", name="Copy with references").click()
    page.wait_for_function("navigator.clipboard.readText().then((text) => text.includes('References:'))")
    cited = page.evaluate(FLAVORS)
    assert f"{site}/go/type-1-and-type-2/" in cited["text/plain"]
    known = read_known({**published(), "site": f"{site}/"})
    for flavor in ("text/plain", "text/html"):
        found = list(mentions(text.units(cited[flavor]), known))
        assert len(found) > 1 and {each.edition for each in found} == {EDITION}


def test_lengths_that_are_alike_are_not_offered(page: Page):
    """A choice of lengths has those that differ, the one shown checked; where all are alike there is no choice."""
    place = card(page, "rfp-scope-change-request")
    no = place.get_by_role("radio", name="No", exact=True)
    no.focus()
    expect(no).to_be_focused()
    page.keyboard.press("Space")
    expect(place.locator("blockquote")).to_be_visible()
    expect(place.get_by_role("group", name="Length")).to_have_count(0)
    place = card(page, "rfp-which-reports")
    assert place.get_by_role("group", name="Length").get_by_role("radio").count() == 3
    forms = set()
    for length in ("Short", "Medium", "Long"):
        place.get_by_role("radio", name=length).click()
        expect(place.get_by_role("radio", name=length)).to_be_checked()
        forms.add(place.locator("blockquote").inner_text())
    assert len(forms) == 3


def test_what_must_not_be_said_is_there_without_scripts(browser: Browser, site: str):
    """Each answer lists when it must not be used; what it must not say is what stands above under another condition."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/rfp/")
    place = page.locator('[data-answer="rfp-notify-changes"]')
    place.get_by_text("Before you send it").click()
    expect(place.locator(".about")).to_contain_text("You have not said whether “We tell customers of major changes")
    expect(place.locator(".about")).to_contain_text("Any sentence above whose condition does not hold")
    context.close()


def test_a_claim_is_confirmed_where_it_is_needed(page: Page):
    """An answer that waits for a claim asks it in place; the answer follows, and the focus stays; others are not drawn anew."""
    other = card(page, "rfp-soc-examination").locator("blockquote")
    other.evaluate("quote => { quote.dataset.kept = '' }")
    place = card(page, "rfp-vendor-review")
    expect(place).to_contain_text("It waits for this")
    no = place.get_by_role("radio", name="No", exact=True)
    no.focus()
    expect(no).to_be_focused()
    page.keyboard.press("Space")
    said = "We have no set procedure for reading our providers’ SOC reports."
    expect(place.locator("blockquote")).to_have_text(said)
    expect(place).to_be_focused()
    expect(card(page, "rfp-provider-reports")).to_contain_text("Held back")
    expect(other).to_have_attribute("data-kept", "")


def test_the_whole_question_comes_when_it_is_unfolded(page: Page, site_folder: Path):
    """Unfolded once or again, it says once what a good answer contains, and lists every phrasing of the data."""
    id = "rfp-soc-examination"
    data = json.loads((site_folder / "data" / "answers.json").read_text("utf-8"))
    answer = next(each for each in data["answer"] if each["id"] == id)
    place = page.locator(f'[data-answer="{id}"]')
    for _ in range(3):
        place.get_by_text("Before you send it").click()
    expect(place.locator(".about dt").first).to_have_text("A good answer contains")
    assert place.locator(".about dt", has_text="A good answer contains").count() == 1
    expect(place.locator(".about dd").first).to_have_text(answer["contains"])
    phrasings = place.locator(".about dt", has_text="Also asked as").locator("+ dd li")
    assert phrasings.all_inner_texts() == answer["asked"] and len(answer["asked"]) > 2


def test_what_is_refused_is_said_beside_the_field(page: Page):
    """An unfinished value is marked, with the reason, and the answers that need it wait."""
    page.get_by_label("The system’s name in the report").fill("[system]")
    expect(page.get_by_role("alert").get_by_text("looks unfinished")).to_be_visible()
    expect(page.get_by_label("The system’s name in the report")).to_have_attribute("aria-invalid", "true")
    expect(card(page, "rfp-soc-examination")).to_contain_text("Held back")


def test_questions_are_found(page: Page):
    """Words narrow the questions, an item number too; and only answers that can be sent on request."""
    page.get_by_label("Find a question").fill("penetration")
    expect(page.locator("[data-answer='rfp-penetration-test']")).to_be_visible()
    expect(page.locator("[data-answer='rfp-cuecs']")).to_be_hidden()
    page.get_by_label("Find a question").fill("HECVAT 4.1.5, DOCU-03")
    expect(page.locator("[data-answer='rfp-soc-examination']")).to_be_visible()
    expect(page.locator("[data-answer='rfp-cuecs']")).to_be_hidden()
    assert page.locator("[data-answer]:visible").count() == 7
    page.get_by_label("Find a question").fill("docu-03")
    expect(page.locator("[data-answer='rfp-standard-questionnaires']")).to_be_visible()
    page.get_by_label("Find a question").fill("no such words")
    expect(page.locator("[data-found]")).to_have_text("0 of 95 questions")
    page.get_by_label("Find a question").fill("")
    expect(page.locator("[data-found]")).to_have_text("")
    page.get_by_label("Only answers that can be sent").check()
    expect(page.locator("[data-answer='rfp-exceptions']")).to_be_hidden()
    expect(page.locator("[data-answer='rfp-soc-examination']")).to_be_visible()


@pytest.mark.parametrize(
    ("typed", "first"),
    [("HECVAT 4.1.5, DOCU-03", ["DOCU-03"]), ("(docu-03; hecvat 4.1.5)", ["DOCU-03"]), ("DOCU-03", ["DOCU-03"] * 7)],
)
def test_a_number_is_found_as_it_is_written(context: BrowserContext, site: str, typed: str, first: list[str]):
    """The row of the number and version, whatever signs stand between; rows whose notes only mention it stay away."""
    page = context.new_page()
    page.goto(f"{site}/rfp/numbers/")
    page.get_by_label("Filter the table").fill(typed)
    rows = page.locator(".crosswalk tbody tr:visible")
    expect(rows).to_have_count(len(first))
    assert rows.locator("th").all_inner_texts() == first
    assert "asks a part of this; its guidance asks for the date and prefers Type 2" in rows.first.inner_text()
    page.get_by_label("Filter the table").fill("STAR, not SOC 2")
    assert rows.count() > 1


def saved(page: Page, form: str, folder: Path) -> Path:
    """The file that a form of taking the answers along makes."""
    page.get_by_label("Take along as").select_option(form)
    page.locator("[data-length]").select_option("short")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_strict_importers_get_no_mark(page: Page, tmp_path: Path):
    """The CSV of all columns begins with the mark by which Excel knows UTF-8; those of two and three with their first title."""
    starts = {form: saved(page, form, tmp_path).read_bytes()[:11] for form in ("full", "three", "two")}
    assert starts == {"full": b"\xef\xbb\xbfQuestion", "three": b"Question,An", "two": b"Question,An"}


def test_word_and_excel_open_what_is_taken_along(page: Page, tmp_path: Path):
    """The document has each question in Heading 1, and the checker of links reads every edition in it.

    LibreOffice Calc reads the workbook as the rows of the CSV, and each CSV with its questions and answers.
    """
    word = Document(str(saved(page, "blocks", tmp_path)))
    headings = [each.text for each in word.paragraphs if each.style.name == "Heading 1"]
    rows = list(csv.reader(io.StringIO(saved(page, "full", tmp_path).read_text("utf-8-sig"))))
    assert headings == [row[0] for row in rows[1:]] and len(headings) > 20
    known = read_known({**published(), "site": page.url.removesuffix("rfp/")})
    found = list(mentions(document.units(opened(str(tmp_path / "soc-answers.docx"))), known))
    assert len(found) > 20 and {each.edition for each in found} == {EDITION}
    book = saved(page, "xlsx", tmp_path)
    tables = [saved(page, form, tmp_path).rename(tmp_path / f"{form}.csv") for form in ("full", "three", "two")]
    office = writer()
    if not office:
        pytest.skip("LibreOffice")
    command = [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to"]
    for kind, file in (("csv:Text - txt - csv (StarCalc):44,34,76", book), ("pdf", tmp_path / "soc-answers.docx")):
        subprocess.run([*command, kind, "--outdir", str(tmp_path / "out"), str(file)], check=True, timeout=120)
    run = [*command, "xlsx", "--infilter=CSV:44,34,76", "--outdir", str(tmp_path / "out"), *map(str, tables)]
    subprocess.run(run, check=True, timeout=120)
    answered = [(row[0], row[rows[0].index("Answer")]) for row in rows]
    for table in tables:
        titles, *read = load_workbook(tmp_path / "out" / f"{table.stem}.xlsx").active.iter_rows(values_only=True)
        assert [("Question", "Answer"), *((row[0], row[titles.index("Answer")]) for row in read)] == answered
    rewritten = list(csv.reader(io.StringIO((tmp_path / "out/soc-answers.csv").read_text("utf-8"))))
    assert rewritten == rows
    assert (tmp_path / "out/soc-answers.pdf").read_bytes().startswith(b"%PDF")


def test_answers_are_laid_out_when_they_are_reached(page: Page):
    """Off the screen they take no time; a link to one leads there, and what has the focus shows its outline whole."""
    lazy = "element => getComputedStyle(element).contentVisibility"
    last = page.locator(".answer").last
    assert last.evaluate(lazy) == "auto"
    assert not last.locator(".wants").evaluate("element => element.checkVisibility({ contentVisibilityAuto: true })")
    page.emulate_media(media="print")
    assert last.evaluate(lazy) == "visible"
    page.emulate_media(media="screen")
    id = last.get_attribute("data-answer") or ""
    page.goto(f"{page.url.partition('#')[0]}#{id}")
    expect(page.locator(f"#{id}")).to_be_in_viewport()
    assert last.locator(".wants").evaluate("element => element.checkVisibility({ contentVisibilityAuto: true })")
    summary = last.locator("summary").first
    summary.focus()
    room = last.evaluate("element => parseFloat(getComputedStyle(element).paddingLeft)")
    outline = (
        "element => { const s = getComputedStyle(element); return parseFloat(s.outlineWidth) + parseFloat(s.outlineOffset); }"
    )
    assert 0 < summary.evaluate(outline) <= room


def test_axe_finds_nothing_in_any_answer(page: Page):
    """Form and filled answers, all of them, meet WCAG 2.2 AA as far as a program can tell, and fit 360 px."""
    page.set_viewport_size({"width": 360, "height": 800})
    assert faults_of_access(page, "soc-answers") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("missing", ["library.zip", "answers.json"])
def test_trying_again_fills_in_what_was_said(context: BrowserContext, site: str, missing: str):
    """While a part of Python or the library is missing a sentence says so, with a button; then the same form is answered."""
    page = context.new_page()
    page.route(f"**/{missing}", lambda route: route.fulfill(status=404))
    page.goto(f"{site}/rfp/")
    page.get_by_role("checkbox", name="None", exact=True).check()
    page.get_by_role("radio", name="Nothing is scheduled").check()
    fault = page.locator("[data-sender] [data-fault]")
    expect(fault).to_contain_text("can still be read below", timeout=2 * WAIT)
    page.unroute(f"**/{missing}")
    page.click('[data-action="retry"]')
    expect(card(page, "rfp-soc-examination").locator("blockquote")).to_contain_text("No SOC report", timeout=2 * WAIT)
    expect(fault).to_be_hidden()
    expect(page.get_by_role("checkbox", name="None", exact=True)).to_be_checked()
