"""Three-valued evaluation of one set of answers (Kleene's strong logic), and the questions that still matter.

A status is a truth with two sets of questions, as bits by place in the catalogue: those that would still have
to be asked (`asks`) and those answered "not sure" (`unsure`). What is settled needs nothing, so has neither.
During the evaluation a status is one whole number: 0 false, -1 true, else unknown, with the bits above `UNKNOWN`.
"""

import functools
from collections.abc import Iterable
from typing import NamedTuple

from decision.answers.read import Chosen
from decision.catalogue.model import ROLE, UNSURE, Catalogue, Condition, Fact, Finding, Rule
from decision.engine.program import ALL, ANY, LEAF, Placed, program
from decision.engine.truth import Truth

NO, YES, UNKNOWN = 0, -1, 1
SHIFT = 1
EVERY = -1  # every bit: nothing is known of a step yet, any answer counts
NOT_SURE = (UNSURE,)


class Status(NamedTuple):
    """A truth, and while it is unknown the questions to ask and those answered "not sure"."""

    truth: Truth
    asks: int = 0
    unsure: int = 0


NEGATED = {NO: YES, YES: NO}
SETTLED = {NO: Status(Truth.FALSE), YES: Status(Truth.TRUE)}


class Evaluation:
    """The status of everything in a catalogue under the answers chosen, worked out in one pass."""

    def __init__(self, catalogue: Catalogue, chosen: Chosen, values: list[int] | None = None) -> None:
        """Evaluate at once, unless the values are known; `chosen` has the options by question, as `answers.read` gives them.

        What the role settles stays so, and what rests on none of the answers stays as the role leaves it.
        """
        self.catalogue = catalogue
        self.chosen = chosen
        self.program = program(catalogue)
        self._width = len(catalogue.questions)
        self._every = (1 << self._width) - 1
        self._steps: list[Placed] = []
        self.values = values or []
        if values is None:
            begun, self._steps = _begun(catalogue, chosen.get(ROLE, ()))
            self.values = begun[:]
            answered = sum(1 << SHIFT + catalogue.place[id] for id in chosen if id != ROLE)
            if answered:
                self._run(self._steps, answered)

    def left(self) -> list[Placed]:
        """The steps that the answers leave unknown, with their places."""
        values = self.values
        return [step for step in self._steps if values[step[0]] > NO]

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
    def open(self) -> list[tuple[Finding, int, int]]:
        """The findings of which nobody can yet say whether they hold, with the questions to ask and those answered "not sure"."""
        asks, unsure, every = SHIFT, SHIFT + self._width, self._every
        found = zip(self.catalogue.findings, map(self.values.__getitem__, self.program.findings.values()), strict=True)
        return [(finding, value >> asks & every, value >> unsure) for finding, value in found if value > NO]

    def rules(self, finding: Finding) -> list[Rule]:
        """The rules by which a finding holds, or of an open one those that are open."""
        values, places = self.values, self.program.rules
        if values[self.program.findings[finding.id]] > NO:
            return [rule for rule in finding.rules if values[places[rule.id]] > NO]
        return [rule for rule in finding.rules if values[places[rule.id]] == YES]

    def _status(self, place: int) -> Status:
        values = self.values
        if place >= len(values):
            self.more()
        value = values[place]
        if value <= NO:
            return SETTLED[value]
        return Status(Truth.UNKNOWN, value >> SHIFT & self._every, value >> SHIFT + self._width)

    def more(self) -> None:
        """Work out the steps that have no value yet."""
        values, steps = self.values, self.program.steps
        more = [(at, steps[at]) for at in range(len(values), len(steps))]
        values.extend([EVERY] * len(more))
        self._run(more, EVERY)
        self._steps = [*self._steps, *more]

    def _run(self, steps: Iterable[Placed], answered: int) -> None:
        """Kleene's tables, for the steps that rest on a question answered, in order.

        All: false if any is false; any: true if any is true; else unknown if any is, with what these need.
        """
        values, leaf = self.values, self._leaf
        for at, (kind, parts, question, place, options) in steps:
            if not values[at] & answered:
                continue
            if kind == ANY:
                result = NO
                for part in parts:
                    result |= values[part]
            elif kind == ALL:
                result = NO
                for part in parts:
                    value = values[part]
                    if value > NO:
                        result |= value
                    elif value == NO:
                        result = NO
                        break
                else:
                    result = result or YES
            else:
                value = values[parts[0]]
                result = value and leaf(value, question, place, options) if kind == LEAF else NEGATED.get(value, value)
            values[at] = result

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
def _begun(catalogue: Catalogue, role: tuple[str, ...]) -> tuple[list[int], list[Placed]]:
    """The values that a role alone settles, and the steps that it leaves unknown."""
    found = Evaluation(catalogue, {ROLE: role} if role else {}, [])
    found.more()
    return found.values, found.left()


def questions(catalogue: Catalogue, bits: int) -> list[str]:
    """The ids of the questions whose bits are set, in order."""
    return [*_named(catalogue, bits)]


@functools.lru_cache(maxsize=4096)
def _named(catalogue: Catalogue, bits: int) -> tuple[str, ...]:
    """The same, kept: many findings wait for the same questions."""
    return tuple(question.id for place, question in enumerate(catalogue.questions) if bits >> place & 1)
