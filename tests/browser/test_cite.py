"""Citing a section, by keyboard and mouse, through the real clipboard."""

import re

import pytest

SECTION = "soc-1-purpose"
READ = """async () => {
  const [item] = await navigator.clipboard.read();
  const read = async (type) => (await item.getType(type)).text();
  return Object.fromEntries(await Promise.all(item.types.map(async (type) => [type, await read(type)])));
}"""


@pytest.fixture
def opened(context, page, site):
    """The page of the section, with the clipboard open to it."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/compare/purpose/")
    return page


def button(page):
    """The button of the section."""
    return page.locator(f'[data-cite="{SECTION}"]')


def test_by_keyboard(opened, site):
    """Enter opens the panel and copies; it is announced, and the focus is back on the button."""
    button(opened).focus()
    opened.keyboard.press("Enter")
    opened.keyboard.press("Enter")
    opened.get_by_role("status").filter(has_text="Copied for a document.").wait_for()
    assert opened.evaluate("document.activeElement.dataset.cite") == SECTION
    copied = opened.evaluate(READ)
    assert f"{site}/go/{SECTION}/" in copied["text/plain"]
    assert re.search(r"edition 20\d\d\.\d\d, accessed \w+ \d+, 20\d\d", copied["text/plain"])


def test_rich_text_is_semantic(opened, site):
    """The rich form has structure and a link, and neither classes nor styles; its words are those of the plain one."""
    button(opened).click()
    opened.get_by_role("button", name="Copy for a document").click()
    opened.get_by_role("status").filter(has_text="Copied").wait_for()
    copied = opened.evaluate(READ)
    rich = copied["text/html"]
    assert f'<a href="{site}/go/{SECTION}/">' in rich
    assert not re.search(r"\b(class|style|color|face)=", rich)
    assert re.sub(r"<[^>]+>", "", rich).strip() == copied["text/plain"]


def test_markdown_and_link(opened, site):
    """The other two forms are Markdown and the bare link."""
    for name, pattern in (
        ("Copy as Markdown", rf"\[SOC 1: purpose\]\({site}/go/{SECTION}/\): .+"),
        ("Copy link", f"{site}/go/{SECTION}/"),
    ):
        button(opened).click()
        opened.get_by_role("button", name=name).click()
        opened.get_by_role("status").filter(has_text="Copied").wait_for()
        assert re.fullmatch(pattern, opened.evaluate("navigator.clipboard.readText()"))


def test_escape(opened):
    """Escape closes the panel, and the focus is back on the button."""
    button(opened).click()
    opened.keyboard.press("Escape")
    opened.locator(".cite-panel").wait_for(state="hidden")
    assert opened.evaluate("document.activeElement.dataset.cite") == SECTION


def test_clipboard_closed(page, site):
    """Where the page may not copy, the words are shown selected, to be copied by hand."""
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(f"{site}/compare/purpose/")
    button(page).click()
    page.get_by_role("button", name="Copy link").click()
    page.locator(".cite-panel textarea").wait_for()
    assert page.evaluate("getSelection().toString()") == f"{site}/go/{SECTION}/"


def test_permanent_link(page, site):
    """A permanent link leads to the section, and keeps the edition it was cited with."""
    page.goto(f"{site}/go/{SECTION}/")
    page.wait_for_url(f"{site}/compare/purpose/#{SECTION}")
    page.goto(f"{site}/go/{SECTION}/?edition=2026.11")
    page.wait_for_url(f"{site}/compare/purpose/?edition=2026.11#{SECTION}")


def test_permanent_link_without_script(browser, site):
    """Without scripts a permanent link leads to the section too."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site}/go/{SECTION}/")
        page.wait_for_url(f"{site}/compare/purpose/#{SECTION}")
