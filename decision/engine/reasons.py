"""The answers behind a truth: those that a condition rests on, and the fewest that force it."""

from collections.abc import Iterable
from itertools import combinations
from typing import assert_never

from decision.answers.read import Chosen
from decision.catalogue.conditions import Mentions
from decision.catalogue.model import ROLE, All, Any, Catalogue, Condition, FactRef, Finding, Leaf, Not
from decision.engine.evaluate import Evaluation
from decision.engine.evaluate_many import planes
from decision.engine.truth import Truth

COLUMNS = 20_000

type Pair = tuple[str, str]


class Reasons:
    """The answers behind the findings of one evaluation; what is behind a fact is worked out once."""

    def __init__(self, evaluation: Evaluation) -> None:
        """Take the evaluation whose findings are asked about."""
        self.evaluation = evaluation
        self._facts: dict[str, list[Pair]] = {}

    def behind(self, finding: Finding) -> list[Pair]:
        """The answers that the rules of a finding rest on as far as they hold, as question and option."""
        found: dict[Pair, None] = {}
        for rule in finding.rules:
            if self.evaluation.rule(rule).truth is Truth.TRUE:
                found.update(dict.fromkeys(self._support(rule.when)))
        return _ordered(self.evaluation.catalogue, found)

    def _support(self, condition: Condition) -> list[Pair]:
        """Answers that make a settled condition what it is; of several parts that would each do, the simplest."""
        match condition:
            case Leaf():
                return self._leaf(condition)
            case FactRef():
                return self._fact(condition.fact)
            case Not():
                return self._support(condition.of)
            case All() | Any():
                return self._parts(condition)
            case _:
                assert_never(condition)

    def _parts(self, condition: All | Any) -> list[Pair]:
        truth = self.evaluation.condition(condition).truth
        same = (part for part in condition.of if self.evaluation.condition(part).truth is truth)
        supports = [self._support(part) for part in same]
        if (truth is Truth.TRUE) is isinstance(condition, All):
            return list(dict.fromkeys(pair for pairs in supports for pair in pairs))
        return min(supports, key=len)

    def _fact(self, id: str) -> list[Pair]:
        found = self._facts.get(id)
        if found is None:
            found = self._facts[id] = self._support(self.evaluation.catalogue.fact[id].when)
        return found

    def _leaf(self, leaf: Leaf) -> list[Pair]:
        """The options chosen; where the question does not apply, what makes it not apply."""
        evaluation = self.evaluation
        question = evaluation.catalogue.question[leaf.question]
        if evaluation.applies(leaf.question).truth is not Truth.FALSE:
            chosen = evaluation.chosen[leaf.question]
            hit = [option for option in chosen if option in leaf.options]
            return [(leaf.question, option) for option in hit or chosen]
        if question.when is not None and evaluation.condition(question.when).truth is Truth.FALSE:
            return self._support(question.when)
        return self._leaf(Leaf(ROLE, question.roles))


def _ordered(catalogue: Catalogue, pairs: Iterable[Pair]) -> list[Pair]:
    return sorted(pairs, key=lambda pair: catalogue.place[pair[0]])


def smallest(evaluation: Evaluation, finding: Finding) -> list[Pair]:
    """The fewest answers that alone force a settled finding to be what it is; none while it is open.

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
    """The first of the smallest sets of answers that force the truth, as all of them do; None if too many."""
    tried = size = 0
    while True:
        sets = [{id: chosen[id] for id in ids} for ids in combinations(answered, size)]
        tried += len(sets)
        if tried > COLUMNS:
            return None
        plane = planes(catalogue, sets).finding(finding)
        hits = plane.true if truth is Truth.TRUE else plane.false
        if hits:
            return sets[(hits & -hits).bit_length() - 1]
        size += 1


def _greedy(catalogue: Catalogue, finding: Finding, truth: Truth, kept: Chosen) -> Chosen:
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
