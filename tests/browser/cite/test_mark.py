"""The mark beside a heading: seen at rest, and offering only what there is."""

import pytest
from playwright.sync_api import Page, expect

CONTRASTS = """(all) => {
  const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = (channels) => channels.slice(0, 3)
    .map((each) => each / 255).map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4))
    .reduce((sum, each, place) => sum + each * [0.2126, 0.7152, 0.0722][place], 0);
  const ground = (part) => {
    const [, , , opaque = 1] = numbers(getComputedStyle(part).backgroundColor);
    return opaque || !part.parentElement ? part : ground(part.parentElement);
  };
  return all.map((link) => {
    const { color, opacity } = getComputedStyle(link);
    const [front, back] = [color, getComputedStyle(ground(link)).backgroundColor].map(numbers);
    const seen = front.map((each, place) => each * opacity + back[place] * (1 - opacity));
    const [darker, lighter] = [light(seen), light(back)].sort((one, other) => one - other);
    return (lighter + 0.05) / (darker + 0.05);
  });
}"""


@pytest.fixture(autouse=True)
def _opened(page: Page, site: str) -> None:
    """A content page."""
    page.goto(f"{site}/compare/audience/")


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_it_is_seen_before_anybody_points_at_it(page: Page, scheme: str):
    """At rest each mark stands out from its ground by 3 to 1 at least, in light and in dark."""
    page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme }", scheme)
    page.evaluate("Promise.allSettled(document.getAnimations().map((each) => each.finished))")  # colors change by and by
    ratios = page.locator(".cite:visible").evaluate_all(CONTRASTS)
    assert len(ratios) == 3 and min(ratios) >= 3


def test_a_section_that_is_not_frozen_offers_no_frozen_link(page: Page):
    """Where the edition being read has no page of the section, no link to one is offered; elsewhere it is."""
    mark = page.locator('[data-cite="soc-1-audience"]')
    mark.evaluate("link => { link.dataset.unfrozen = '' }")
    mark.click()
    expect(page.locator(".cite-panel").get_by_role("button", name="Copy link")).to_be_visible()
    expect(page.get_by_role("button", name="Copy frozen link")).to_have_count(0)
    page.keyboard.press("Escape")
    page.locator('[data-cite="soc-2-audience"]').click()
    expect(page.get_by_role("button", name="Copy frozen link")).to_be_visible()
