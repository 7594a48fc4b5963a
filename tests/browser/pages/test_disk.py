"""The site unpacked on a disk: it can be read and walked, and the wizard says why it does not answer."""

from pathlib import Path

from playwright.sync_api import Browser, expect


def test_a_site_on_a_disk_is_read_and_says_what_cannot_run(browser: Browser, site_folder: Path):
    """Links lead to pages, not to lists of files; the wizard leads to all its words; a permanent link opens its section."""
    context = browser.new_context()
    page = context.new_page()
    page.goto((site_folder / "index.html").as_uri())
    page.get_by_role("link", name="Decide", exact=True).first.click()
    page.wait_for_url("**/decide/index.html")
    expect(page.get_by_role("alert").filter(has_text="read from a disk")).to_be_visible()
    expect(page.get_by_role("button", name="Try again")).to_be_hidden()
    page.get_by_role("link", name="all questions and findings").first.click()
    page.wait_for_url("**/decide/everything/index.html")
    assert page.locator("article[data-finding]:visible").count() > 100
    page.goto((site_folder / "go/bridge-letters/index.html").as_uri())
    page.wait_for_url("**/guides/periods-and-bridge-letters/index.html#bridge-letters")
    context.close()
