"""Industry pages: what a page says is usual, and the verdict of the preset that it opens."""

import re
import shlex
from datetime import date

import pytest

from decision import api
from decision.catalogue.standard import catalogue
from publish.content.checks import usual
from publish.content.index import build
from publish.content.pages import read_page, read_pages
from publish.directives.open_wizard import preset
from tests.conftest import ROOT

DOCS = ROOT / "docs"
PAGES = {page.path: page for page in read_pages(DOCS) if usual.wanted(page)}
DAY = date(2026, 11, 30).isoformat()
ASKED = {"asked-for": ["soc-2"], "asked-by": ["security"]}
GOOD = "{soc-1: should, soc-2: could, categories: [security], type: 2}"
ROW = re.compile(r"^\| \[[^\]]+\]\(go:([^)]+)\) \| ([^|]*) \|", re.MULTILINE)


def answers(page):
    """The answers that the page's first link into the wizard opens it with."""
    directive = next(each for each in page.directives if each.id == "open-wizard")
    found = {}
    for question, option in preset(shlex.split(directive.rest)):
        found.setdefault(question, []).append(option)
    return {id: options if catalogue().question[id].kind == "many" else options[0] for id, options in found.items()}


def verdict(given):
    """What leads, of which type, and the strength of each subject that is settled or presumed."""
    step = api.handle({"action": "step", "answers": given, "today": DAY})
    findings = catalogue().finding
    held = [findings[each["id"]] for each in step["findings"] if each["layer"] != "open"]
    leads = {findings[id].subject for id in step["lead"]["ids"]} - {"both"}
    strengths = {each.subject: "should" if each.strength == "must" else each.strength for each in held}
    return leads, step["lead"]["type"] or "", strengths


@pytest.mark.parametrize("path", PAGES)
def test_preset_gives_what_the_page_says(path):
    """The reports, what leads and the type are those that the page calls usual."""
    said = usual.usual(PAGES[path])
    leads, type, strengths = verdict(answers(PAGES[path]))
    assert {report: strengths.get(report) for report in usual.REPORTS} == said.reports
    assert leads == set(said.leads)
    assert type.startswith(f"type-{said.type}") if said.type else not type


@pytest.mark.parametrize("path", [path for path, page in PAGES.items() if usual.usual(page).categories])
def test_categories_are_those_the_page_names(path):
    """Where a SOC 2 is had, now or once it is asked for, exactly the categories that the page calls usual are advised."""
    said, given = usual.usual(PAGES[path]), answers(PAGES[path])
    _, _, strengths = verdict(given if said.reports["soc-2"] == "should" else given | ASKED)
    advised = {category for category in usual.CATEGORIES if strengths.get(f"category-{category}") == "should"}
    assert advised == set(said.categories)


@pytest.mark.parametrize("path", PAGES)
def test_page_has_what_readers_come_for(path):
    """Two aims as a report might word them, two controls left to customers, the carve-outs and an exception, marked as ours."""
    text = PAGES[path].text
    assert len(re.findall(r"^- (?:Objective|Commitment)\b.*: ", text, re.MULTILINE)) >= 2
    assert len(re.findall(r"^- Left to [^:]+: ", text, re.MULTILINE)) >= 2
    assert "carve" in text
    assert len([directive for directive in PAGES[path].directives if directive.id == "our-example"]) >= 3


def test_table_of_services_agrees():
    """The list of services names, as mainly usual, the reports that each page says should be had."""
    pages = {page.headings[0].id: page for page in PAGES.values()}
    rows = {
        id: re.sub(r"\[@[^\]]*\]", "", mainly) for id, mainly in ROW.findall((DOCS / "industries/index.md").read_text("utf-8"))
    }
    assert set(rows) == set(pages)
    for id, mainly in rows.items():
        named = {name.lower().replace(" ", "-") for name in re.findall(r"SOC [12]\b", mainly.partition(" if ")[0])}
        assert named == {report for report, strength in usual.usual(pages[id]).reports.items() if strength == "should"}, id


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (None, "front matter has no table `usual`"),
        ("often", "front matter has no table `usual`"),
        ("{soc-1: should, soc-2: could, categories: [security], type: 2, soc-3: could}", "has no key “soc-3”"),
        ("{soc-1: yes, soc-2: not, type: 2}", "`soc-1` must be one of should, could, not"),
        ("{soc-1: not, soc-2: should, categories: [privacy], type: 2}", "needs `categories`, with security"),
        ("{soc-1: not, soc-2: should, categories: [security, safety], type: 2}", "no category “safety”"),
        ("{soc-1: should, soc-2: not}", "needs `type: 1` or `type: 2`"),
        ("{soc-1: not, soc-2: not}", "name what does in `leads`"),
    ],
)
def test_front_matter_is_checked(docs, write, said, message):
    """What is missing or wrong in `usual` is a fault that names it."""
    body = '# A { #a }\n\n::: open-wizard role=provider offering=process "Open"\n'
    path = write("industries/a.md", body)
    if said:
        path.write_text(path.read_text().replace("\n---\n", f"\nusual: {said}\n---\n", 1))
    found = [str(fault) for fault in usual.faults(read_page(docs, path))]
    assert any(message in line for line in found), found


def test_good_front_matter_and_other_pages(docs, write):
    """A page that says what is usual, and any page that is not on an industry, has no fault."""
    body = '# A { #a }\n\n::: open-wizard role=provider offering=process "Open"\n'
    path = write("industries/a.md", body)
    path.write_text(path.read_text().replace("\n---\n", f"\nusual: {GOOD}\n---\n", 1))
    write("industries/index.md", "# B { #b }\n")
    write("c.md", "# C { #c }\n")
    assert [fault for page in build(docs).pages.values() for fault in usual.faults(page)] == []
    path.write_text(path.read_text().replace("::: open-wizard", "open-wizard"))
    assert "no `::: open-wizard`" in str(next(usual.faults(read_page(docs, path))))
