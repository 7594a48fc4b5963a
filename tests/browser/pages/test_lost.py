"""An address that leads nowhere: the nearest, a search, and the wizard where a mail program broke its link."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.server import serve


def lost(page: Page, site: str, path: str) -> None:
    """Open an address that the host does not know, where it answers with the site's own page for that."""
    response = page.goto(f"{site}/{path}")
    assert response and response.status == 404


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


def test_a_link_under_go_names_the_nearest_with_their_titles(page: Page, site: str):
    """An edition behind an id that is not known, or capitals, do not hide what was meant; the policy lets the page work."""
    broken: list[str] = []
    page.on("console", lambda said: broken.append(said.text) if "script-src" in said.text or "connect-src" in said.text else None)
    lost(page, site, "go/Brigde-Letters/2026.11/")
    nearest = page.locator("[data-nearest] a")
    expect(nearest.first).to_have_attribute("href", f"{site}/go/bridge-letters/")
    expect(nearest.first).to_have_text("Bridge letters, also called gap letters")
    expect(page.locator("[data-editions]")).to_be_hidden()
    assert broken == []


def test_an_unknown_edition_names_those_there_are(page: Page, site: str):
    """The section as it is now is linked, and as each edition had it; a retired one is said to be, with its successor."""
    lost(page, site, "go/bridge-letters/1999.01/")
    told = page.locator("[data-editions]")
    expect(told).to_contain_text("There is no edition “1999.01” of this section.")
    expect(told.locator("a").first).to_have_attribute("href", f"{site}/go/bridge-letters/")
    told.get_by_role("link", name="As edition 2026.11 had it").click()
    page.wait_for_url(f"{site}/go/bridge-letters/2026.11/")
    lost(page, site, "go/source-ciferi-soc-2/1999.01/")
    expect(told).to_contain_text(
        "It was retired; Information for Service Organization Management in a SOC 2 Engagement took its place."
    )
    expect(told.locator("a").first).to_have_attribute("href", f"{site}/go/source-so-info/")
    expect(told.locator("li a")).to_have_attribute("href", f"{site}/go/source-ciferi-soc-2/2026.11/")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_retired_link_says_what_took_its_place(browser: Browser, site: str, scripts: bool):
    """It waits for the reader, with and without scripts, whatever comes with the link; its words are one click away."""
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{site}/go/source-ciferi-soc-2/?edition=2026.11#x")
    expect(page.locator("h1")).to_contain_text("was retired")
    expect(page.locator(".state")).to_have_text(
        "“Information for Service Organization Management in a SOC 2 Engagement” took its place."
    )
    page.wait_for_timeout(500)
    assert page.url.startswith(f"{site}/go/source-ciferi-soc-2/")
    page.get_by_role("link", name="2026.11").click()
    page.wait_for_url(f"{site}/go/source-ciferi-soc-2/2026.11/")
    page.go_back()
    page.locator(".state a").click()
    page.wait_for_url(f"{site}/sources/#source-so-info")
    context.close()


def test_without_scripts_it_says_where_to_look(browser: Browser, site: str):
    """The list of all sections is a plain page from which every section is one click away."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/404.html")
    expect(page.locator("noscript p")).to_contain_text("Search needs scripts")
    page.get_by_role("link", name="All sections with their permanent links").click()
    page.wait_for_url(f"{site}/go/")
    page.locator('a[href="bridge-letters/"]').click()
    page.wait_for_url("**/#bridge-letters")
    context.close()


@pytest.fixture
def below(site_folder: Path, tmp_path: Path):
    """The site in a folder of its host, as it is built for an address with a path."""
    (tmp_path / "sub").symlink_to(site_folder)
    page = (site_folder / "404.html").read_text("utf-8")
    with serve(tmp_path) as served:
        (tmp_path / "404.html").write_text(page.replace('="/', '="/sub/'), "utf-8")
        yield served.url


def test_in_a_folder_of_its_host(page: Page, below: str):
    """Ids and links are those below the folder."""
    lost(page, below, "sub/go/brigde-leters/")
    expect(page.locator("[data-nearest] a").first).to_have_attribute("href", f"{below}/sub/go/bridge-letters/")
    page.goto("about:blank")
    lost(page, below, "sub/go/bridge-letters/1999.01/")
    expect(page.locator("[data-editions] li a").last).to_have_attribute("href", f"{below}/sub/go/bridge-letters/2026.11/")
