"""Answers of earlier editions in the words of this one: options that were renamed, questions that went."""

from collections.abc import Mapping

from decision.catalogue.model import Catalogue, Renamed


def translated(catalogue: Catalogue, answers: Mapping[str, object]) -> dict[str, object]:
    """The answers with every renamed option in its new place; what decides nothing any more is left out.

    An option translated joins what is answered already, or takes its place where there can be only one.
    """
    result = dict(answers)
    for renamed in catalogue.renamed:
        given = result.get(renamed.question)
        items = [given] if isinstance(given, str) else given
        if isinstance(items, (list, tuple)) and any(item in renamed.options for item in items):
            left = [item for item in items if item not in renamed.options]
            if left:
                result[renamed.question] = left
            else:
                del result[renamed.question]
            _move(catalogue, renamed, result)
    return result


def _move(catalogue: Catalogue, renamed: Renamed, result: dict[str, object]) -> None:
    for id, options in renamed.to:
        there = result.get(id, [])
        kept = [there] if isinstance(there, str) else there
        more = kept if catalogue.question[id].kind == "many" and isinstance(kept, (list, tuple)) else []
        result[id] = [*more, *(option for option in options if option not in more)]
