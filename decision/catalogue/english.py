"""Conditions in English, for the pages of the rules, the explanations and the exports."""

from collections.abc import Iterator
from typing import NamedTuple, assert_never

from decision.catalogue.model import UNSURE, All, Any, Catalogue, Condition, FactRef, Leaf, Not


class Phrase(NamedTuple):
    """Some words, and the fact they stand for, if they stand for one."""

    words: str
    fact: str = ""


def english(catalogue: Catalogue, condition: Condition) -> str:
    """The condition as part of a sentence that begins with "applies when"; every fact and question in it must exist."""
    return "".join(span.words for span in phrases(catalogue, plain(condition)))


def plain(condition: Condition, holds: bool = True) -> Condition:
    """Negation normal form of a condition, or of its opposite: `not` before leaves and facts only (De Morgan), lists flat."""
    if isinstance(condition, Not):
        return plain(condition.of, not holds)
    if isinstance(condition, (Leaf, FactRef)):
        return condition if holds else Not(condition)
    kind = All if isinstance(condition, All) is holds else Any
    parts: list[Condition] = []
    for part in (plain(part, holds) for part in condition.of):
        parts += part.of if isinstance(part, kind) else [part]
    return parts[0] if len(parts) == 1 else kind(tuple(parts))


def phrases(catalogue: Catalogue, condition: Condition) -> Iterator[Phrase]:
    """The words of a condition in negation normal form (`plain`), with the facts they stand for; inner lists get brackets."""
    match condition:
        case FactRef(fact):
            yield Phrase(catalogue.fact[fact].says, fact)
        case Leaf():
            yield Phrase(_leaf(catalogue, condition, True))
        case Not():
            yield _negated(catalogue, condition.of)
        case All():
            yield from _listed(catalogue, condition.of, " and ")
        case Any():
            yield from _listed(catalogue, condition.of, " or ")
        case _:
            assert_never(condition)


def _listed(catalogue: Catalogue, parts: tuple[Condition, ...], word: str) -> Iterator[Phrase]:
    for place, part in enumerate(parts):
        bracket = isinstance(part, (All, Any))
        yield Phrase((word if place else "") + ("(" if bracket else ""))
        yield from phrases(catalogue, part)
        yield Phrase(")" if bracket else "")


def _negated(catalogue: Catalogue, condition: Condition) -> Phrase:
    """A leaf or a fact that does not hold."""
    if isinstance(condition, Leaf):
        return Phrase(_leaf(catalogue, condition, False))
    assert isinstance(condition, FactRef)
    fact = catalogue.fact[condition.fact]
    return Phrase(fact.denies or f"it is not so that {fact.says}", fact.id)


def _leaf(catalogue: Catalogue, leaf: Leaf, holds: bool) -> str:
    question = catalogue.question[leaf.question]
    if leaf.options == (UNSURE,):
        return f"“{question.short}” is {'' if holds else 'not '}answered “not sure”"
    words = [f"“{option.short}”" for option in question.options if option.id in leaf.options]
    many = question.kind == "many"
    if holds:
        return f"“{question.short}” {'includes' if many else 'is'} {_either(words)}"
    if len(words) == 1:
        return f"“{question.short}” {'does not include' if many else 'is not'} {words[0]}"
    return f"“{question.short}” {'includes' if many else 'is'} {_neither(words)}"


def _either(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _neither(words: list[str]) -> str:
    """Two or more words, all of them denied."""
    if len(words) == 2:
        return f"neither {words[0]} nor {words[1]}"
    return f"none of {', '.join(words[:-1])} and {words[-1]}"
