"""The answers behind a truth: those that a condition rests on, and the fewest that force it."""

from collections.abc import Iterable
from itertools import combinations

from decision.answers import Chosen
from decision.conditions import Mentions
from decision.evaluate import Evaluation
from decision.model import ROLE, All, Catalogue, Condition, FactRef, Finding, Leaf, Not
from decision.planes import planes
from decision.truth import Truth

COLUMNS = 20_000

type Pair = tuple[str, str]


def behind(evaluation: Evaluation, finding: Finding) -> list[Pair]:
    """The answers that the rules of a finding rest on as far as they hold, as question and option."""
    found: dict[Pair, None] = {}
    for rule in finding.rules:
        if evaluation.rule(rule).truth is Truth.TRUE:
            found.update(dict.fromkeys(_support(evaluation, rule.when)))
    return _ordered(evaluation.catalogue, found)


def _ordered(catalogue: Catalogue, pairs: Iterable[Pair]) -> list[Pair]:
    return sorted(pairs, key=lambda pair: catalogue.place[pair[0]])


def _support(evaluation: Evaluation, condition: Condition) -> list[Pair]:
    """Answers that make a settled condition what it is; of several parts that would each do, the simplest."""
    if isinstance(condition, Leaf):
        return _leaf(evaluation, condition)
    if isinstance(condition, FactRef):
        return _support(evaluation, evaluation.catalogue.fact[condition.fact].when)
    if isinstance(condition, Not):
        return _support(evaluation, condition.of)
    truth = evaluation.condition(condition).truth
    same = [_support(evaluation, part) for part in condition.of if evaluation.condition(part).truth is truth]
    if (truth is Truth.TRUE) is isinstance(condition, All):
        return [pair for pairs in same for pair in pairs]
    return min(same, key=len)


def _leaf(evaluation: Evaluation, leaf: Leaf) -> list[Pair]:
    """The options chosen; where the question does not apply, what makes it not apply."""
    question = evaluation.catalogue.question[leaf.question]
    if evaluation.applies(leaf.question).truth is not Truth.FALSE:
        chosen = evaluation.chosen[leaf.question]
        hit = [option for option in chosen if option in leaf.options]
        return [(leaf.question, option) for option in hit or chosen]
    if question.when is not None and evaluation.condition(question.when).truth is Truth.FALSE:
        return _support(evaluation, question.when)
    return _leaf(evaluation, Leaf(ROLE, question.roles))


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


def _search(
    catalogue: Catalogue, finding: Finding, truth: Truth, chosen: Chosen, answered: list[str]
) -> Chosen | None:
    """The first of the smallest sets of answers that force the truth; None when too many would be tried."""
    tried = 0
    for size in range(len(answered) + 1):
        sets = [{id: chosen[id] for id in ids} for ids in combinations(answered, size)]
        tried += len(sets)
        if tried > COLUMNS:
            return None
        plane = planes(catalogue, sets).finding(finding)
        hits = plane.true if truth is Truth.TRUE else plane.false
        if hits:
            return sets[(hits & -hits).bit_length() - 1]
    raise AssertionError("all answers together force what they give")


def _greedy(catalogue: Catalogue, finding: Finding, truth: Truth, kept: Chosen) -> Chosen:
    for id in list(kept):
        fewer = {key: value for key, value in kept.items() if key != id}
        if Evaluation(catalogue, fewer).finding(finding).truth is truth:
            kept = fewer
    return kept


def _pairs(evaluation: Evaluation, finding: Finding) -> dict[str, list[str]]:
    """Of the answers kept, by question, the options that the finding rests on."""
    found: dict[str, list[str]] = {}
    for id, option in behind(evaluation, finding):
        found.setdefault(id, []).append(option)
    return found
