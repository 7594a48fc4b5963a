"""The pages to read, for everyone: nothing axe can find, nothing wider than a phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import faults_of_access

PAGES = [
    "",
    "compare/",
    "compare/audience/",
    "reports/anatomy/",
    "criteria/list/",
    "guides/reading-a-report/",
    "guides/timeline/",
    "industries/payroll/",
    "decide/rules/",
    "decide/proof/",
    "rfp/",
    "rfp/check/",
    "rfp/list/",
    "registers/naming-soc/",
    "about/security-questions/",
    "glossary/",
    "sources/",
]
BARE = ["go/decide/2026.11/", "go/soc-2/2026.11/"]
OURS = "article, .page-foot, body > main"


@pytest.mark.parametrize("path", [*PAGES, *BARE])
def test_axe_finds_nothing_in_a_page(page: Page, site: str, path: str):
    """Light and dark, on a phone and a desk, a page meets WCAG 2.2 AA as far as a program can tell, and fits."""
    page.goto(f"{site}/{path}")
    for width, scheme in ((360, "light"), (1280, "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        if path not in BARE:  # these follow the system by style alone
            expect(page.locator("body")).to_have_css("color-scheme", scheme)
        assert faults_of_access(page, OURS) == [], f"{width} px, {scheme}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"wider than {width} px"


def test_the_list_of_all_links_fits_a_phone(page: Page, site: str):
    """The page of more than a thousand permanent links runs out of no phone; it is too long for axe."""
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{site}/go/")
    assert page.locator("li a").count() > 1000
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
