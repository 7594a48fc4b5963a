"""Sufficient reasons: the answers that a truth rests on, and a smallest set of them that forces it."""

from collections.abc import Iterable
from itertools import combinations

from decision.answers.read import Chosen
from decision.catalogue.conditions import Mentions
from decision.catalogue.model import ROLE, Catalogue, Finding
from decision.engine.evaluate import NO, YES, Evaluation
from decision.engine.evaluate_many import planes
from decision.engine.program import ALL, LEAF, NOT, Step
from decision.engine.truth import Truth

COLUMNS = 20_000

type Given = tuple[str, str]


class Reasons:
    """The answers behind the findings of one evaluation; what is behind a condition is worked out once."""

    def __init__(self, evaluation: Evaluation) -> None:
        """Take the evaluation whose findings are asked about."""
        self.evaluation = evaluation
        self._found: dict[int, list[Given]] = {}

    def behind(self, finding: Finding) -> list[Given]:
        """The answers that the rules of a finding rest on as far as they hold, as question and option."""
        places = self.evaluation.program.rules
        holding = [places[rule.id] for rule in self.evaluation.rules(finding)]
        return _ordered(self.evaluation.catalogue, dict.fromkeys(pair for at in holding for pair in self._support(at)))

    def _support(self, at: int) -> list[Given]:
        """Answers that make a settled step what it is; of several parts that would each do, the simplest."""
        found = self._found.get(at)
        if found is None:
            step = self.evaluation.program.steps[at]
            if step.kind == LEAF:
                found = self._leaf(step)
            else:
                found = self._support(step.parts[0]) if step.kind == NOT else self._parts(at, step)
            self._found[at] = found
        return found

    def _parts(self, at: int, step: Step) -> list[Given]:
        values = self.evaluation.values
        supports = [self._support(part) for part in step.parts if values[part] == values[at]]
        if len(supports) == 1:
            return supports[0]
        if (values[at] == YES) is (step.kind == ALL):
            every: dict[Given, None] = {}
            for pairs in supports:
                every.update(dict.fromkeys(pairs))
            return list(every)
        return min(supports, key=len)

    def _leaf(self, step: Step) -> list[Given]:
        """The options chosen; where the question does not apply, what makes it not apply."""
        evaluation = self.evaluation
        if evaluation.values[step.parts[0]] != NO:
            chosen = evaluation.chosen[step.question]
            hit = [option for option in chosen if option in step.options]
            return [(step.question, option) for option in hit or chosen]
        when = evaluation.catalogue.question[step.question].when
        if when is not None and evaluation.values[evaluation.program.place(when)] == NO:
            return self._support(evaluation.program.place(when))
        return [(ROLE, option) for option in evaluation.chosen[ROLE]]


def _ordered(catalogue: Catalogue, pairs: Iterable[Given]) -> list[Given]:
    return sorted(pairs, key=lambda pair: catalogue.place[pair[0]])


def smallest(evaluation: Evaluation, finding: Finding) -> list[Given]:
    """A sufficient reason of least size: the fewest answers that alone settle a finding as it is; none while it is open.

    Exact as long as no more than COLUMNS sets have to be tried; beyond that answers are left out one by one
    as long as the rest still forces it.
    """
    truth = evaluation.finding(finding).truth
    if truth is Truth.UNKNOWN:
        return []
    catalogue, chosen = evaluation.catalogue, evaluation.chosen
    named = Mentions(catalogue).finding(finding)
    answered = [id for id in chosen if id in named]
    kept = _search(catalogue, finding, truth, chosen, answered)
    if kept is None:
        kept = _greedy(catalogue, finding, truth, {id: chosen[id] for id in answered})
    forced = Evaluation(catalogue, kept)
    relevant = _pairs(forced, finding)
    return _ordered(catalogue, [(id, option) for id in kept for option in relevant.get(id, kept[id])])


def _search(catalogue: Catalogue, finding: Finding, truth: Truth, chosen: Chosen, answered: list[str]) -> Chosen | None:
    """Breadth first by size: the first smallest set of answers that forces the truth; None beyond COLUMNS sets.

    All answers together force it, so the search ends.
    """
    tried = size = 0
    while True:
        sets = [{id: chosen[id] for id in ids} for ids in combinations(answered, size)]
        tried += len(sets)
        if tried > COLUMNS:
            return None
        plane = planes(catalogue, sets, finding).finding(finding)
        hits = plane.true if truth is Truth.TRUE else plane.false
        if hits:
            return sets[(hits & -hits).bit_length() - 1]
        size += 1


def _greedy(catalogue: Catalogue, finding: Finding, truth: Truth, kept: Chosen) -> Chosen:
    """A sufficient reason from which nothing can be left out, though perhaps not of least size."""
    for id in list(kept):
        fewer = {key: value for key, value in kept.items() if key != id}
        if Evaluation(catalogue, fewer).finding(finding).truth is truth:
            kept = fewer
    return kept


def _pairs(evaluation: Evaluation, finding: Finding) -> dict[str, list[str]]:
    """Of the answers kept, by question, the options that the finding rests on."""
    found: dict[str, list[str]] = {}
    for id, option in Reasons(evaluation).behind(finding):
        found.setdefault(id, []).append(option)
    return found
