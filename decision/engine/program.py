"""The catalogue's conditions as one directed acyclic graph in topological order: each step after those it needs.

Equal conditions are one step (common subexpressions). An evaluation is then a single pass over a list instead of a walk
through many trees.
"""

import functools
from typing import NamedTuple, assert_never

from decision.catalogue.model import ROLE, All, Any, Catalogue, Condition, FactRef, Finding, Leaf, Not

ALL, ANY, NOT, LEAF = range(4)


class Step(NamedTuple):
    """One step: its kind, the steps it needs, and of a leaf also the question, its place and the options.

    The one step that a leaf needs says whether its question is asked.
    """

    kind: int
    parts: tuple[int, ...]
    question: str = ""
    place: int = 0
    options: frozenset[str] = frozenset()


type Placed = tuple[int, Step]


class Program:
    """The steps of a catalogue, where to find each of its parts among them, and the first that rests on a question."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Lay out every condition of the catalogue."""
        self.catalogue = catalogue
        self.steps: list[Step] = []
        self.applies: dict[str, int] = {}
        self.facts: dict[str, int] = {}
        self._places: dict[Step, int] = {}
        self._known: dict[int, tuple[Condition, int]] = {}
        for question in catalogue.questions:
            self.applies[question.id] = self._asked(question.roles, question.when)
        for fact in catalogue.facts:
            self._fact(fact.id)
        self.rules = {rule.id: self.place(rule.when) for finding in catalogue.findings for rule in finding.rules}
        self.findings = {
            finding.id: self._joined(ANY, [self.rules[rule.id] for rule in finding.rules]) for finding in catalogue.findings
        }
        for presumption in catalogue.presumptions:
            if presumption.when is not None:
                self.place(presumption.when)
        planned = [step.when for step in catalogue.steps] + [route.when for route in catalogue.routes]
        for when in planned:
            if when is not None:
                self.place(when)
        self.first = dict.fromkeys(self.applies, len(self.steps))
        for at, step in reversed([*enumerate(self.steps)]):
            if step.kind == LEAF:
                self.first[step.question] = at

    def place(self, condition: Condition) -> int:
        """The place of a condition among the steps; one from outside the catalogue is added at the end."""
        found = self._known.get(id(condition))
        if found is None:
            found = self._known[id(condition)] = condition, self._place(condition)
        return found[1]

    def _place(self, condition: Condition) -> int:
        match condition:
            case Leaf(question, options):
                asked = self.applies[question]
                return self._step(Step(LEAF, (asked,), question, self.catalogue.place[question], frozenset(options)))
            case FactRef(fact):
                return self._fact(fact)
            case Not(part):
                return self._step(Step(NOT, (self.place(part),)))
            case All(parts):
                return self._joined(ALL, [self.place(part) for part in parts])
            case Any(parts):
                return self._joined(ANY, [self.place(part) for part in parts])
            case _:
                assert_never(condition)

    def _fact(self, id: str) -> int:
        found = self.facts.get(id)
        if found is None:
            found = self.facts[id] = self.place(self.catalogue.fact[id].when)
        return found

    def _asked(self, roles: tuple[str, ...], when: Condition | None) -> int:
        parts = [self.place(Leaf(ROLE, roles))] if roles else []
        return self._joined(ALL, parts if when is None else [*parts, self.place(when)])

    def _joined(self, kind: int, parts: list[int]) -> int:
        needed = tuple(dict.fromkeys(parts))
        return needed[0] if len(needed) == 1 else self._step(Step(kind, needed))

    def _step(self, step: Step) -> int:
        found = self._places.get(step)
        if found is None:
            found = self._places[step] = len(self.steps)
            self.steps.append(step)
        return found


@functools.lru_cache(maxsize=8)
def program(catalogue: Catalogue) -> Program:
    """The steps of a catalogue, laid out once."""
    return Program(catalogue)


@functools.lru_cache(maxsize=8)
def below(catalogue: Catalogue, finding: Finding) -> list[Placed]:
    """The step of a finding and all that it needs, in order."""
    found = program(catalogue)
    at = found.findings[finding.id]
    needed = {at}
    for place in range(at, -1, -1):
        if place in needed:
            needed.update(found.steps[place].parts)
    return [(place, found.steps[place]) for place in sorted(needed)]
