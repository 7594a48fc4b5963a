"""The glossary, from docs/glossary.toml."""

from itertools import groupby
from xml.etree.ElementTree import Element

from publish.content.minted import term_id
from publish.content.tables import Term
from publish.markdown.elements import element, links, references
from publish.markdown.page_context import Here


def render(here: Here, _: list[str]) -> Element:
    """Every term under its letter, with what to read on and its sources."""
    parts: list[Element] = []
    terms = sorted(here.index.glossary.values(), key=lambda term: term.term.casefold())
    for letter, group in groupby(terms, key=lambda term: term.term[0].upper()):
        parts.append(element("h2", letter, data_search_exclude=True))
        for term in group:
            parts += _entry(here, term)
    return element("div", "", *parts, class_="glossary")


def _entry(here: Here, term: Term) -> list[Element]:
    id = term_id(term.id)
    name = f"{term.term} ({term.abbr})" if term.abbr and term.abbr not in term.term else term.term
    see = [term_id(other) if term_id(other) in here.index.places else other for other in term.see]
    shown = [(here.title(other), here.link(other)) for other in see]
    return [
        element("h3", name, id=id, data_section=id),
        element("p", term.definition),
        *([links("See also:", shown, class_="see")] if shown else []),
        *references(here, (), term.sources),
    ]
