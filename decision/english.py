"""Conditions in English."""

from decision.model import UNSURE, All, Any, Catalogue, Condition, FactRef, Leaf, Not


def english(catalogue: Catalogue, condition: Condition) -> str:
    """The condition as part of a sentence that begins with "applies when"."""
    if isinstance(condition, Leaf):
        return _leaf(catalogue, condition, True)
    if isinstance(condition, FactRef):
        return catalogue.fact[condition.fact].says
    if isinstance(condition, Not):
        return _negated(catalogue, condition.of)
    if len(condition.of) == 1:
        return english(catalogue, condition.of[0])
    word = "and" if isinstance(condition, All) else "or"
    return f" {word} ".join(_part(catalogue, part, condition) for part in condition.of)


def _part(catalogue: Catalogue, part: Condition, within: All | Any) -> str:
    """One part of a list; a list of the other kind within it gets brackets."""
    words = english(catalogue, part)
    while isinstance(part, (All, Any)) and len(part.of) == 1:
        part = part.of[0]
    mixed = isinstance(part, (All, Any)) and type(part) is not type(within)
    return f"({words})" if mixed else words


def _negated(catalogue: Catalogue, condition: Condition) -> str:
    if isinstance(condition, Leaf):
        return _leaf(catalogue, condition, False)
    if isinstance(condition, Not):
        return english(catalogue, condition.of)
    return f"it is not so that {_part(catalogue, condition, All((condition,)))}"


def _leaf(catalogue: Catalogue, leaf: Leaf, holds: bool) -> str:
    question = catalogue.question[leaf.question]
    if leaf.options == (UNSURE,):
        return f"“{question.short}” is {'' if holds else 'not '}answered “not sure”"
    words = [f"“{option.short}”" for option in question.options if option.id in leaf.options]
    verb = ("includes", "does not include") if question.kind == "many" else ("is", "is not")
    return f"“{question.short}” {verb[not holds]} {_either(words)}"


def _either(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
