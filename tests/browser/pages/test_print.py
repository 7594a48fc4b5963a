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


def test_the_whole_form_is_a_form_on_paper(page: Page, site: str):
    """Of the page with every question no button is printed, no question is torn apart, and options are lines of a form."""
    page.emulate_media(media="print")
    page.goto(f"{site}/decide/everything/")
    questions = page.locator("fieldset[data-question]")
    assert set(questions.evaluate_all("all => all.map(each => getComputedStyle(each).breakInside)")) == {"avoid"}
    assert page.locator("soc-wizard .button:visible").count() == 0
    heights = page.locator(".option").evaluate_all("all => all.map(each => each.getBoundingClientRect().height)")
    assert max(heights) < page.locator("fieldset h2").first.evaluate("each => 3 * parseFloat(getComputedStyle(each).fontSize)")
