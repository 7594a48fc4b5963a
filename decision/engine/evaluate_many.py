"""Bit-parallel evaluation of many sets of answers: one bit a set for what is true, one for what is not false."""

import functools
import operator
from collections.abc import Sequence
from typing import NamedTuple

from decision.answers.read import Chosen
from decision.catalogue.model import ROLE, UNSURE, Catalogue, Finding
from decision.engine.evaluate import NO, UNKNOWN, YES, Evaluation
from decision.engine.program import ALL, ANY, LEAF, Placed, below


class Plane(NamedTuple):
    """A bit for every set of answers: where a thing is true, where it is false; elsewhere it is unknown."""

    true: int
    false: int


class Planes:
    """The truths of a catalogue's parts over a number of sets of answers (rows), worked out in order as far as asked for.

    A step's value is one whole number of two halves: below, the rows in which it is true; above, those in which it is
    not false. So "all" is a bitwise and, "any" a bitwise or, and "not" both halves turned round and changed places.
    """

    def __init__(
        self, evaluation: Evaluation, rows: int, chosen: dict[str, dict[str, int]], steps: list[Placed] | None = None
    ) -> None:
        """Take for every question and option the bits of the rows that chose it; what is settled in `evaluation` is so in all.

        `steps` are those that are wanted, with all that they need; without them all are.
        """
        self.catalogue, self.rows, self.chosen = evaluation.catalogue, rows, chosen
        self.every = (1 << rows) - 1
        self.program = evaluation.program
        self._values = evaluation.values[:]
        self._left = evaluation.left() if steps is None else steps
        self._done = 0

    def finding(self, finding: Finding) -> Plane:
        """Where a finding holds and where it does not."""
        return self._plane(self.program.findings[finding.id])

    def applies(self, id: str) -> Plane:
        """Where a question is asked and where it is not."""
        return self._plane(self.program.applies[id])

    def answered(self, id: str) -> int:
        """Where a question has an answer other than "not sure"."""
        return functools.reduce(operator.or_, (rows for option, rows in self.chosen.get(id, {}).items() if option != UNSURE), 0)

    def add(self, id: str, options: tuple[str, ...], rows: int) -> None:
        """Add options to a question's answer in some rows; what was worked out and may rest on it is worked out again."""
        given = self.chosen.setdefault(id, {})
        for option in options:
            given[option] = given.get(option, 0) | rows
        while self._done and self._left[self._done - 1][0] >= self.program.first[id]:
            self._done -= 1

    def first(self) -> list[int]:
        """Of the first row, the value of every step: false, true or unknown."""
        self._run(len(self._values))
        possible = 1 << self.rows
        return [value and (YES if value & 1 else UNKNOWN if value & possible else NO) for value in self._values]

    def plane(self, value: int) -> Plane:
        """A step's value as what is true and what is false."""
        return Plane(value & self.every, self.every & ~(value >> self.rows))

    def negated(self, value: int) -> int:
        """What is true where a value is false, and the other way around."""
        every = self.every
        return (value >> self.rows | (value & every) << self.rows) ^ (every << self.rows | every)

    def _plane(self, at: int) -> Plane:
        self._run(at)
        return self.plane(self._values[at])

    def _run(self, last: int) -> None:
        values, left, given, unknown = self._values, self._left, self.chosen, self.every << self.rows
        for place in range(self._done, len(left)):
            at, (kind, parts, question, _, options) = left[place]
            if at > last:
                break
            if kind == ALL:
                value = -1
                for part in parts:
                    value &= values[part]
            elif kind == ANY:
                value = 0
                for part in parts:
                    value |= values[part]
            elif kind == LEAF:
                value = values[parts[0]]
                if value:
                    value &= self._leaf(given[question], options) if question in given else unknown
            else:
                value = self.negated(values[parts[0]])
            values[at] = value
            self._done = place + 1

    def _leaf(self, given: dict[str, int], options: frozenset[str]) -> int:
        """True where one of the options is chosen, false where only others are."""
        true = known = 0
        for option, rows in given.items():
            if option in options:
                true |= rows
            if option != UNSURE:
                known |= rows
        return true | (true | self.every & ~known) << self.rows


def planes(catalogue: Catalogue, rows: Sequence[Chosen], only: Finding | None = None) -> Planes:
    """The planes of a list of answers, one bit a set in the order given; perhaps of one finding only."""
    chosen: dict[str, dict[str, int]] = {}
    bit = 1
    for row in rows:
        for id, options in row.items():
            given = chosen.setdefault(id, {})
            for option in options:
                given[option] = given.get(option, 0) | bit
        bit <<= 1
    role = rows[0].get(ROLE) if rows else None
    common = {ROLE: role} if role and all(row.get(ROLE) == role for row in rows) else {}
    steps = None if only is None else below(catalogue, only)
    return Planes(Evaluation(catalogue, common), len(rows), chosen, steps)
