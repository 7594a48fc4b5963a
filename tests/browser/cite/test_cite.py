"""The permanent link on citable sections and the citations it offers, through the real clipboard."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser import libreoffice
from tests.browser.walk import FLAVORS
from tests.machine import chromium, writer

ID = "soc-1-audience"
TITLE = "SOC 1: who may read it"
ORIGIN = re.compile(r"\(Which SOC\?, edition \d{4}\.\d{2}, accessed [A-Z][a-z]+ \d{1,2}, \d{4}(; rests on [^)]+)?\)$")
FORMATTING = re.compile(r"<[^>]*\b(style|class|color|face|size|id)\s*=|<(font|span|style|meta)\b")


@pytest.fixture
def page(context: BrowserContext, site: str) -> Page:
    """A content page that may use the clipboard."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    return opened(context, site)


def opened(context: BrowserContext, site: str) -> Page:
    """A content page."""
    page = context.new_page()
    page.goto(f"{site}/compare/audience/")
    return page


def quiet(page: Page, id: str = ID) -> Locator:
    """The button of a section."""
    return page.locator(f'[data-cite="{id}"]')


def panel(page: Page) -> Locator:
    """What the button opens."""
    return page.get_by_role("dialog", name=f"Cite: {TITLE}")


def take(page: Page, form: str) -> dict[str, str]:
    """What is on the real clipboard after a form was chosen."""
    quiet(page).click()
    panel(page).get_by_role("button", name=form).click()
    expect(panel(page)).to_be_hidden()
    return page.evaluate(FLAVORS)


def test_the_mouse_finds_opens_and_closes_it(page: Page):
    """The button stands out when its heading is pointed at; a click opens the panel below it, a second one closes it."""
    button = quiet(page)
    resting = button.evaluate("link => getComputedStyle(link).color")
    page.get_by_role("heading", name=TITLE).hover()
    expect(button).not_to_have_css("color", resting)
    button.click()
    expect(panel(page)).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(panel(page).get_by_role("button", name="Copy for a document")).to_be_focused()
    button.click()
    expect(panel(page)).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_another_button_takes_the_panel_over(page: Page):
    """With the panel open, the button of another section opens it there, with that section's words."""
    quiet(page).click()
    quiet(page, "soc-2-audience").click()
    dialog = page.get_by_role("dialog", name="Cite: SOC 2: who may read it")
    expect(dialog).to_contain_text("/go/soc-2-audience/")
    expect(quiet(page)).to_have_attribute("aria-expanded", "false")
    page.locator("h1").click()
    expect(dialog).to_be_hidden()


def test_the_keyboard_does_the_same(page: Page):
    """Tab reaches and shows the button, Enter opens, Escape closes and gives the focus back, Enter on a form copies."""
    button = quiet(page)
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.cite") == ID:
            break
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("button").first).to_be_focused()
    page.keyboard.press("Tab")
    expect(panel(page).get_by_role("button").nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".cite-status")).to_have_text("Copied as plain text.")
    expect(button).to_be_focused()
    assert page.evaluate(FLAVORS)["text/plain"].startswith(f"{TITLE}. ")


def test_a_document_gets_structure_and_a_plain_field_gets_words(page: Page, site: str):
    """The formatted copy holds title, summary, permanent link, edition and date without any formatting of its own."""
    flavors = take(page, "Copy for a document")
    link = f"{site}/go/{ID}/"
    plain = flavors["text/plain"]
    assert plain.startswith(f"{TITLE}. A SOC 1 report is meant solely for ")
    assert f" {link} " in plain and ORIGIN.search(plain)
    rich = re.sub(r"<!--.*?-->|</?(html|body)>", "", flavors["text/html"]).strip()
    assert rich.startswith(f"<p><strong>{TITLE}.</strong> ") and f'<a href="{link}">{link}</a>' in rich
    assert not FORMATTING.search(rich)
    assert re.sub(r"<[^>]+>", "", rich) == plain


def test_the_other_forms_are_plain(page: Page, site: str):
    """Markdown links the title; links alone are nothing else and lead to the section, as it is or as it was."""
    link = f"{site}/go/{ID}/"
    markdown = take(page, "Copy as Markdown")
    assert list(markdown) == ["text/plain"]
    assert markdown["text/plain"].startswith(f"[{TITLE}]({link}): A SOC 1 report is meant solely for ")
    assert ORIGIN.search(markdown["text/plain"])
    text = take(page, "Copy as plain text")
    assert list(text) == ["text/plain"] and text["text/plain"].startswith(f"{TITLE}. A SOC 1 report")
    assert take(page, "Copy link") == {"text/plain": link}
    frozen = take(page, "Copy frozen link")["text/plain"]
    assert re.fullmatch(rf"{re.escape(link)}\d{{4}}\.\d{{2}}(\.\d+)?/", frozen)
    page.goto(frozen)
    expect(page.locator("h1")).to_have_text(TITLE)
    page.goto(link)
    page.wait_for_url(f"{site}/compare/audience/#{ID}")


def test_a_footnote_names_the_standard_behind_the_statement(page: Page, site: str):
    """Site, title, edition, link and date in one sentence, with what the statement rests on; rich and plain say the same."""
    flavors = take(page, "Copy as a footnote")
    plain = flavors["text/plain"]
    assert re.match(rf"Which SOC\?, “{TITLE},” edition \d{{4}}\.\d{{2}}, {re.escape(site)}/go/{ID}/ \(accessed ", plain)
    assert re.search(r"\), which rests on AICPA, Information for Management, p\.\d+", plain)
    rich = re.sub(r"<!--.*?-->|</?(html|body)>", "", flavors["text/html"]).strip()
    assert rich.startswith("<p><em>Which SOC?</em>, ") and re.sub(r"<[^>]+>", "", rich) == plain


def test_it_is_a_link_where_readers_expect_one(page: Page, browser: Browser, site: str):
    """It leads to the permanent address with or without scripts; opening the panel puts the section into the address."""
    link = f"{site}/go/{ID}/"
    assert quiet(page).evaluate("link => link.href") == link
    quiet(page).click()
    assert page.url == f"{site}/compare/audience/#{ID}"
    context = browser.new_context(java_script_enabled=False)
    plain = opened(context, site)
    expect(quiet(plain)).to_be_visible()
    quiet(plain).click()
    plain.wait_for_url(f"{site}/compare/audience/#{ID}")
    context.close()


SELECT = """([id, words]) => {
  const paragraph = document.getElementById(id).parentElement.querySelectorAll("p")[2].firstChild;
  const start = paragraph.data.indexOf(words);
  getSelection().setBaseAndExtent(paragraph, start, paragraph, start + words.length);
}"""
WORDS = "the controller, the SOX or internal control team"
FRAGMENT = "the%20controller%2C%20the%20sox%20or%20internal%20control%20team"


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_selected_words_get_a_link_of_their_own(page: Page, site: str, way: str):
    """Its panel offers it first; on the clipboard is the permanent link with the words, which leads to the section's page."""
    page.evaluate(SELECT, [ID, WORDS])
    if way == "mouse":
        quiet(page).click()
    else:
        quiet(page).focus()
        page.keyboard.press("Enter")
    expect(panel(page).get_by_role("button", name="Link to these words")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".cite-status")).to_have_text("Copied the link to these words.")
    link = f"{site}/go/{ID}/?text={FRAGMENT}"
    assert page.evaluate(FLAVORS) == {"text/plain": link}
    page.goto(link)
    page.wait_for_url(re.compile(rf"^{re.escape(site)}/compare/audience/#{ID}(:~:text={re.escape(FRAGMENT)})?$"))


def test_the_link_to_words_shows_them(page: Page, site: str):
    """Words far below their heading come into view: they survive the way over the permanent link."""
    words = "Take a bridge letter as one piece of information"
    page.goto(f"{site}/go/bridge-letters/?text={words.replace(' ', '%20')}")
    expect(page.get_by_text(words)).to_be_in_viewport()
    expect(page.locator("#bridge-letters")).not_to_be_in_viewport()


def test_words_of_another_section_are_not_offered(page: Page):
    """The panel of a section knows only of what is selected in it, and forgets it with the selection."""
    page.evaluate(SELECT, [ID, WORDS])
    quiet(page, "soc-2-audience").click()
    expect(page.get_by_role("dialog", name="Cite: SOC 2: who may read it")).to_be_visible()
    expect(page.get_by_role("button", name="Link to these words")).to_have_count(0)
    page.keyboard.press("Escape")
    page.evaluate("getSelection().removeAllRanges()")
    quiet(page).click()
    expect(panel(page).get_by_role("button", name="Copy for a document")).to_be_focused()
    expect(page.get_by_role("button", name="Link to these words")).to_have_count(0)


def test_words_that_cannot_be_pointed_at_get_the_sections_link(page: Page, site: str):
    """Where no link to the words can be made, what is copied leads to the section, and that is said."""
    page.route("**/vendor/text-fragments-polyfill.js", lambda route: route.abort())
    page.evaluate(SELECT, [ID, WORDS])
    quiet(page).click()
    panel(page).get_by_role("button", name="Link to these words").click()
    expect(page.locator(".cite-status")).to_contain_text("Copied the section’s link")
    assert page.evaluate(FLAVORS) == {"text/plain": f"{site}/go/{ID}/"}


def test_words_to_send_are_copied(page: Page, site: str):
    """The bridge letter is copied as it stands, without a citation."""
    page.goto(f"{site}/guides/periods-and-bridge-letters/")
    page.get_by_role("button", name="Copy these words").click()
    expect(page.locator(".cite-status")).to_have_text("Copied.")
    text = page.evaluate(FLAVORS)["text/plain"]
    assert text.startswith("This letter is for customers") and text.endswith("the end of the last period.")


def test_copying_is_announced(page: Page):
    """A live region, there from the start, says what was copied and falls silent again."""
    status = page.locator(".cite-status")
    expect(status).to_have_role("status")
    expect(status).to_be_empty()
    take(page, "Copy link")
    expect(status).to_have_text("Copied the link.")
    expect(status).to_be_empty(timeout=6_000)


def test_a_closed_clipboard_leaves_the_words_selected(context: BrowserContext, site: str):
    """Where the browser does not let the page copy, the words stand selected in a field, and that is said."""
    context.grant_permissions([])
    page = opened(context, site)
    quiet(page).click()
    panel(page).get_by_role("button", name="Copy for a document").click()
    field = page.get_by_label("The citation, to copy by hand")
    expect(field).to_be_focused()
    expect(page.locator(".cite-status")).to_contain_text("does not let the page copy")
    selected = field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)")
    assert selected.startswith(f"{TITLE}. ") and ORIGIN.search(selected)


def test_a_phone_shows_it_at_once(browser: Browser, site: str):
    """Under a finger the buttons are visible and large enough, and the panel stays inside 360 px."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = opened(context, site)
    button = quiet(page)
    button.tap()
    expect(panel(page)).to_be_in_viewport(ratio=1)
    sizes = "all => all.map(each => Math.min(each.getBoundingClientRect().height, each.getBoundingClientRect().width))"
    assert min(page.locator(".cite:visible, .cite-panel button").evaluate_all(sizes)) >= 24
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_what_is_pasted_into_an_office_program_is_its_own(browser: Browser, site: str, tmp_path: Path):
    """Copied in Chromium, all parts arrive in LibreOffice Writer, in the document's own styles, and in a cell of Calc."""
    if not writer():
        pytest.skip("LibreOffice Writer with a screen")
    with libreoffice.screen() as environment:
        seen = browser.browser_type.launch(
            executable_path=chromium(), headless=False, env=environment, args=["--no-sandbox", "--disable-gpu"]
        )
        page = opened(seen.new_context(), site)
        quiet(page).click()
        panel(page).get_by_role("button", name="Copy for a document").click()
        expect(page.locator(".cite-status")).to_have_text("Copied for a document.")
        document, sheet = libreoffice.pasted(environment, tmp_path)
        seen.close()
    body = document[document.index("<office:body>") :]
    assert f'<text:span text:style-name="Strong_20_Emphasis">{TITLE}.</text:span> A SOC 1 report is meant solely' in body
    assert f'xlink:href="{site}/go/{ID}/"' in body
    assert re.search(r"edition \d{4}\.\d{2}, accessed [^<;]+ \d{4}(; rests on [^)<]+)?\)</text:p>", body)
    automatic = document[document.index("<office:automatic-styles>") : document.index("</office:automatic-styles>")]
    assert "style:text-properties" not in automatic and "fo:color" not in automatic
    (cell,) = re.findall(r"<table:table-cell office:value-type.*?</table:table-cell>", sheet, re.DOTALL)
    link = f'xlink:href="{site}/go/{ID}/" xlink:type="simple">{site}/go/{ID}/</text:a> (Which SOC?, edition '
    assert f"<text:p>{TITLE}. A SOC 1 report is meant solely" in cell and link in cell
