"""How the wizard looks: pictures of every view to look at, nothing that jumps."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.styles import lost
from tests.browser.walk import IDLE, PAYROLL, WAIT, findings, link, ready

VIEWS = {
    "start": "",
    "question": link({"role": ["provider"], "offering": ["saas"]}),
    "verdict": link(PAYROLL),
}
SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) if (!each.hadRecentInput) window.shifted += each.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("view", VIEWS)
def test_pictures_are_taken(page: Page, site: str, site_folder: Path, root: Path, view: str):
    """Every view in light, dark, on a phone and in print lies in artifacts/ to be looked at; none lacks a style of the theme."""
    folder = root / "artifacts" / "wizard"
    folder.mkdir(parents=True, exist_ok=True)
    page.goto(f"{site}/decide/{VIEWS[view]}")
    ready(page)
    if view == "verdict":
        findings(page)
        expect(page.locator("[data-timeline] svg")).to_be_visible(timeout=WAIT)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("body")).to_have_css("color-scheme", scheme)
        page.screenshot(path=folder / f"{view}-{scheme}.png", full_page=True)
    page.emulate_media(color_scheme="light", media="print")
    page.pdf(path=folder / f"{view}-print.pdf")
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 360, "height": 780})
    page.screenshot(path=folder / f"{view}-phone.png", full_page=True)
    assert len(list(folder.glob(f"{view}-*"))) == 4
    assert lost(page, site_folder) == []


def test_nothing_jumps_while_it_starts(page: Page, site: str):
    """From the first paint until Python is ready no element moves."""
    page.add_init_script(SHIFTS)
    page.goto(f"{site}/decide/")
    ready(page)
    page.evaluate(IDLE)
    assert page.evaluate("window.shifted") < 0.01


def test_the_marks_are_set_in_order(page: Page, site: str):
    """The first question, drawn before or with the wizard's script, is timed before Python, and the verdict after it."""
    page.goto(f"{site}/decide/{link(PAYROLL)}")
    findings(page)
    marks = page.evaluate("performance.getEntriesByType('mark').map((each) => each.name)")
    found = [mark for mark in marks if mark.startswith("soc:")]
    assert {*found[:2]} == {"soc:first-question", "soc:taken-over"}
    assert found[2:] == ["soc:engine-ready", "soc:verdict"]
