"""The interview: which question comes next, how many may remain, and which answers no longer count."""

from typing import NamedTuple

from decision.answers.read import Chosen
from decision.catalogue.model import ROLE, Catalogue
from decision.engine.evaluate import Evaluation, questions
from decision.engine.truth import Truth


class State(NamedTuple):
    """Where an interview stands."""

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
    found = {evaluation.finding(finding).asks for finding in evaluation.catalogue.findings}
    return sorted(found - {0}, key=lambda bits: (bits.bit_count(), bits))


def _together(wanted: list[int]) -> int:
    asks = 0
    for bits in wanted:
        asks |= bits
    return asks


def _first(catalogue: Catalogue, asks: int) -> str | None:
    return catalogue.questions[(asks & -asks).bit_length() - 1].id if asks else None


def _surely(wanted: list[int]) -> int:
    """At least so many questions remain: findings that share no question need one each."""
    taken = count = 0
    for bits in wanted:
        if not bits & taken:
            taken |= bits
            count += 1
    return count


def _at_most(evaluation: Evaluation, asks: int) -> int:
    """At most so many remain: all that are wanted; before the role is known, by the role that wants most."""
    catalogue, chosen = evaluation.catalogue, evaluation.chosen
    if ROLE in chosen or not asks & 1:
        return asks.bit_count()
    role = catalogue.question[ROLE]
    return 1 + max(_wants(catalogue, {ROLE: (option.id,), **chosen}) for option in role.options)


def _wants(catalogue: Catalogue, chosen: Chosen) -> int:
    return _together(_wanted(Evaluation(catalogue, chosen))).bit_count()
