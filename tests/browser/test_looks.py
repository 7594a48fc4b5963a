"""How the site looks: pictures of the views to look at, and a few compared with how they looked before.

The wizard's start, question and verdict have their pictures in `wizard/test_looks.py`.
"""

from base64 import b64encode
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import looks
from tests.browser.styles import lost
from tests.browser.views import WIZARD, take, with_list
from tests.browser.walk import WAIT, ready, stay

REFERENCES = Path(__file__).parent / "reference"
TOLERATED = 0.06
PHONE = {"width": 360, "height": 780}
DESK = {"width": 1280, "height": 900}
TALLEST = 2600
VENDORS = """vendor,role,vendor-does,our-financial-effect,vendor-data,dependence,vendor-has
Acme Payroll,customer,process,direct,personal;financial,processing,soc-1-type-2
Cloudbox,customer,saas,no,confidential,uptime,soc-2-type-2
Newsletter Co,customer,saas,no,contacts,none,nothing
Somebody,nobody,nothing,,,,
"""
FONTS = {  # of the references; which fonts a machine has does not matter
    "Reference": "DejaVuSans.ttf",
    "Reference Serif": "DejaVuSerif.ttf",
    "Reference Mono": "DejaVuSansMono.ttf",
}
SET_IN = """
body, button, input, select, textarea, .md-typeset { font-family: "Reference" !important }
h1, h2, h3, .md-typeset h1, .md-typeset h2, .md-typeset h3 { font-family: "Reference Serif" !important }
code, pre, .md-typeset code { font-family: "Reference Mono" !important }
"""


@pytest.fixture(scope="session")
def reference_fonts(root: Path) -> str:
    """The style sheet that sets a page in the fonts of the references."""
    folder = root / "node_modules" / "dejavu-fonts-ttf" / "ttf"
    files = {family: b64encode((folder / name).read_bytes()).decode() for family, name in FONTS.items()}
    faces = (f'@font-face {{ font-family: "{family}"; src: url(data:font/ttf;base64,{data}) }}' for family, data in files.items())
    return "\n".join([*faces, SET_IN])


def batch(page: Page) -> None:
    """Hand a small file of vendors to the page."""
    file = {"name": "vendors.csv", "mimeType": "text/csv", "buffer": VENDORS.encode()}
    page.set_input_files("#batch-input", files=[file])
    expect(page.locator("[data-result]")).to_be_visible(timeout=WAIT)


def fault(page: Page) -> None:
    """Wait for the message that Python did not come."""
    expect(page.locator("[data-fault]")).to_be_visible(timeout=WAIT)


def paper(page: Page) -> None:
    """Open the form for those without Python."""
    page.click('[data-action="paper"]')


VIEWS: dict[str, tuple[str, Callable[[Page], None] | None]] = {
    "home": ("", None),
    "compare": ("compare/audience/", None),
    "table": ("compare/", None),
    "guide": ("guides/timeline/", None),
    "criteria": ("criteria/list/", None),
    "glossary": ("glossary/", None),
    "industries": ("industries/", None),
    "rules": ("decide/rules/", None),
    "proof": ("decide/proof/", None),
    "batch": ("decide/batch/", batch),
    "fault": ("decide/", fault),
    "paper": ("decide/", paper),
}
COMPARED = {
    "home": ("", "light", DESK),
    "compare": ("compare/audience/", "light", DESK),
    "compare-phone": ("compare/audience/", "dark", PHONE),
    "criteria": ("criteria/list/", "dark", DESK),
    "wizard": ("decide/", "light", DESK),
    "asking": ("decide/", "dark", DESK),
    "verdict": ("decide/", "light", DESK),
    "verdict-phone": ("decide/", "dark", PHONE),
    "batch": ("decide/batch/", "light", {"width": 1280, "height": 1400}),
}
STEPS = {  # to a state of the view
    "asking": WIZARD["a later question"],
    "verdict": WIZARD["a verdict"],
    "verdict-phone": WIZARD["a verdict"],
    "batch": with_list(VENDORS) + 'one("details.columns").open = false;',
}
DAY = date(2026, 11, 23)  # dates stand in a verdict


def _dress(page: Page, scheme: str, size: dict) -> None:
    page.emulate_media(color_scheme=scheme, media="screen")
    page.set_viewport_size(size)
    expect(page.locator("body")).to_have_css("color-scheme", scheme)


@pytest.mark.parametrize("view", VIEWS)
def test_pictures_are_taken(page: Page, site: str, site_folder: Path, root: Path, view: str):
    """Each view in light, dark, on a phone and in print lies in artifacts/screens/; none runs out of 360 px or lacks a style."""
    folder = root / "artifacts" / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    path, prepare = VIEWS[view]
    if view == "fault":
        page.route("**/*.wasm", lambda route: route.fulfill(status=404))
    page.goto(f"{site}/{path}")
    if prepare:
        prepare(page)
    page.evaluate("scrollTo(0, 0)")
    for name, scheme, size in (("light", "light", DESK), ("dark", "dark", DESK), ("phone", "light", PHONE)):
        _dress(page, scheme, size)
        tall = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
        page.set_viewport_size({**size, "height": tall})  # of a whole page everything would be drawn, however long
        page.screenshot(path=folder / f"{view}-{name}.png", animations="disabled")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert lost(page, site_folder) == []
    if view != "fault":
        page.emulate_media(media="print", color_scheme="light")
        page.pdf(path=folder / f"{view}-print.pdf", page_ranges="1-4")


@pytest.fixture(scope="module")
def seen(browser: Browser) -> Iterator[Page]:
    """One page for all comparisons."""
    context = browser.new_context(reduced_motion="reduce", bypass_csp=True, service_workers="block")
    page = context.new_page()
    stay(page, DAY)
    yield page
    context.close()


def _set(page: Page, fonts: str) -> None:
    """Set the page in the fonts of the references, and wait for them."""
    page.add_style_tag(content=fonts)
    page.evaluate("document.fonts.ready.then(() => true)")


@pytest.mark.parametrize("view", COMPARED)
def test_it_looks_as_before(seen: Page, site: str, root: Path, reference_fonts: str, view: str):
    """Blocks and colors of a view are where the reference has them; a new look is kept by removing the reference."""
    path, scheme, size = COMPARED[view]
    seen.goto(f"{site}/{path}")
    if view == "wizard":
        ready(seen)
    take(seen, STEPS.get(view, ""))
    _set(seen, reference_fonts)
    _dress(seen, scheme, size)
    now, reference = looks.small(seen.screenshot()), REFERENCES / f"{view}.png"
    if not reference.exists():
        looks.keep(now, reference)
        pytest.fail(f"{reference} was not there and has been written: look at it, then commit it")
    looks.keep(now, root / "artifacts" / "screens" / f"now-{view}.png")
    share = looks.changed(now, looks.kept(reference))
    assert share <= TOLERATED, f"{share:.0%} of {view} differ from {reference}; as it is now: artifacts/screens/now-{view}.png"


MUTATIONS = {
    "a missing block": ".versus { display: none !important }",
    "a missing header": ".md-header { display: none }",
    "a wrong ground": ":root, [data-md-color-scheme] { --paper: #e8eef7 !important }",
    "a wrong column": ".versus { grid-template-columns: 1fr !important }",
    "a wrong heading": ".md-typeset h1 { font-size: 3rem !important }",
}


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_a_broken_look_is_noticed(seen: Page, site: str, reference_fonts: str, mutation: str):
    """The comparison notices what a person would: a block gone, a color or a column wrong."""
    seen.goto(f"{site}/compare/audience/")
    _set(seen, reference_fonts)
    _dress(seen, "light", DESK)
    before = looks.small(seen.screenshot())
    assert looks.changed(before, looks.small(seen.screenshot())) == 0
    seen.add_style_tag(content=MUTATIONS[mutation])
    assert looks.changed(before, looks.small(seen.screenshot())) > TOLERATED
