"""The page of rules in a browser: its filter, and the drawing of the flow on a phone."""

PHONE = {"width": 360, "height": 740}
RIGHT_EDGES = """[...document.querySelectorAll(".flow text")].map((line) =>
  line.getBoundingClientRect().right - line.ownerSVGElement.getBoundingClientRect().right)"""
SIZES = """[...document.querySelectorAll("details[open] .flow text")].map((line) =>
  parseFloat(getComputedStyle(line).fontSize) * line.getScreenCTM().a)"""


def test_the_filter_leaves_findings_with_the_words(page, site):
    """Findings without the words are hidden, topics without findings with them; a link to a hidden rule brings all back."""
    page.goto(f"{site}/decide/rules/")
    field = page.get_by_label("Filter the rules")
    field.fill("bridge letter")
    shown = page.locator(".rules article:visible")
    assert 0 < shown.count() < page.locator(".rules article").count()
    assert all("bridge letter" in words.lower() for words in shown.all_inner_texts())
    assert page.locator("#rules-scope").is_hidden()
    page.evaluate("location.hash = 'rules-scope'")
    page.locator("#rules-scope").wait_for(state="visible")
    assert field.input_value() == ""


def test_the_flow_fits_a_phone(page, site):
    """At 360 pixels no line of the drawing leaves it, every letter is 13 pixels high or more, and nothing scrolls sideways."""
    page.set_viewport_size(PHONE)
    page.goto(f"{site}/decide/rules/")
    page.evaluate("for (const part of document.querySelectorAll('.flows > details')) part.open = true")
    assert max(page.evaluate(RIGHT_EDGES)) <= 0
    assert min(page.evaluate(SIZES)) >= 13
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_box_leads_to_its_words(page, site):
    """Choosing a question in the drawing opens the words and goes to the question in full."""
    page.goto(f"{site}/decide/rules/")
    page.locator(".flow a[data-question='controls']").first.click()
    page.locator("#flow-provider-controls").wait_for(state="visible")
