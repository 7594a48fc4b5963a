"""The interview: which question comes next, how many may remain, and which answers no longer count."""

import functools
from typing import NamedTuple

from decision.catalogue.model import ROLE, Catalogue
from decision.engine.evaluate import Evaluation, questions
from decision.engine.truth import Truth


class State(NamedTuple):
    """Where an interview stands: the next question, those answered that apply, bounds on those left, answers that lapsed."""

    next: str | None
    path: list[str]
    remaining: tuple[int, int]
    dropped: list[str]


def state(evaluation: Evaluation) -> State:
    """Where the interview stands under the answers evaluated."""
    wanted = _wanted(evaluation)
    asks = _together(wanted)
    applies = {id: evaluation.applies(id).truth for id in evaluation.chosen}
    return State(
        _first(evaluation.catalogue, asks),
        [id for id, truth in applies.items() if truth is Truth.TRUE],
        (_surely(wanted), _at_most(evaluation, asks)),
        [id for id, truth in applies.items() if truth is Truth.FALSE],
    )


def next_question(evaluation: Evaluation) -> str | None:
    """The first question that applies and that an open finding still needs.

    A question is only ever needed together with the earlier ones on which its `when` depends, so the first
    one needed applies.
    """
    return _first(evaluation.catalogue, _together(_wanted(evaluation)))


def fixed_order(catalogue: Catalogue, role: str) -> list[str]:
    """Questions asked of everyone in a role whatever they answer, in order, the role itself left out.

    The first question after the role is one. So is every question that is all some finding waits for once the
    role is known: no other answer can settle that finding. The list leaves out rather than guesses.
    """
    evaluation = Evaluation(catalogue, {ROLE: (role,)})
    first = next_question(evaluation)
    alone = {bits for bits in _wanted(evaluation) if bits.bit_count() == 1}
    fixed = {id for bits in alone for id in questions(catalogue, bits)} | {first}
    return [question.id for question in catalogue.questions if question.id in fixed]


def _wanted(evaluation: Evaluation) -> list[int]:
    """For every open finding the questions it would still ask, as bits; each set once."""
    found = {asks for _, asks, _ in evaluation.open}
    return sorted(found - {0}, key=lambda bits: (bits.bit_count(), bits))


def _together(wanted: list[int]) -> int:
    asks = 0
    for bits in wanted:
        asks |= bits
    return asks


def _first(catalogue: Catalogue, asks: int) -> str | None:
    return catalogue.questions[(asks & -asks).bit_length() - 1].id if asks else None


def _surely(wanted: list[int]) -> int:
    """A lower bound on the questions that remain, by a greedy packing of disjoint sets: these findings share none."""
    taken = count = 0
    for bits in wanted:
        if not bits & taken:
            taken |= bits
            count += 1
    return count


def _at_most(evaluation: Evaluation, asks: int) -> int:
    """An upper bound on them: all that are wanted; before the role is known, by the role that wants most."""
    if ROLE in evaluation.chosen or not asks & 1:
        return asks.bit_count()
    return 1 + _wants(evaluation.catalogue, tuple(evaluation.chosen.items()))


@functools.lru_cache(maxsize=8)
def _wants(catalogue: Catalogue, chosen: tuple[tuple[str, tuple[str, ...]], ...]) -> int:
    """How many questions the role that wants most would be asked beside the answers given."""
    roles = catalogue.question[ROLE].options
    every = (Evaluation(catalogue, {ROLE: (option.id,), **dict(chosen)}) for option in roles)
    return max(_together(_wanted(evaluation)).bit_count() for evaluation in every)
