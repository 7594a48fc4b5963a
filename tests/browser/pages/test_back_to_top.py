"""The button that leads back to the top of a long page."""

from playwright.sync_api import Page, expect


def test_it_is_a_small_button_at_the_foot(page: Page, site: str):
    """Whoever scrolls back up on a long page gets a button at the foot of the window that hides no text above it."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{site}/guides/timeline/")
    page.mouse.wheel(0, 2000)
    page.wait_for_function("scrollY > 1000")
    page.mouse.wheel(0, -300)
    button = page.get_by_role("button", name="Back to top")
    expect(button).to_be_visible()
    box = button.bounding_box()
    assert box and box["height"] < 60 and box["y"] > 800
