"""What a partner would take for granted: default reasoning over the questions that nobody has answered.

Presumptions apply in the catalogue's order, so that one may rest on an earlier one. They never touch an answer, and
what follows from them is kept apart from what is sure.
"""

from typing import NamedTuple, assert_never

from decision.answers.read import Chosen
from decision.catalogue.model import UNSURE, All, Any, Condition, FactRef, Finding, Leaf, Not, Presumption
from decision.engine.evaluate import Evaluation
from decision.engine.reasons import Pair, Reasons
from decision.engine.truth import Truth

SURE, PRESUMED, OPEN = "sure", "presumed", "open"
STRONG = ("must", "should")


class Layered(NamedTuple):
    """A finding that holds or is open, in its layer, with the questions whose presumed answers it rests on."""

    finding: Finding
    layer: str
    presumes: tuple[str, ...]


class Presumed:
    """An evaluation beside the one that follows when the presumptions are added to its answers."""

    def __init__(self, evaluation: Evaluation) -> None:
        """Add every presumption that applies, in the catalogue's order."""
        self.sure = evaluation
        self.made: dict[str, Presumption] = {}
        self.evaluation = evaluation
        chosen: Chosen = dict(evaluation.chosen)
        for id, presumptions in evaluation.catalogue.presumed.items():
            found = _first(self.evaluation, id, presumptions)
            if found is not None and found.options:
                self.made[id] = found
                chosen = {**chosen, id: found.options}
                self.evaluation = Evaluation(evaluation.catalogue, chosen)
        self._reasons = Reasons(self.evaluation)

    def layered(self, finding: Finding) -> Layered | None:
        """The finding in its layer; None for one that does not hold or is presumed not to."""
        known = self.sure.finding(finding).truth
        if known is Truth.FALSE:
            return None
        if known is Truth.TRUE:
            return Layered(finding, SURE, ())
        truth = self.evaluation.finding(finding).truth
        if truth is Truth.FALSE:
            return None
        if truth is Truth.UNKNOWN:
            return Layered(finding, OPEN, ())
        if self._at_least(finding):
            return Layered(finding, SURE, ())
        return Layered(finding, PRESUMED, self._rests_on(finding))

    def holding(self) -> list[Layered]:
        """Every finding that is sure or presumed, in the catalogue's order."""
        layered = (self.layered(finding) for finding in self.sure.catalogue.findings)
        return [found for found in layered if found is not None and found.layer != OPEN]

    def behind(self, finding: Finding) -> list[Pair]:
        """The answers given, none of those presumed, that a finding rests on."""
        return [pair for pair in self._reasons.behind(finding) if pair[0] not in self.made]

    def _rests_on(self, finding: Finding) -> tuple[str, ...]:
        return tuple(dict.fromkeys(id for id, _ in self._reasons.behind(finding) if id in self.made))

    def _at_least(self, finding: Finding) -> bool:
        """Whether every finding on the subject that is still possible says at least as much.

        Of the findings on a report exactly one holds (a law of the catalogue), so where only must and should are
        left, the should is sure.
        """
        if finding.topic != "report" or finding.strength not in STRONG:
            return False
        possible = [
            other
            for other in self.sure.catalogue.findings
            if other.subject == finding.subject and self.sure.finding(other).truth is not Truth.FALSE
        ]
        rank = STRONG.index(finding.strength)
        return all(other.strength in STRONG[: rank + 1] for other in possible)


def _first(evaluation: Evaluation, id: str, presumptions: tuple[Presumption, ...]) -> Presumption | None:
    """The presumption for a question that is asked and has no answer, or none but "not sure"."""
    chosen = evaluation.chosen.get(id, (UNSURE,))
    if not presumptions or UNSURE not in chosen or evaluation.applies(id).truth is not Truth.TRUE:
        return None
    return next((found for found in presumptions if found.when is None or _holds(evaluation, found.when)), None)


def _holds(evaluation: Evaluation, condition: Condition) -> bool:
    """Whether a condition holds by what is said or presumed so far; what nobody said counts as not chosen."""
    match condition:
        case Leaf(question, options):
            asked = evaluation.applies(question).truth is not Truth.FALSE
            return asked and not set(options).isdisjoint(evaluation.chosen.get(question, ()))
        case FactRef(fact):
            return _holds(evaluation, evaluation.catalogue.fact[fact].when)
        case Not(part):
            return not _holds(evaluation, part)
        case All(parts):
            return all(_holds(evaluation, part) for part in parts)
        case Any(parts):
            return any(_holds(evaluation, part) for part in parts)
        case _:
            assert_never(condition)
