"""Truths for many sets of answers at once: one bit a set, a whole number for true and one for false."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, assert_never

from decision.answers.read import Chosen
from decision.catalogue.model import ROLE, UNSURE, All, Any, Catalogue, Condition, FactRef, Finding, Leaf, Not


class Plane(NamedTuple):
    """A bit for every set of answers: where a thing is true, where it is false; elsewhere it is unknown."""

    true: int
    false: int


class Planes:
    """The truths of a catalogue's parts over a number of sets of answers."""

    def __init__(self, catalogue: Catalogue, rows: int, chosen: Mapping[tuple[str, str], int]) -> None:
        """Take for every question and option the bits of the rows that chose it."""
        self.catalogue = catalogue
        self.every = (1 << rows) - 1
        self.chosen = chosen
        self._known: dict[str, int] = {}
        self._memo: dict[str | Leaf, Plane] = {}

    def finding(self, finding: Finding) -> Plane:
        """Where a finding holds and where it does not."""
        return self._any(tuple(rule.when for rule in finding.rules))

    def condition(self, condition: Condition) -> Plane:
        """Where a condition holds and where it does not."""
        match condition:
            case Leaf():
                return self._memo.get(condition) or self._memo.setdefault(condition, self._leaf(condition))
            case FactRef(fact):
                return self._memo.get(fact) or self._memo.setdefault(fact, self.condition(self.catalogue.fact[fact].when))
            case Not():
                true, false = self.condition(condition.of)
                return Plane(false, true)
            case Any():
                return self._any(condition.of)
            case All():
                return self._all(condition)
            case _:
                assert_never(condition)

    def applies(self, id: str) -> Plane:
        """Where a question is asked and where it is not."""
        key = f"? {id}"
        return self._memo.get(key) or self._memo.setdefault(key, self._applies(id))

    def _all(self, condition: All) -> Plane:
        true, false = self.every, 0
        for part in condition.of:
            plane = self.condition(part)
            true &= plane.true
            false |= plane.false
        return Plane(true, false)

    def _any(self, parts: Sequence[Condition]) -> Plane:
        true, false = 0, self.every
        for part in parts:
            plane = self.condition(part)
            true |= plane.true
            false &= plane.false
        return Plane(true, false)

    def _leaf(self, leaf: Leaf) -> Plane:
        true = 0
        for option in leaf.options:
            true |= self.chosen.get((leaf.question, option), 0)
        applies = self.applies(leaf.question)
        return Plane(true & applies.true, (self._answered(leaf.question) & ~true) | applies.false)

    def _answered(self, id: str) -> int:
        """Where a question has an answer other than "not sure"."""
        if id not in self._known:
            known = 0
            for option in self.catalogue.question[id].options:
                if option.id != UNSURE:
                    known |= self.chosen.get((id, option.id), 0)
            self._known[id] = known
        return self._known[id]

    def _applies(self, id: str) -> Plane:
        question = self.catalogue.question[id]
        true, false = self.every, 0
        if question.roles:
            true, false = self.condition(Leaf(ROLE, question.roles))
        if question.when is not None:
            when = self.condition(question.when)
            true, false = true & when.true, false | when.false
        return Plane(true, false)


def planes(catalogue: Catalogue, rows: Sequence[Chosen]) -> Planes:
    """The planes of a list of answers, one bit a set in the order given."""
    chosen: dict[tuple[str, str], int] = {}
    bit = 1
    for row in rows:
        for id, options in row.items():
            for option in options:
                key = id, option
                chosen[key] = chosen.get(key, 0) | bit
        bit <<= 1
    return Planes(catalogue, len(rows), chosen)
