"""Three-valued evaluation of one set of answers (Kleene's strong logic), and the questions that still matter.

A status is a truth with two sets of questions, as bits by place in the catalogue: those that would still have
to be asked (`asks`) and those answered "not sure" (`unsure`). What is settled needs nothing, so has neither.
During the evaluation a status is one whole number: 0 false, 1 true, else unknown, with the bits above `UNKNOWN`.
"""

import functools
from collections.abc import Mapping
from typing import NamedTuple

from decision.answers.read import Chosen
from decision.catalogue.model import ROLE, UNSURE, Catalogue, Condition, Fact, Finding, Rule
from decision.engine.program import ALL, ANY, LEAF, Step, program
from decision.engine.truth import Truth

NO, YES, UNKNOWN = 0, 1, 2
SHIFT = 2
NOT_SURE = (UNSURE,)


class Status(NamedTuple):
    """A truth, and while it is unknown the questions to ask and those answered "not sure"."""

    truth: Truth
    asks: int = 0
    unsure: int = 0


SETTLED = {NO: Status(Truth.FALSE), YES: Status(Truth.TRUE)}


class Evaluation:
    """The status of everything in a catalogue under the answers chosen, worked out in one pass."""

    def __init__(self, catalogue: Catalogue, chosen: Chosen) -> None:
        """Evaluate at once; `chosen` has the options by question, as `answers.read` gives them."""
        self.catalogue = catalogue
        self.chosen = chosen
        self.program = program(catalogue)
        self.values: list[int] = []
        self._width = len(catalogue.questions)
        self._every = (1 << self._width) - 1
        role = chosen.get(ROLE)
        if role is None or len(chosen) == 1:
            self._run(self.program.steps)
        else:
            begun, left = _begun(catalogue, role)
            values, value = begun[:], self._value
            self.values = values
            for at, step in left:
                values[at] = value(*step)

    def adding(self, more: Mapping[str, tuple[str, ...]]) -> "Evaluation":
        """The evaluation with options added to answers that are missing or "not sure"; what is settled stays so."""
        added = Evaluation.__new__(Evaluation)
        added.__dict__.update(self.__dict__)
        added.chosen = {**self.chosen, **{id: (*self.chosen.get(id, ()), *options) for id, options in more.items()}}
        added.values = self.values[: self.program.size]
        added.__dict__.pop("open", None)
        steps, values = self.program.steps, self.values
        for at in sorted({at for id in more for at in self.program.resting[id] if values[at] >= UNKNOWN}):
            added.values[at] = added._value(*steps[at])
        return added

    def condition(self, condition: Condition) -> Status:
        """The status of any condition, also of one that is not in the catalogue; its questions and facts have to be."""
        return self._status(self.program.place(condition))

    def applies(self, id: str) -> Status:
        """Whether a question is asked of this reader at all."""
        return self._status(self.program.applies[id])

    def fact(self, fact: Fact) -> Status:
        """The status of a fact of the catalogue; KeyError for another, as for rules and findings."""
        return self._status(self.program.facts[fact.id])

    def rule(self, rule: Rule) -> Status:
        """The status of a rule's condition."""
        return self._status(self.program.rules[rule.id])

    def finding(self, finding: Finding) -> Status:
        """The status of a finding: the disjunction of its rules."""
        return self._status(self.program.findings[finding.id])

    @functools.cached_property
    def open(self) -> list[tuple[Finding, Status]]:
        """The findings of which nobody can yet say whether they hold, with their status."""
        values, places = self.values, self.program.findings
        findings = self.catalogue.findings
        return [(found, self.finding(found)) for found in findings if values[places[found.id]] >= UNKNOWN]

    def _status(self, place: int) -> Status:
        values = self.values
        if place >= len(values):
            self._run(self.program.steps[len(values) :])
        value = values[place]
        if value < UNKNOWN:
            return SETTLED[value]
        return Status(Truth.UNKNOWN, value >> SHIFT & self._every, value >> SHIFT + self._width)

    def _run(self, steps: list[Step]) -> None:
        append, value = self.values.append, self._value
        for step in steps:
            append(value(*step))

    def _value(self, kind: int, parts: tuple[int, ...], question: str, place: int, options: frozenset[str]) -> int:
        """Kleene's tables. All: false if any is false; any: true if any is true; else unknown if any is, with what these need."""
        values, result = self.values, 0
        if kind == ALL:
            for part in parts:
                value = values[part]
                if value == NO:
                    return NO
                if value >= UNKNOWN:
                    result |= value
            return result or YES
        if kind == ANY:
            for part in parts:
                value = values[part]
                if value == YES:
                    return YES
                result |= value
            return result
        value = values[parts[0]]
        if kind == LEAF:
            return self._leaf(value, question, place, options) if value else NO
        return value if value >= UNKNOWN else 1 - value

    def _leaf(self, applies: int, question: str, place: int, options: frozenset[str]) -> int:
        """An answer counts as far as its question applies; an unanswered one has to be asked."""
        chosen = self.chosen.get(question)
        bit = 1 << SHIFT + place
        if chosen is None:
            if applies == YES:
                return UNKNOWN | bit
            return applies | bit if applies >> SHIFT & self._every else applies
        if not options.isdisjoint(chosen):
            return applies
        if chosen == NOT_SURE:
            return (UNKNOWN if applies == YES else applies) | bit << self._width
        return NO


@functools.lru_cache(maxsize=8)
def _begun(catalogue: Catalogue, role: tuple[str, ...]) -> tuple[list[int], list[tuple[int, Step]]]:
    """The values that a role alone settles, and the steps that it leaves open: what is settled stays so."""
    found = Evaluation(catalogue, {ROLE: role})
    values = found.values[: found.program.size]
    return values, [(at, found.program.steps[at]) for at, value in enumerate(values) if value >= UNKNOWN]


def questions(catalogue: Catalogue, bits: int) -> list[str]:
    """The ids of the questions whose bits are set, in order."""
    return [catalogue.questions[place].id for place in places(bits)]


@functools.lru_cache(maxsize=4096)
def places(bits: int) -> tuple[int, ...]:
    """The places of the bits that are set, the lowest first; many findings wait for the same questions."""
    return tuple(place for place in range(bits.bit_length()) if bits >> place & 1)
