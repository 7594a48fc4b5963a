"""What readers type into the search box leads to what answers it: the section that the Enter key opens."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.engines import Window
from tests.browser.server import serve
from tests.browser.styles import lost
from tests.browser.views import take
from tests.browser.walk import ready

BOX = ".md-search__input"
META = ".md-search-result__meta"
NOTE = ".search-note"
KEPT = """async () => {
  const { search } = JSON.parse(document.querySelector("#__config").textContent);
  const needed = [location.href, ...["../search/search_index.json", search].map((each) => new URL(each, location.href).href)];
  needed.push(...[...document.querySelectorAll("script[src], link[rel=stylesheet]")].map((each) => each.src || each.href));
  const kept = await Promise.all(needed.map((url) => caches.match(url, { ignoreVary: true })));
  return kept.every(Boolean);
}"""
FIRST_HIT = """(() => {
  const links = [...(document.querySelector('.md-search-result__item')?.querySelectorAll('[href]') ?? [])];
  const score = (link) => parseFloat(link.firstElementChild.dataset.mdScore);
  return links.sort((one, other) => score(other) - score(one))[0]?.href ?? '';
})()"""
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
    "SOC2": "reports/soc-2/",
    "SOC1": "reports/soc-1/",
    "soc-2": "reports/soc-2/",
    "ISO27001": "regulations/iso-27001/",
    "SSAE18": "reports/history/#ssae-18",
    "soc 2 cost": "guides/cost/",
    "how much does a soc 2 report cost?": "guides/cost/",
    "how long does soc 2 take": "guides/timeline/",
    "iso 27001 vs soc 2": "regulations/iso-27001/",
    "hipaa soc 2": "regulations/hipaa/",
    "soc 2 type 2 vs type 1": "reports/types/",
    "do i need soc 1": "decide/",
    "which soc report do we need": "decide/",
    "who can sign": "guides/choosing-a-cpa-firm/",
    "who performs a soc audit": "guides/choosing-a-cpa-firm/",
    "nda": "reports/soc-2/#soc-2-intended-users",
    "CC6.1": "criteria/list/#criterion-cc6-1",
    "A1.2": "criteria/list/#criterion-a1-2",
    "expired report": "guides/periods-and-bridge-letters/#report-age",
    "template": "guides/periods-and-bridge-letters/#bridge-letter-contents",
    "sample report": "reports/anatomy/",
    "is a soc 2 report valid for a year": "guides/periods-and-bridge-letters/#report-age",
    "bridge letter template": "guides/periods-and-bridge-letters/#bridge-letter-contents",
    "soc 2 exceptions": "guides/opinions-and-exceptions/#exceptions",
    "qualified opinion soc 1": "guides/opinions-and-exceptions/#qualified-opinion",
    "adverse opinion": "guides/opinions-and-exceptions/#adverse-opinion",
    "sample size": "guides/reading-a-report/#sample-sizes-not-shown",
    "soc 2 red flags": "guides/reading-a-report/#report-warning-signs",
    "control did not occur": "guides/opinions-and-exceptions/#controls-without-occurrence",
    "can we share our soc 2": "reports/soc-2/#soc-2-intended-users",
    "does aws soc 2 cover us": "guides/subservice-organizations/#host-report-limits",
    "subcontractor": "guides/subservice-organizations/",
    "gap between reports": "guides/periods-and-bridge-letters/#periods-without-gaps",
    "payroll soc 1": "industries/payroll/",
    "soc 2 logo": "guides/marketing/#soc-logo",
    "press release": "guides/marketing/#soc-press-release",
    "contract clause soc 2": "customers/what-to-request/#request-wording",
    "vendor has no soc report": "customers/without-a-report/",
    "vendor risk management": "customers/third-party-risk/",
    "report does not cover our fiscal year": "customers/evaluating/#report-does-not-cover-year",
    "soc 2 or soc 1 for financial audit": "reports/soc-2/#soc-2-and-financial-audits",
    "control objectives": "reports/soc-1/#soc-1-control-objectives",
    "itgc": "reports/soc-1/#soc-1-itgc",
    "points of focus": "criteria/#points-of-focus",
    "description criteria": "criteria/description-criteria/",
    "privacy or confidentiality": "criteria/choosing-categories/#privacy-or-confidentiality",
    "which trust services categories": "criteria/choosing-categories/",
    "fedramp soc 2": "regulations/fedramp/",
    "gdpr": "regulations/gdpr/",
    "dora": "regulations/dora/",
    "tx-ramp": "regulations/state-programs/",
    "hitrust": "regulations/hitrust/",
    "erisa": "regulations/erisa/",
    "is soc 2 mandatory": "regulations/#no-law-requires-soc",
    "debt collection": "industries/receivables-and-collections/",
    "pharmacy benefit manager": "industries/pharmacy-benefit-management/",
    "fund administrator soc 1": "industries/fund-administration/",
    "CSV of vendors": "decide/batch/",
    "independence of the auditor": "guides/choosing-a-cpa-firm/#cpa-independence",
    "user auditor": "reports/soc-1/#soc-1-and-financial-audits",
    "combined soc 1 and soc 2": "guides/both-reports/",
    "observation period": "guides/periods-and-bridge-letters/",
    "straight to type 2": "reports/types/#type-2-without-type-1",
    "management assertion": "reports/anatomy/#anatomy-assertion",
    "section 5": "reports/anatomy/#anatomy-other-information",
    "security questionnaire": "rfp/",
    "cite this": "rfp/citing/",
    "check links in a document": "rfp/check/",
    "soc for startups": "guides/startups/",
    "segregation of duties small team": "guides/startups/#segregation-of-duties",
    "fake soc 2 report": "customers/fabricated-reports/",
    "acquisition during soc 2 period": "guides/changes-in-the-period/#acquisition-mid-period",
    "skip a year soc 1": "guides/periods-and-bridge-letters/#skipping-a-year",
    "lockbox": "industries/print-mail-lockbox/",
    "who may read a soc 2": "reports/soc-2/#soc-2-intended-users",
    "vendor only has a type 1": "customers/evaluating/#type-1-only",
    "vendor sent a soc 3 instead of a soc 2": "customers/evaluating/#soc-3-only",
    "carved out providers without a report": "customers/evaluating/#carve-outs-without-reports",
    "vendor report with a modified opinion": "customers/evaluating/#modified-opinion-received",
    "who signed the report": "customers/fabricated-reports/#who-signed",
    "customer wants to approve our auditor": "customers/what-to-request/#approving-the-auditor",
    "financial auditors ask for a soc 2": "guides/wrong-report/#asked-for-soc-2-by-auditors",
    "soc 1 requested but no financial reporting": "guides/wrong-report/#asked-for-soc-1-without-icfr",
    "prospect wants our soc 1": "guides/wrong-report/#asked-for-soc-1-by-prospects",
    "shared service center": "guides/subservice-organizations/#shared-service-centers",
    "tool vendor or subservice organization": "guides/subservice-organizations/#vendor-or-subservice",
    "csoc": "guides/subservice-organizations/#csocs",
    "do all our vendors need a soc 2": "compare/misconceptions/#myth-vendors-need-soc-2",
    "penetration test for soc 2": "compare/misconceptions/#myth-soc-2-demands-specific-controls",
    "bank examiner": "regulations/ffiec/#examiner-access",
    "fdicia": "regulations/ffiec/#fdicia",
    "snap ebt processor": "regulations/state-programs/#snap-ebt-report",
    "gasb pension plan": "regulations/state-programs/#gasb-plans",
    "C5": "regulations/state-programs/#national-schemes",
    "fedramp class a": "regulations/fedramp/#fedramp-class-a",
    "sub-processors under gdpr": "regulations/gdpr/#gdpr-sub-processors",
    "erisa limited scope audit": "regulations/erisa/#erisa-limited-audit",
    "state trust company crypto": "regulations/sec-custody-rule/#crypto-custody-letter",
    "new system replaced the old one during the period": "guides/changes-in-the-period/#replacement-mid-period",
    "launched a new product mid-period": "guides/changes-in-the-period/#launch-mid-period",
    "soc report in due diligence of a merger": "guides/changes-in-the-period/#reports-in-mergers",
    "bridge letter for a whole year": "guides/periods-and-bridge-letters/#letter-for-a-year",
    "minimum period soc 1": "guides/periods-and-bridge-letters/#soc-1-period",
    "three month soc 2 period": "guides/periods-and-bridge-letters/#soc-2-period",
    "mapping cuecs": "guides/cuecs/#mapping-cuecs",
    "user entity responsibilities": "guides/cuecs/#user-entity-responsibilities",
    "report needed in eight weeks": "guides/timeline/#timeline-cannot-be-met",
    "first type 2 timeline": "guides/timeline/#timeline-type-2",
    "when is a type 1 enough": "reports/types/#type-1-when",
    "soc 2 without security": "criteria/choosing-categories/#soc-2-without-security",
    "uptime commitment availability": "criteria/choosing-categories/#choose-availability",
    "add the privacy category": "criteria/choosing-categories/#choose-privacy",
    "incidents in the system description": "criteria/description-criteria/#dc-4-incidents",
    "disclaimer of opinion": "guides/opinions-and-exceptions/#disclaimer-of-opinion",
    "management response to exceptions": "guides/opinions-and-exceptions/#exceptions-own",
    "does a soc 1 cover security": "reports/soc-1/#soc-1-security-scope",
    "customers of our customers": "reports/soc-1/#soc-1-downstream-users",
    "one report under isae 3402 and soc 1": "reports/international/#dual-standard-reports",
    "consultant who helps with readiness": "guides/readiness/#readiness-independence",
    "which laws name a soc report": "registers/naming-soc/",
}


@pytest.fixture(scope="module")
def search(browser, site):
    """Types a query into the box as a reader would, and gives the address of what Enter would open."""
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
        return re.sub(r"\?h=[^#]*", "", page.evaluate(FIRST_HIT).removeprefix(f"{site}/"))

    yield _search
    context.close()


def _until(page, expression):
    for _ in range(200):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(25)


@pytest.mark.parametrize(("query", "expected"), FIRST_HITS.items())
def test_the_first_hit_answers_the_query(search, query, expected):
    """The best hit is what was asked about: a section where one is named, else some place on the page."""
    found = search(query)
    assert (found if "#" in expected else found.split("#")[0]) == expected


@pytest.fixture
def box(page: Page, site: str) -> Page:
    """A page whose search is open."""
    page.goto(f"{site}/guides/cost/")
    page.click(BOX)
    return page


def test_the_index_waits_for_somebody_who_searches(page: Page, site: str):
    """A page to read does not load it; whoever turns to the search, or comes with a query, does."""
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url) if "search_index" in request.url else None)
    page.goto(f"{site}/guides/cost/", wait_until="networkidle")
    assert fetched == []
    page.click(BOX)
    page.keyboard.type("bridge letter")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert fetched == [f"{site}/search/search_index.json"]
    page.goto(f"{site}/guides/timeline/?q=bridge+letter")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


@pytest.mark.parametrize("offline", [True])
def test_without_a_network_the_search_finds(page: Page, context: BrowserContext, site: str):
    """Whoever has been in the wizard can search where there is no network, also without a search before."""
    page.goto(f"{site}/decide/")
    ready(page)
    _until(page, f"({KEPT})()")
    context.set_offline(True)
    page.goto(f"{site}/decide/")
    page.click(BOX)
    page.keyboard.type("bridge letter")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_the_search_dialog_has_a_name_and_says_how_much_it_found(box: Page, site_folder: Path):
    """A screen reader hears what opened and how many pages were found; what opened lacks no style of the theme."""
    expect(box.get_by_role("dialog", name="Search")).to_be_attached()
    box.keyboard.type("bridge letter")
    expect(box.locator(META)).to_have_attribute("role", "status")
    expect(box.locator(META)).to_have_text(re.compile(r"^\d+ matching documents$"), timeout=20_000)
    assert lost(box, site_folder) == []
    box.evaluate("document.querySelector('.md-typeset *').classList.add('tabbed-set')")
    assert ".md-typeset .tabbed-set" in lost(box, site_folder), "a part of the theme that is not used here is not noticed"


def test_text_that_comes_without_a_key_searches(box: Page):
    """Pasting from the menu of the mouse is enough."""
    box.locator(BOX).evaluate(
        "field => { field.value = 'bridge letter'; field.dispatchEvent(new InputEvent('input', { bubbles: true })) }"
    )
    expect(box.locator(".md-search-result__item").first).to_be_visible(timeout=20_000)


def test_no_result_is_said_to_miss_what_it_has(box: Page):
    """The theme would say "Missing: cost*" of a page on cost, since the beginnings of a word are looked for too."""
    box.keyboard.type("soc 2 cost")
    expect(box.locator(".md-search-result__item").first).to_contain_text("costs", timeout=20_000)
    expect(box.locator(".md-search-result").get_by_text("Missing:").first).to_be_hidden()


def test_where_nothing_is_found_the_nearest_is_shown_and_named_so(box: Page):
    """A slip of the finger still leads there; what is like nothing here is said to be so, with a way on."""
    box.keyboard.type("brigde lettre")
    expect(box.locator(NOTE)).to_have_text("Nothing has “brigde lettre”. The nearest:", timeout=20_000)
    expect(box.locator(".md-search-result__item").first).to_contain_text(re.compile("bridge letter", re.IGNORECASE))
    box.fill(BOX, "xqzvkwjq")
    expect(box.locator(NOTE)).to_contain_text("Nothing has “xqzvkwjq” or a word like it")
    expect(box.locator(NOTE).get_by_role("link", name="glossary")).to_have_attribute("href", re.compile("/glossary/$"))
    box.fill(BOX, "bridge letter")
    expect(box.locator(NOTE)).to_be_empty()


def test_a_result_shows_words_of_the_page_only(context, site):
    """Note markers, lists of sources and cite buttons are not part of what search knows."""
    docs = context.request.get(f"{site}/search/search_index.json").json()["docs"]
    assert not [doc["location"] for doc in docs for furniture in ("¶", "↩", "Cite:") if furniture in doc["title"] + doc["text"]]


PORTAL = {"status": 200, "content_type": "text/html", "body": "<!doctype html><title>Sign in to this network</title>"}


@pytest.mark.parametrize("file", ["**/search_index.json", "**/workers/search.*.js"])
@pytest.mark.parametrize("instead", [{"status": 404}, PORTAL, None], ids=["missing", "portal", "gone"])
def test_a_search_that_does_not_come_says_so_and_is_tried_again(page: Page, site: str, file: str, instead: dict | None):
    """One sentence stands for an index or a worker that is missing; opened again, once it is there, the search finds."""
    page.route(file, lambda route: route.fulfill(**instead) if instead else route.abort())
    page.goto(f"{site}/guides/cost/")
    page.click(BOX)
    expect(page.locator(META)).to_contain_text("could not be loaded; open it again to retry")
    page.unroute(file)
    page.keyboard.press("Escape")
    page.click(BOX)
    expect(page.locator(META)).not_to_contain_text("could not be loaded")
    page.keyboard.type("bridge letter")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


OUT = """async (elsewhere) => {
  const fate = async (go) => { try { return await go(); } catch (fault) { return fault.name; } };
  const closed = ["XMLHttpRequest", "WebSocket", "WebTransport", "EventSource", "Worker", "FontFace", "caches", "Cache"];
  const scope = WorkerGlobalScope.prototype;
  return {
    own: await fate(async () => (await fetch("../../../search/search_index.json")).status),
    fetch: await fate(() => fetch(elsewhere)),
    request: await fate(() => fetch(new Request(elsewhere, { mode: "no-cors" }))),
    inherited: await fate(() => (scope.fetch ?? fetch).call(self, elsewhere)),
    redirected: await fate(() => fetch("/away", { mode: "no-cors" })),
    importScripts: await fate(() => importScripts(elsewhere)),
    undone: await fate(() => { "use strict"; self.fetch = undefined; }),
    open: closed.filter((name) => self[name] !== undefined),
  };
}"""


def test_the_worker_of_the_search_asks_its_own_site_alone(page: Page, site_folder: Path, tmp_path: Path):
    """On a host that sends no headers too: whatever way out a script tries there, another origin hears nothing."""
    with serve(site_folder) as served, serve(tmp_path) as other:
        served.away["/away"] = f"{other.url}/"
        page.goto(f"{served.url}/guides/cost/")
        page.click(BOX)
        page.keyboard.type("bridge letter")
        expect(page.locator(".md-search-result__item").first).to_be_visible()
        [worker] = page.workers
        found = worker.evaluate(OUT, f"{other.url}/")
        assert other.requests == []
    own, opened = found.pop("own"), found.pop("open")
    assert (own, opened, {*found.values()}) == (200, [], {"TypeError"}), found


def test_the_guarded_search_finds_in_every_engine(window: Window, site: str):
    """What is closed in the worker is not what any engine needs to search."""
    window.goto(f"{site}/guides/cost/?q=bridge+letter")
    assert take(window, 'return Boolean(await until(() => one(".md-search-result__item")));')
