"""What scripts add to pages that are whole without them: filters, checks that stay, a word on late reviews."""

import datetime

import pytest

from tests.browser.walk import stay

PHONE = {"width": 360, "height": 740}
CHECKLIST = "guides/reading-a-report/"


def test_a_filter_leaves_the_rows_with_the_words(page, site):
    """Typing into the field above a table hides the other rows and says how many are left; clearing brings them back."""
    page.goto(f"{site}/compare/")
    field = page.get_by_label("Filter the table")
    field.fill("bridge LETTER")
    assert page.locator(".filterable tbody tr:visible").count() == 1
    assert page.get_by_role("status").filter(has_text="rows").inner_text().startswith("1 of ")
    field.fill("no such words")
    assert page.get_by_text("No row has these words").is_visible()
    field.fill("")
    assert page.locator(".filterable tbody tr:visible").count() > 20


def test_a_filter_takes_the_title_of_an_empty_group_with_it(page, site):
    """In the table of criteria, a series without a matching criterion loses its title too."""
    page.goto(f"{site}/criteria/list/")
    page.get_by_label("Filter the table").fill("cc6.1")
    assert page.locator("th[scope=rowgroup]:visible").count() == 1


def test_a_link_to_a_filtered_row_shows_it(page, site):
    """Following a link to a row that is filtered away takes the filter off."""
    page.goto(f"{site}/criteria/list/")
    page.get_by_label("Filter the table").fill("privacy")
    page.evaluate("location.hash = 'criterion-cc1-1'")
    page.locator("#criterion-cc1-1").wait_for(state="visible")
    assert page.get_by_label("Filter the table").input_value() == ""


@pytest.mark.parametrize("path", ["compare/", "criteria/list/"])
def test_a_wide_table_fits_a_phone_and_stays_a_table(page, site, path):
    """At 360 pixels no table needs sideways scrolling, each cell names its column, and its roles are those of a table."""
    page.set_viewport_size(PHONE)
    page.goto(f"{site}/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    label = "getComputedStyle(document.querySelector('td:last-child'), '::before').content"
    assert page.locator("td:last-child").first.get_attribute("data-label") in page.evaluate(label)
    assert page.get_by_role("table").first.get_by_role("columnheader").count() >= 3


@pytest.mark.parametrize("width", [800, 1280])
def test_the_head_of_a_table_stays_below_the_header(page, site, width):
    """Scrolled into the table, its head stands right below the header of the page."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}/compare/")
    page.evaluate("document.querySelectorAll('.filterable tbody tr')[12].scrollIntoView()")
    header = page.locator(".md-header").bounding_box()
    head = page.locator(".filterable thead th").first.bounding_box()
    assert abs(head["y"] - header["y"] - header["height"]) <= 2


def test_ticks_stay_until_cleared(page, site):
    """A checked item is still checked after a reload; the button clears them for good."""
    page.goto(f"{site}/{CHECKLIST}")
    page.get_by_role("checkbox").nth(1).check()
    page.reload()
    assert page.get_by_role("checkbox").nth(1).is_checked()
    page.get_by_role("button", name="Clear check marks").click()
    page.reload()
    assert page.locator(".checklist input:checked").count() == 0


def test_ticks_work_without_storage(page, site):
    """Where storage is blocked, boxes can be checked and cleared all the same."""
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })")
    page.goto(f"{site}/{CHECKLIST}")
    page.get_by_role("checkbox").first.check()
    assert page.get_by_text("1 of 10 checked").is_visible()
    page.get_by_role("button", name="Clear check marks").click()
    assert page.get_by_text("0 of 10 checked").is_visible()


@pytest.mark.parametrize(("days", "late"), [(0, False), (1, True)])
def test_a_late_review_is_said_in_words(page, site, days, late):
    """The foot of a page says that its review is overdue from the day after its date."""
    page.goto(f"{site}/{CHECKLIST}")
    due = datetime.date.fromisoformat(page.locator("[data-review-by]").get_attribute("datetime"))
    stay(page, due + datetime.timedelta(days))
    page.reload()
    assert ("overdue" in page.locator(".page-foot").inner_text()) is late
