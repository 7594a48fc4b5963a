"""The list of sources, each with the sections and rules that rest on it."""

from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from publish.content import catalogue
from publish.content.index import Index
from publish.content.minted import rule_id, source_id, term_id
from publish.content.pages import split_citation
from publish.content.tables import GRADES, Source
from publish.markdown.elements import element
from publish.markdown.page_context import Here

TITLES = {
    "standard": "Standards and criteria",
    "law": "Laws, rules and orders",
    "scheme": "Texts of other frameworks",
    "regulator": "Regulators and public bodies",
    "aicpa": "Other documents of the AICPA",
    "firm": "Audit and law firms",
    "press": "The press and reference sites",
    "vendor": "Sellers of software and services",
}


def uses(index: Index) -> dict[str, list[str]]:
    """For every source the ids of the sections, terms and rules that cite it, each once, in the order of the pages."""
    found: dict[str, dict[str, None]] = {}
    for page in index.pages.values():
        for mark in page.citations:
            if mark.section:
                found.setdefault(mark.id, {})[mark.section] = None
    for term in index.glossary.values():
        _note(found, term.sources, term_id(term.id))
    for finding, rule in catalogue.rules():
        _note(found, finding.sources, rule_id(rule.id))
    return {source: [id for id in ids if id in index.places] for source, ids in found.items()}


def _note(found: dict[str, dict[str, None]], references: tuple[str, ...], id: str) -> None:
    for reference in references:
        for source, _ in split_citation(reference):
            found.setdefault(source, {})[id] = None


def render(here: Here, _: list[str]) -> Element:
    """The sources under their grades, in a block that a script puts a filter on."""
    used = uses(here.index)
    parts: list[Element] = []
    for grade, title in TITLES.items():
        rows = sorted((row for row in here.index.sources.values() if row.grade == grade), key=lambda row: row.title)
        if rows:
            entries = [part for row in rows for part in _entry(here, row, used.get(row.id, []))]
            parts += [element("h2", title), element("dl", "", *entries, class_="sources")]
    return element("div", "", *parts, class_="filterable")


def _entry(here: Here, source: Source, sections: list[str]) -> list[Element]:
    id = source_id(source.id)
    by = ", ".join(part for part in (source.author, source.date) if part)
    name = element("dt", source.title, id=id, data_section=id)
    name.set("data-summary", f"{by}." if by else source.title)
    read = f"Read {source.read}." if source.read else ""
    facts = (f"{by}." if by else "", f"Cited as {source.short}.", f"Graded {GRADES[source.grade]}.", read)
    details = element("p", " ".join(filter(None, facts)) + " ")
    if source.url:
        details.append(element("a", urlsplit(source.url).netloc.removeprefix("www."), href=source.url, rel="external"))
    entry = element("dd", "", details)
    if source.note:
        entry.append(element("p", source.note))
    if sections:
        entry.append(_uses(here, sections))
    return [name, entry]


def _uses(here: Here, sections: list[str]) -> Element:
    count = f"{len(sections)} sections rest on it" if len(sections) > 1 else "One section rests on it"
    items = [element("li", "", element("a", here.title(id), href=here.link(id))) for id in sections]
    return element("details", "", element("summary", count), element("ul", "", *items), data_search_exclude=True)
