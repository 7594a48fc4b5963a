"""The ids that directives generate, each minted here alone."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from publish.content import catalogue, library
from publish.content.pages import Use
from publish.content.register import Register
from publish.content.tables import Criterion, Source, Term, slug


def source_id(source: str) -> str:
    """The id of a source in the list of sources."""
    return f"source-{source}"


def term_id(term: str) -> str:
    """The id of a glossary term."""
    return f"term-{term}"


def criterion_id(criterion: str) -> str:
    """The id of a trust services criterion: `CC6.1` is `criterion-cc6-1`."""
    return f"criterion-{slug(criterion)}"


def topic_id(topic: str) -> str:
    """The id of a topic of the rules."""
    return f"rules-{topic}"


def rule_id(rule: str) -> str:
    """The id of a rule."""
    return f"rule-{rule}"


def naming_id(rule: str) -> str:
    """The id of a row of the register of rules that name a SOC report."""
    return f"naming-{rule}"


def minted(  # noqa: PLR0913, PLR0917 (the tables that ids come from)
    directive: Use,
    docs: Path,
    sources: Iterable[Source],
    terms: Iterable[Term],
    criteria: Iterable[Criterion],
    register: Register,
) -> Iterator[tuple[str, str]]:
    """The ids that a directive generates, each with its title."""
    match directive.id:
        case "sources":
            yield from ((source_id(row.id), row.title) for row in sources)
        case "glossary":
            yield from ((term_id(row.id), row.term) for row in terms)
        case "criteria":
            yield from ((criterion_id(row.id), f"{row.id} {row.title}") for row in criteria)
        case "answers":
            yield from ((answer.id, answer.title) for answer in library.answers(docs))
        case "rules":
            yield from ((topic_id(topic), catalogue.read().says[topic]) for topic in catalogue.topics())
            yield from ((rule_id(rule.id), rule.because) for _, rule in catalogue.rules())
        case "naming-soc":
            rows = register.naming if directive.rest == "names" else register.silent
            yield from ((naming_id(row.id), row.name) for row in rows)
        case _:
            pass  # the other directives generate no ids
