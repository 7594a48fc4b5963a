"""The facts that rules are made of: the words for each, and when they are true."""

from xml.etree.ElementTree import Element

from decision.catalogue.model import Fact
from publish.content import catalogue
from publish.markdown.clauses import clause
from publish.markdown.elements import element
from publish.markdown.page_context import Here


def render(here: Here, _: list[str]) -> Element:  # noqa: ARG001
    """Every fact in a list of definitions; the terms of rules link to them."""
    read = catalogue.read()
    parts: list[Element] = []
    for fact in read.facts:
        parts += [_term(fact), element("dd", "", *clause(read, fact.when, "When"))]
    return element("dl", "", *parts, class_="terms")


def _term(fact: Fact) -> Element:
    """The words for the fact, with the words for its opposite behind them."""
    term = element("dt", fact.says, id=f"fact-{fact.id}")
    if fact.denies:
        term.append(element("span", f"Opposite: {fact.denies}"))
    return term
