"""The strict policy of the built pages: nothing on them breaks it, and it is really in force."""

import pytest
from playwright.sync_api import Page, expect

WATCH = """
window.broken = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
  window.broken.push([violatedDirective, blockedURI, sample].join(" ")));
"""
PAGES = [
    "",
    "compare/",
    "reports/soc-1/",
    "criteria/list/",
    "glossary/",
    "sources/",
    "rfp/",
    "rfp/check/",
    "decide/rules/",
    "decide/batch/",
]


@pytest.fixture
def watched(page: Page) -> Page:
    """A page that keeps a list of what its policy refused."""
    page.add_init_script(WATCH)
    return page


def refused(page: Page) -> list[str]:
    """What the policy of the page has refused."""
    return page.evaluate("window.broken")


@pytest.mark.parametrize("path", PAGES)
def test_no_page_breaks_its_policy(watched: Page, site: str, path: str):
    """A page loads without asking for anything that its own policy forbids."""
    watched.goto(f"{site}/{path}", wait_until="networkidle")
    assert refused(watched) == []


def test_search_and_colors_work_under_the_policy(watched: Page, site: str):
    """Search finds and marks words, the switch of colors turns, and nothing is refused."""
    watched.goto(f"{site}/reports/soc-1/")
    before = watched.evaluate("document.body.dataset.mdColorMedia")
    watched.locator("form[data-md-component=palette] label:visible").click()
    assert watched.evaluate("document.body.dataset.mdColorMedia") != before
    watched.locator(".md-search__input").click()
    watched.keyboard.type("user auditor")
    expect(watched.locator(".md-search-result__item mark").first).to_be_visible(timeout=20_000)
    assert refused(watched) == []


def test_python_runs_under_the_policy(watched: Page, site: str):
    """The wizard's worker starts and answers, and nothing is refused."""
    watched.goto(f"{site}/decide/#role=provider&offering=process")
    expect(watched.locator("soc-wizard")).to_have_attribute("data-engine", "ready", timeout=30_000)
    assert refused(watched) == []


def test_the_policy_is_in_force(watched: Page, site: str):
    """An inline script added later does not run, and HTML written later keeps neither handlers nor addresses."""
    watched.goto(f"{site}/reports/soc-1/")
    watched.evaluate("document.body.append(Object.assign(document.createElement('i'), { id: 'probe' }))")
    watched.evaluate("probe.innerHTML = '<a href=x><b onclick=y class=z>t</b></a><img src=x onerror=y>'")
    assert watched.evaluate("probe.innerHTML") == '<a><b class="z">t</b></a>'
    watched.evaluate("try { eval('1') } catch {}")
    assert any("script" in each for each in refused(watched))
