"""The pages to read by keyboard and by ear: the menu, headings, tables, notes, and search where storage is blocked."""

import re

import pytest
from playwright.sync_api import Page, expect

NARROW = {"width": 800, "height": 900}
WIDE = {"width": 1300, "height": 900}
FOCUSED = "document.activeElement"
INSIDE = "Boolean(document.activeElement?.closest('.md-sidebar--primary'))"
BLOCKED = """
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { configurable: true, get() { throw new DOMException("blocked", "SecurityError"); } });
}
"""
BASELINES = """[...document.querySelectorAll("article tbody tr")].slice(0, 12).map((row) => {
  const firsts = [...row.cells].map((cell) => {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT, (node) => node.data.trim() ? 1 : 3);
    const range = document.createRange();
    range.selectNodeContents(walker.nextNode());
    return range.getClientRects()[0].bottom;
  });
  return Math.max(...firsts) - Math.min(...firsts);
})"""


@pytest.mark.parametrize("path", ["guides/cost/", "compare/", "regulations/gdpr/"])
def test_the_closed_menu_takes_no_tab_and_opens_by_key(page: Page, site: str, path: str):
    """On a narrow screen Tab never lands in the closed menu; its button opens it, and Escape closes it again."""
    page.set_viewport_size(NARROW)
    page.goto(f"{site}/{path}")
    for _ in range(25):
        page.keyboard.press("Tab")
        assert not page.evaluate(INSIDE)
    menu = page.get_by_role("button", name="Menu")
    menu.focus()
    expect(menu).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    assert page.evaluate(INSIDE)
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(page.locator(".md-sidebar--primary")).to_have_css("visibility", "hidden")


def test_a_cited_heading_is_read_once(page: Page, site: str):
    """The name of a heading is its words, without those of the button beside it."""
    page.goto(f"{site}/guides/periods-and-bridge-letters/")
    expect(page.get_by_role("heading", name="No gaps", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("Cite:"))).to_have_count(0)


def test_the_first_cell_of_a_row_is_its_header_and_notes_keep_the_line(page: Page, site: str):
    """A row is read with its title, and no number of a note pushes the words of a cell off their line."""
    page.set_viewport_size(WIDE)
    page.goto(f"{site}/compare/")
    expect(page.get_by_role("rowheader", name="Is there a public version?")).to_be_visible()
    for path in ("compare/", "reports/soc-1/"):
        page.goto(f"{site}/{path}")
        apart = page.evaluate(BASELINES)
        assert apart and max(apart) <= 1, path


def test_a_note_shows_at_its_number_and_leads_back_to_it(page: Page, site: str):
    """Focus and mouse show the note, Escape hides it; followed, the note leads back to the number one came from."""
    page.goto(f"{site}/guides/cost/")
    number = page.locator('sup.cites a[href="#note-1"]').nth(1)
    number.scroll_into_view_if_needed()
    number.focus()
    peek = page.locator(".note-peek")
    expect(peek).to_be_visible()
    expect(peek).to_contain_text("Linford")
    expect(number).to_have_attribute("aria-describedby", "note-peek")
    page.keyboard.press("Escape")
    expect(peek).to_be_hidden()
    number.hover()
    expect(peek).to_be_visible()
    number.click()
    page.locator("#note-1 a.back").click()
    assert page.evaluate("document.querySelectorAll('sup.cites a[href=\"#note-1\"]')[1].id") == page.url.split("#")[1]


def test_search_and_colors_work_where_storage_is_blocked(page: Page, site: str):
    """A browser that blocks cookies blocks storage too; the theme's scripts go on without it."""
    page.add_init_script(BLOCKED)
    page.goto(f"{site}/guides/cost/")
    before = page.evaluate("document.body.dataset.mdColorMedia")
    page.locator("form[data-md-component=palette] label:visible").click()
    assert page.evaluate("document.body.dataset.mdColorMedia") != before
    page.locator(".md-search__input").click()
    page.keyboard.type("bridge letter")
    expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=20_000)


def test_forced_colors_keep_the_arrow_of_a_fold(page: Page, site: str):
    """The arrow stands out from the page, whatever colors the system forces."""
    page.emulate_media(forced_colors="active")
    page.goto(f"{site}/sources/")
    colors = page.evaluate(
        """(() => { const fold = document.querySelector("article summary");
        return [getComputedStyle(fold, "::after").backgroundColor, getComputedStyle(document.body).backgroundColor] })()"""
    )
    assert colors[0] != colors[1]


def test_the_tabs_stay_and_the_path_says_where_one_is(page: Page, site: str):
    """After a long way down the tabs are still there; above the article stands the way from home."""
    page.set_viewport_size(WIDE)
    page.goto(f"{site}/guides/cost/")
    path = page.locator(".md-path")
    expect(path.get_by_role("link")).to_have_text(["Home", "Guides"])
    page.mouse.wheel(0, 1500)
    expect(page.locator(".md-tabs")).to_be_in_viewport()


def test_the_list_of_sources_can_be_filtered(page: Page, site: str):
    """What does not have the words is hidden, with the headings above nothing; the count says how many are left."""
    page.goto(f"{site}/sources/")
    page.get_by_role("searchbox", name="Filter the sources").fill("TSP section 100")
    expect(page.locator(".filter output")).to_have_text(re.compile(r"^1 of \d+ sources$"))
    expect(page.locator("article dt:visible")).to_have_count(1)
    expect(page.locator("article .filterable h2:visible")).to_have_count(1)


def test_printed_links_name_the_host(page: Page, site: str):
    """On paper a section's link is whole: host and path."""
    page.goto(f"{site}/guides/cost/")
    page.emulate_media(media="print")
    printed = page.evaluate("getComputedStyle(document.querySelector('#cost-ranges'), '::after').content")
    assert printed.replace('" "', "").strip('"') == f"{site}/go/cost-ranges/"
    assert page.evaluate("getComputedStyle(document.querySelector('h2')).breakAfter") == "avoid"
