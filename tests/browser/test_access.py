"""Every kind of view for everyone, in every engine: nothing axe can find, nothing wider than a phone.

Firefox's and WebKitGTK's drivers cannot say which colors the system prefers: there the page's own switch is used, and
frozen pages, which have none, are seen in light colors alone. WebKitGTK's window is 447 px at its narrowest.
"""

import pytest
from playwright.sync_api import Page

from tests.browser.axe import faults_of_access
from tests.browser.engines import ENGINES, ChromiumWindow, Window
from tests.browser.views import FROZEN, PAGES, VIEWS, take, visit

ELSEWHERE = ((360, "dark"),)  # Chromium has seen the rest: what engines make of colors and sizes shows in one dress
ZOOMED = (640, 320)  # a window of 1280 px at 200 % and at 400 %
ALIKE = {*PAGES} - {"compare/"} | {"paper", "rfp empty"}  # seen in Chromium alone: made of what other views have too
SEEN = [(engine, view) for engine in ENGINES for view in VIEWS if engine == "chromium" or view not in ALIKE]
# Where the floating bar of the wizard lies by chance: what it covers there is a matter of scrolling.
LAID = """() => {
  for (const each of document.querySelectorAll("soc-wizard .actions")) each.style.position = "static";
}"""
SCHEME = """async (scheme) => {
  for (let tries = 0; tries < 200; tries += 1) {
    if (getComputedStyle(document.body).colorScheme === scheme) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}"""
# What a policy refused is kept for the tab, since a view may be another page than the one before it.
REFUSED = """window.noting ??= addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) => {
  const told = JSON.parse(sessionStorage.getItem("refused") ?? "[]");
  sessionStorage.setItem("refused", JSON.stringify([...told, `${violatedDirective} ${blockedURI} ${sourceFile}`]));
}) ?? true;"""
SHOWN = """(inside) => {
  const hidden = [...document.querySelectorAll(`:is(${inside}) [hidden]`)];
  return hidden.filter((each) => each.checkVisibility()).map(({ outerHTML }) => outerHTML.slice(0, 80));
}"""
FITS = """async () => {
  for (let tries = 0; tries < 200; tries += 1) {
    if (document.documentElement.scrollWidth <= innerWidth) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}"""


@pytest.fixture(scope="module")
def entered(window: Window, site: str) -> Window:
    """A window that is on a page of the site; Chromium's notes whatever a page's policy refuses."""
    if isinstance(window, ChromiumWindow):
        window.page.add_init_script(REFUSED)
    window.goto(f"{site}/404.html")
    return window


@pytest.mark.parametrize(("window", "view"), SEEN, indirect=["window"])
def test_axe_finds_nothing(entered: Window, site: str, view: str):
    """A view in each of its states, light and dark, on a phone and a desk, meets WCAG 2.2 AA as far as a program can tell.

    Zoomed to 200 % and 400 % it does not run out of the window. No state is anything that the page's policy refuses.
    """
    window, seen = entered, VIEWS[view]
    window.evaluate("() => sessionStorage.removeItem('refused')")
    visit(window, site, seen)
    for state, steps in seen.states.items():
        take(window, steps)
        window.evaluate(LAID)
        for width, scheme in seen.dresses if window.engine == "chromium" else ELSEWHERE:
            window.dress(width, scheme)
            assert view in FROZEN or window.evaluate(SCHEME, scheme)
            assert faults_of_access(window, seen.inside) == [], f"{state}, {width} px, {scheme}"
            assert window.evaluate(FITS), f"{state}, wider than {width} px"
        assert window.evaluate(SHOWN, seen.inside) == [], f"{state}: hidden, but a style shows it"
        for width in ZOOMED if window.engine == "chromium" else ():
            window.dress(width, "light")
            assert window.evaluate(FITS), f"{state}, wider than {width} px"
        assert not window.evaluate("() => sessionStorage.getItem('refused')"), f"{state}: refused by the policy"


def test_what_a_policy_refuses_is_noticed(page: Page, site: str):
    """A style and a picture that a page's policy does not allow are noted, so that the views above are held to it."""
    page.add_init_script(REFUSED)
    page.goto(f"{site}/decide/")
    page.evaluate("new Image().src = URL.createObjectURL(new Blob())")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.wait_for_function("() => JSON.parse(sessionStorage.getItem('refused') ?? '[]').length === 2")


def test_the_list_of_all_links_fits_a_phone(page: Page, site: str):
    """The page of more than a thousand permanent links runs out of no phone; it is too long for axe."""
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{site}/go/")
    assert page.locator("li a").count() > 1000
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
