"""Pages on paper."""

from playwright.sync_api import Page


def test_no_heading_is_left_at_the_foot_of_a_page(page: Page, site: str):
    """On paper every heading stays with what follows it, and a rule is not torn apart."""
    page.emulate_media(media="print")
    for path, whole in (("compare/audience/", "h1, h2, h3"), ("decide/rules/", "h1, h2, h3")):
        page.goto(f"{site}/{path}")
        said = page.locator(f".md-typeset :is({whole})").evaluate_all("all => all.map(each => getComputedStyle(each).breakAfter)")
        assert said and set(said) == {"avoid"}, path
    articles = page.locator(".md-typeset .rules article")
    assert set(articles.evaluate_all("all => all.map(each => getComputedStyle(each).breakInside)")) == {"avoid"}
