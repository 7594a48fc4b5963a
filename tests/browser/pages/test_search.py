"""What readers type into the search box leads to the page that answers it, as the first hit."""

import pytest

BOX = ".md-search__input"
FIRST_HIT = "document.querySelector('.md-search-result__link')?.href ?? ''"
FIRST_HITS = {
    "SOC 1": "reports/soc-1/",
    "SOC 2": "reports/soc-2/",
    "SOC 3": "reports/soc-3/",
    "SOC 2+": "reports/soc-2-plus/",
    "SOC 1 vs SOC 2": "compare/",
    "difference between SOC 1 and SOC 2": "compare/",
    "ICFR": "reports/soc-1/",
    "Type I": "reports/types/",
    "Type II": "reports/types/",
    "Type 2": "reports/types/",
    "SAS 70": "reports/history/",
    "SSAE 16": "reports/history/",
    "SSAE 18": "reports/history/",
    "AT-C 320": "reports/standards/",
    "ISAE 3402": "reports/international/",
    "CSAE 3416": "reports/international/",
    "TSC": "criteria/list/",
    "TSP": "criteria/list/",
    "CC6.1": "criteria/list/",
    "common criteria": "criteria/",
    "processing integrity": "criteria/choosing-categories/",
    "bridge letter": "guides/periods-and-bridge-letters/",
    "gap letter": "guides/periods-and-bridge-letters/",
    "SOC certified": "guides/marketing/",
    "SOC 2 compliant": "guides/marketing/",
    "SOC 2 certification": "guides/marketing/",
    "CUEC": "guides/cuecs/",
    "carve-out": "guides/subservice-organizations/",
    "inclusive method": "guides/subservice-organizations/",
    "qualified opinion": "guides/opinions-and-exceptions/",
    "readiness assessment": "guides/readiness/",
    "peer review": "guides/choosing-a-cpa-firm/",
    "how long": "guides/timeline/",
    "cost": "guides/cost/",
    "right to audit": "customers/without-a-report/",
    "HIPAA": "regulations/hipaa/",
    "PCI DSS": "regulations/pci-dss/",
    "SOX 404": "regulations/sox-404/",
    "ISO 27001": "regulations/iso-27001/",
    "payroll": "industries/payroll/",
    "SaaS": "industries/b2b-saas/",
    "data center": "industries/data-centers/",
}


@pytest.fixture(scope="module")
def search(browser, site):
    """Types a query into the box as a reader would, and gives the address of the first hit."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/")

    def _search(query):
        page.click(BOX)
        page.fill(BOX, "")
        page.keyboard.press("End")
        _until(page, f"!({FIRST_HIT})")
        page.fill(BOX, query)
        page.keyboard.press("End")
        _until(page, FIRST_HIT)
        return page.evaluate(FIRST_HIT).removeprefix(f"{site}/").split("?")[0].split("#")[0]

    yield _search
    context.close()


def _until(page, expression):
    for _ in range(200):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(25)


@pytest.mark.parametrize(("query", "expected"), FIRST_HITS.items())
def test_the_first_hit_answers_the_query(search, query, expected):
    """The first hit is the page that is about what was asked."""
    assert search(query) == expected


def test_a_result_shows_words_of_the_page_only(context, site):
    """Note markers, lists of sources and cite buttons are not part of what search knows."""
    docs = context.request.get(f"{site}/search/search_index.json").json()["docs"]
    assert not [doc["location"] for doc in docs for furniture in ("¶", "↩", "Cite:") if furniture in doc["title"] + doc["text"]]
