"""An address that leads nowhere: the nearest, a search, and the wizard where a mail program broke its link."""

from playwright.sync_api import Page, expect


def lost(page: Page, site: str, path: str) -> None:
    """Open an address that the host does not know, where it answers with the site's own page for that."""
    page.route(f"{site}/{path}", lambda route: route.fulfill(response=route.fetch(url=f"{site}/404.html"), status=404))
    page.goto(f"{site}/{path}")


def test_a_mistyped_link_finds_its_section(page: Page, site: str):
    """The section that was meant stands first, and a search for the words is one click away."""
    lost(page, site, "go/brigde-leters/")
    expect(page.get_by_role("heading", name="This page is not here")).to_be_visible()
    nearest = page.locator("[data-nearest] a")
    expect(nearest.first).to_have_attribute("href", f"{site}/go/bridge-letters/")
    page.get_by_role("link", name="Search for “brigde leters”").click()
    expect(page.locator(".md-search__input")).to_have_value("brigde leters")


def test_a_mangled_link_to_the_wizard_keeps_its_answers(page: Page, site: str):
    """`%23` for `#` makes the answers a part of the path; the page puts them back."""
    lost(page, site, "decide/%23role=provider&offering=saas")
    page.wait_for_url(f"{site}/decide/#role=provider&offering=saas**")
    expect(page.locator("soc-wizard")).to_be_visible()
