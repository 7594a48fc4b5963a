"""What a responder has told the wizard is not asked again in the answer library."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walk import WAIT, link, ready

HELD = {
    "role": ["responder"],
    "offering": ["saas"],
    "we-hold": ["soc-2-type-2", "engaged"],
    "rfp-asks": ["have-report"],
    "own-opinion": ["exceptions"],
}


@pytest.fixture
def page(context, site) -> Page:
    """The verdict of a responder who stops early."""
    made = context.new_page()
    made.goto(f"{site}/decide/{link(HELD)}")
    ready(made)
    made.locator('[data-action="so-far"]').click(timeout=WAIT)
    return made


def kept(page: Page) -> dict[str, object]:
    """What the library keeps on the device."""
    return json.loads(page.evaluate("localStorage.getItem('which-soc:answers')") or "{}")


def test_the_wizard_hands_over_to_the_library(page, site):
    """The verdict leads to the library with ids alone; the form has them, one line says which, and they outlast a reload."""
    way = page.get_by_role("link", name="Go on in the answer library")
    expect(way).to_be_visible(timeout=WAIT)
    assert "offering" not in str(way.get_attribute("href"))
    way.click()
    expect(page.locator("[data-handed]")).to_contain_text("“Reports held”, “Type of the SOC 2”, “What comes next”", timeout=WAIT)
    assert page.url == f"{site}/rfp/"
    expect(page.get_by_role("checkbox", name="SOC 2", exact=True)).to_be_checked()
    exceptions = page.get_by_role("group", name="Did the tests in the SOC 2 find exceptions?")
    expect(exceptions.get_by_role("radio", name="Exceptions", exact=True)).to_be_checked(timeout=2 * WAIT)
    assert kept(page)["soc-2-opinion"] == "unmodified"
    page.reload()
    expect(page.get_by_role("checkbox", name="SOC 2", exact=True)).to_be_checked()
    expect(page.locator("[data-handed]")).to_be_empty()


def test_what_is_kept_is_not_overwritten(page, site):
    """Who has said something else in the library finds it as it was, and hears of nothing that was taken."""
    said = {"holds": ["soc-1"], "next": "nothing"}
    page.evaluate(f"localStorage.setItem('which-soc:answers', {json.dumps(json.dumps(said))})")
    page.get_by_role("link", name="Go on in the answer library").click()
    expect(page.get_by_role("checkbox", name="SOC 1", exact=True)).to_be_checked(timeout=WAIT)
    expect(page.get_by_role("checkbox", name="SOC 2", exact=True)).not_to_be_checked()
    expect(page.locator("[data-handed]")).to_be_empty()
    assert kept(page) == said


def test_who_does_not_answer_an_rfp_is_not_sent_there(context, site):
    """A provider's verdict has no such link."""
    page = context.new_page()
    page.goto(f"{site}/decide/{link({'role': ['provider'], 'offering': ['saas']})}")
    ready(page)
    page.locator('[data-action="so-far"]').click(timeout=WAIT)
    expect(page.locator("[data-card]")).to_be_visible()
    expect(page.locator("[data-hand-over]")).to_be_hidden()
