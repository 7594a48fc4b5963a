"""Every kind of view that a reader can meet, and the steps of a script that lead there: the same in every engine."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from tests.browser.engines import Scripted
from tests.browser.walk import PAYROLL, link
from tests.rfp.test_answers import BIDDER

type Dress = tuple[int, str]

DRESSES: tuple[Dress, ...] = ((360, "light"), (1280, "dark"))
EVERY: tuple[Dress, ...] = (*DRESSES, (360, "dark"), (1280, "light"))
OURS = "article, .page-foot, body > main"
CARDS = ".sender, [data-answer='rfp-soc-examination'], [data-answer='rfp-report-age']"  # all are made alike
UNTIL = """
const one = (selector) => document.querySelector(selector);
const there = (selector) => one(selector)?.checkVisibility() ? one(selector) : null;
const until = async (seen) => {
  for (let tries = 0; tries < 900; tries += 1) {
    const found = await seen();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited in vain: ${seen}`);
};
"""
READY = 'await until(() => one("[data-engine=ready]"));'
# The findings' words come after Python; who takes parts of the page aside before that takes their place away.
WORDS = 'await until(() => one("article[data-finding]"));'


class View(NamedTuple):
    """An address, what is ours on it, its states, each with the steps to it, what the device has kept, and how it is seen."""

    path: str
    inside: str = OURS
    states: Mapping[str, str] = MappingProxyType({"as it opens": ""})
    kept: Mapping[str, str] = MappingProxyType({})
    dresses: tuple[Dress, ...] = DRESSES


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
    "rfp/check/",
    "registers/naming-soc/",
    "about/security-questions/",
    "glossary/",
    "sources/",
]
FROZEN = ["go/decide/2026.11/", "go/soc-2/2026.11/"]  # these follow the system by style alone

RESPONDER = {"role": ["responder"], "offering": ["saas"], "we-hold": ["soc-2-type-1"], "rfp-asks": ["have-report", "type-period"]}
RESUMED = [{"run": "earlier", "fragment": link({"role": ["provider"], "offering": ["saas"]}), "count": 2, "saved": "2026-11-20"}]
LISTED = dict.fromkeys(["title", "summary", "rests", "edition", "site", "accessed", "answer"], "Words")
SAID = {**BIDDER, "categories": ["security"], "subservice": "none", "next": "nothing"}


def _at(fragment: str, seen: str) -> str:
    return f'location.hash = {json.dumps(fragment)}; await until(() => there("{seen}"));'


WIZARD = {
    "the first question": READY + WORDS + 'await until(() => there("[data-question=role]"));',
    "an error": 'one("[data-action=continue]").click(); await until(() => there("[data-errors]"));',
    "a later question": _at(link({"role": ["provider"], "offering": ["saas"]}), "[data-enough]"),
    "a verdict": _at(link(PAYROLL), "[data-timeline] svg"),
    "a verdict unfolded": 'document.querySelectorAll("soc-wizard details").forEach((each) => { each.open = true; });',
    "the words of a responder": _at(link(RESPONDER), "[data-action=so-far]")
    + 'one("[data-action=so-far]").click(); await until(() => there("[data-verdict]"));',
}
TABLE = "Vendor,Category,SOX relevant,SOC report\nAcme,payroll,Y,SOC 1 Type II\nCloudbox,blue,N,SOC 2 Type 2\n"


def with_list(table: str) -> str:
    """The steps to a judged list of vendors, one of whose entries is not understood, so that its columns open."""
    return (
        READY
        + f"""
const data = new DataTransfer();
data.items.add(new File([{json.dumps(table)}], "vendors.csv", {{ type: "text/csv" }}));
const drop = new DragEvent("drop", {{ dataTransfer: data, bubbles: true, cancelable: true }});
one("[data-drop]").dispatchEvent(drop);
await until(() => there("table.verdicts tbody tr") && one("details.columns[open]"));
"""
    )


# One link of each state, out of what the site says of itself.
CHECK = (
    READY
    + """
const { ids, retired, editions } = await (await fetch(new URL("/data/links.json", location))).json();
const [edition, past] = Object.entries(editions)[0];
const ends = [`soc-3/`, `bridge-leters/`, `${Object.keys(retired)[0]}/`];
ends.push(...[past.changed, Object.keys(past.moved)].map((some) => `${some.find((id) => id in ids)}/${edition}/`));
one("details.paste").open = true;
one("#check-words").value = ends.map((end) => `https://whichsoc.example/go/${end}`).join(" ");
one("[data-action=check]").click();
await until(() => there("[data-result] li"));
document.querySelectorAll("[data-result] details").forEach((each) => { each.open = true; });
"""
)
CITE = """
await until(() => one("[data-cite=soc-1-audience][aria-haspopup]"));  // before, it is a link that leads away
one("[data-cite=soc-1-audience]").click();
await until(() => there(".cite-panel"));
await Promise.allSettled(document.getAnimations().map((each) => each.finished));
"""

VIEWS: dict[str, View] = {
    **{path or "home": View(path) for path in [*PAGES, *FROZEN]},
    "lost": View("go/brigde-leters/", OURS, {"with the nearest": 'await until(() => there("[data-nearest] a"));'}),
    "cite": View("compare/audience/", ".cite-panel, .versus, .cite-status", {"the panel": CITE}),
    "wizard": View("decide/", "soc-wizard", WIZARD, dresses=EVERY),
    "paper": View(
        "decide/",
        "soc-wizard",
        {"the whole page": f'one("[data-action=paper]").click(); {WORDS} await until(() => there("[data-question=we-hold]"));'},
        dresses=DRESSES[:1],
    ),
    "embed": View(
        f"decide/?embed{link(PAYROLL)}", "soc-wizard", {"a verdict": 'await until(() => there("[data-timeline] svg"));'}
    ),
    "resume": View(
        "decide/",
        "soc-wizard",
        {"the offer": WORDS + 'await until(() => there("[data-resume]"));'},
        {"which-soc:interviews": json.dumps(RESUMED)},
    ),
    "batch": View("decide/batch/", OURS, {"a table": with_list(TABLE)}),
    "rfp": View("rfp/", CARDS, {"filled in": READY}, {"which-soc:answers": json.dumps(SAID)}),
    "rfp empty": View("rfp/", ".sender", {"nothing said": 'await until(() => there("[data-sender]"));'}),
    "check": View("rfp/check/", "soc-check", {"a report": CHECK}),
    "list": View(
        "rfp/list/",
        OURS,
        {"with a section": 'await until(() => there("soc-list li"));'},
        {"which-soc:list": json.dumps([{"id": "soc-1-audience", **LISTED}])},
    ),
}


def visit(page: Scripted, site: str, view: View) -> None:
    """Go to a view from any page of the site, with nothing kept on the device but what belongs to it."""
    page.evaluate("(kept) => { localStorage.clear(); Object.assign(localStorage, kept); }", dict(view.kept))
    page.goto("about:blank")  # an address that differs by its fragment alone would not be loaded
    page.goto(f"{site}/{view.path}")


def take(page: Scripted, steps: str) -> Any:
    """Take the steps to a state; what they return."""
    return page.evaluate(f"async () => {{ {UNTIL} {steps} }}")
