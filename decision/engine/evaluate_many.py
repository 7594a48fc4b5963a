"""Bit-parallel evaluation of many sets of answers: one bit a set, a whole number for true and one for false."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from decision.answers.read import Chosen
from decision.catalogue.model import UNSURE, Catalogue, Condition, Finding
from decision.engine.evaluate import NO, YES, Evaluation
from decision.engine.program import ALL, ANY, LEAF, Step, program


class Plane(NamedTuple):
    """A bit for every set of answers: where a thing is true, where it is false; elsewhere it is unknown."""

    true: int
    false: int


class Planes:
    """The truths of a catalogue's parts over a number of sets of answers (rows), memoized: each is worked out when asked for."""

    def __init__(self, catalogue: Catalogue, rows: int, chosen: Mapping[tuple[str, str], int]) -> None:
        """Take for every question and option the bits of the rows that chose it."""
        self.catalogue = catalogue
        self.every = (1 << rows) - 1
        self.chosen = dict(chosen)
        self.program = program(catalogue)
        self._planes: list[Plane | None] = [None] * len(self.program.steps)
        self._answered: dict[str, int] = {}

    @classmethod
    def alike(cls, evaluation: Evaluation, rows: int) -> "Planes":
        """A number of rows that all begin with the answers of one evaluation; what is settled there is settled here."""
        every = (1 << rows) - 1
        chosen = {(id, option): every for id, options in evaluation.chosen.items() for option in options}
        found = cls(evaluation.catalogue, rows, chosen)
        true, false = Plane(every, 0), Plane(0, every)
        values = evaluation.values[: len(found._planes)]
        found._planes = [true if value == YES else false if value == NO else None for value in values]
        return found

    def finding(self, finding: Finding) -> Plane:
        """Where a finding holds and where it does not."""
        return self._plane(self.program.findings[finding.id])

    def condition(self, condition: Condition) -> Plane:
        """Where a condition of the catalogue holds and where it does not."""
        return self._plane(self.program.place(condition))

    def applies(self, id: str) -> Plane:
        """Where a question is asked and where it is not."""
        return self._plane(self.program.applies[id])

    def answered(self, id: str) -> int:
        """Where a question has an answer other than "not sure"."""
        known = self._answered.get(id)
        if known is None:
            known = 0
            for option in self.catalogue.question[id].options:
                if option.id != UNSURE:
                    known |= self.chosen.get((id, option.id), 0)
            self._answered[id] = known
        return known

    def add(self, id: str, options: tuple[str, ...], rows: int) -> None:
        """Add options to a question's answer in some rows; only what is still unknown is worked out again."""
        for option in options:
            self.chosen[id, option] = self.chosen.get((id, option), 0) | rows
        self._answered.pop(id, None)
        for at in self.program.resting[id]:
            plane = self._planes[at]
            if plane is not None and plane.true | plane.false != self.every:
                self._planes[at] = None

    def _plane(self, at: int) -> Plane:
        found = self._planes[at]
        if found is None:
            found = self._planes[at] = self._worked_out(self.program.steps[at])
        return found

    def _worked_out(self, step: Step) -> Plane:
        if step.kind == LEAF:
            return self._leaf(step)
        if step.kind == ALL:
            true, false = self.every, 0
            for part in step.parts:
                plane = self._plane(part)
                true &= plane.true
                false |= plane.false
            return Plane(true, false)
        if step.kind == ANY:
            true, false = 0, self.every
            for part in step.parts:
                plane = self._plane(part)
                true |= plane.true
                false &= plane.false
            return Plane(true, false)
        true, false = self._plane(step.parts[0])
        return Plane(false, true)

    def _leaf(self, step: Step) -> Plane:
        true = 0
        for option in step.options:
            true |= self.chosen.get((step.question, option), 0)
        applies = self._plane(step.parts[0])
        return Plane(true & applies.true, (self.answered(step.question) & ~true) | applies.false)


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
