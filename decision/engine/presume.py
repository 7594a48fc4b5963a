"""What a partner would take for granted: default reasoning over the questions that nobody has answered.

Presumptions apply in the catalogue's order, so that one may rest on an earlier one. They never touch an answer, and
what follows from them is kept apart from what is sure.
"""

import functools
import operator
from collections.abc import Mapping
from typing import NamedTuple, assert_never

from decision.catalogue.model import (
    STRONG,
    UNSURE,
    All,
    Any,
    Catalogue,
    Condition,
    FactRef,
    Finding,
    Leaf,
    Not,
    Presumption,
)
from decision.engine.evaluate import NO, NOT_SURE, YES, Evaluation
from decision.engine.evaluate_many import Planes
from decision.engine.reasons import Given, Reasons

SURE, PRESUMED, OPEN = "sure", "presumed", "open"
SCALED = ("report", "customer")


class Layered(NamedTuple):
    """A finding that holds or is open, in its layer, with the questions whose presumed answers it rests on.

    `least` is the strength that the subject of a presumed finding has in any case: a presumed must may be a sure should.
    """

    finding: Finding
    layer: str
    presumes: tuple[str, ...]
    least: str | None = None


type Made = dict[str, list[tuple[Presumption, int]]]


def assume(planes: Planes, without: Mapping[str, int] | None = None) -> Made:
    """Add to each row what is presumed of it, and say by question which presumption was made in which rows.

    A presumption is made of a question that is asked and has no answer, or none but "not sure": the first whose
    condition holds by what is answered or presumed so far; what is neither counts as not chosen. `without` names rows
    in which nothing is to be presumed of a question, for all questions of which something may be. The first row is
    then the one without gaps, and what it would not presume for certain while a question is open, no row with that gap
    presumes: it falls with what it rests on.
    """
    assumed = _Assumed(planes, planes.every - 1 if without else 0)
    for id in presumable(planes.catalogue) if without is None else without:
        assumed.question(id, without[id] if without else 0)
    return assumed.made


class _Assumed:
    """What is presumed in each row so far, and where a question is open that the first row has settled."""

    def __init__(self, planes: Planes, gaps: int) -> None:
        self.planes, self.gaps = planes, gaps
        self.made: Made = {}
        self.open: dict[str, int] = {}

    def question(self, id: str, without: int) -> None:
        """Presume what there is to presume of one question."""
        planes = self.planes
        asked = planes.applies(id)
        rows = planes.every & asked.true & ~planes.answered(id) & ~without
        if id in settled_by_others(planes.catalogue):
            rows &= ~planes.chosen.get(id, {}).get(UNSURE, 0)
        for presumption in planes.catalogue.presumed[id]:
            true, false = (planes.every, 0) if presumption.when is None else planes.plane(self._condition(presumption.when))
            if rows & true and presumption.options:
                planes.add(id, presumption.options, rows & true)
                self.made.setdefault(id, []).append((presumption, rows & true))
            rows &= false
        if (planes.answered(id) | asked.false) & 1:
            self.open[id] = self.gaps & ~planes.answered(id) & ~asked.false

    def _condition(self, condition: Condition) -> int:
        """The value of a condition, as `Planes` has it, by what is answered or presumed so far."""
        planes = self.planes
        match condition:
            case Leaf(question, options):
                given = planes.chosen.get(question, {})
                true = functools.reduce(operator.or_, (given.get(option, 0) for option in options))
                true &= ~planes.applies(question).false
                return true | (true | self.open.get(question, 0)) << planes.rows
            case FactRef(fact):
                return self._condition(planes.catalogue.fact[fact].when)
            case Not(part):
                return planes.negated(self._condition(part))
            case All(parts):
                value = -1
                for part in parts:
                    value &= self._condition(part)
                    if not value:
                        break
                return value
            case Any(parts):
                return functools.reduce(operator.or_, map(self._condition, parts))
            case _:
                assert_never(condition)


@functools.lru_cache(maxsize=8)
def presumable(catalogue: Catalogue) -> tuple[str, ...]:
    """The questions of which something may be presumed, in order."""
    return tuple(id for id, found in catalogue.presumed.items() if any(presumption.options for presumption in found))


@functools.lru_cache(maxsize=8)
def settled_by_others(catalogue: Catalogue) -> frozenset[str]:
    """Questions whose "not sure" has plainer questions behind it: those are presumed instead."""
    whens = (question.when for question in catalogue.questions)
    return frozenset(when.question for when in whens if isinstance(when, Leaf) and when.options == (UNSURE,))


def _may_be_presumed(evaluation: Evaluation, id: str) -> bool:
    """Whether a question may be asked and has no answer but "not sure"."""
    return evaluation.values[evaluation.program.applies[id]] != NO and evaluation.chosen.get(id, NOT_SURE) == NOT_SURE


class Presumed:
    """An evaluation beside the one that follows when the presumptions are added to its answers."""

    def __init__(self, evaluation: Evaluation) -> None:
        """Presume all that applies in one row, and in every other row all but one of them, to see what rests on which."""
        self.sure = evaluation
        ids = [id for id in presumable(evaluation.catalogue) if _may_be_presumed(evaluation, id)]
        every = (2 << len(ids)) - 1
        chosen = {id: dict.fromkeys(options, every) for id, options in evaluation.chosen.items()}
        self._planes = Planes(evaluation, 1 + len(ids), chosen)
        self._row = {id: 1 << place for place, id in enumerate(ids, start=1)}
        found = assume(self._planes, self._row)
        first = {id: (presumption, rows) for id, made in found.items() for presumption, rows in made if rows & 1}
        self.made = {id: presumption for id, (presumption, _) in first.items()}
        self._rows = {id: rows for id, (_, rows) in first.items()}

    @functools.cached_property
    def evaluation(self) -> Evaluation:
        """The evaluation of the answers with those presumed."""
        chosen = self.sure.chosen
        made = {id: (*chosen.get(id, ()), *made.options) for id, made in self.made.items()}
        return Evaluation(self.sure.catalogue, {**chosen, **made}, self._planes.first())

    @functools.cached_property
    def _reasons(self) -> Reasons:
        return Reasons(self.evaluation)

    @functools.cached_property
    def layers(self) -> list[Layered]:
        """Every finding that is sure, presumed or open, in its layer, in the catalogue's order."""
        values, places = self.evaluation.values, self.sure.program.findings.values()
        findings = zip(self.sure.catalogue.findings, places, strict=True)
        return [found for finding, at in findings if values[at] != NO and (found := self.layered(finding))]

    def layered(self, finding: Finding) -> Layered | None:
        """The finding in its layer; None for one that does not hold or is presumed not to."""
        at = self.sure.program.findings[finding.id]
        presumed = self.evaluation.values[at]
        if presumed == NO:
            return None
        if presumed != YES:
            return Layered(finding, OPEN, ())
        if self.sure.values[at] == YES or (least := self._least(finding)) == finding.strength:
            return Layered(finding, SURE, ())
        return Layered(finding, PRESUMED, self._rests_on(finding, self._planes.finding(finding).true), least)

    def holding(self) -> list[Layered]:
        """Every finding that is sure or presumed, in the catalogue's order."""
        return [found for found in self.layers if found.layer != OPEN]

    def behind(self, finding: Finding) -> list[Given]:
        """The answers given, none of those presumed, that a finding rests on."""
        return [pair for pair in self._reasons.behind(finding) if pair[0] not in self.made]

    def _rests_on(self, finding: Finding, true: int) -> tuple[str, ...]:
        """The presumptions without which it does not hold; where any one can be spared, those that are enough."""
        needed = [id for id in self.made if not true & self._row[id]]
        return tuple(needed or self._enough(finding))

    def _enough(self, finding: Finding) -> list[str]:
        """Presumptions that, with the answers, are enough for a finding, and those that they were made because of."""
        enough = {id for id, _ in self._reasons.behind(finding) if id in self.made}
        return [id for id in self.made if id in enough or any(not self._rows[one] & self._row[id] for one in enough)]

    def _least(self, finding: Finding) -> str | None:
        """The strength that the subject has in any case, if that is a must or a should.

        Of the findings on a scale exactly one holds (a law of the catalogue), so where only must and should are
        left, the should is sure.
        """
        if finding.subject not in scales(self.sure.catalogue):
            return None
        values, places = self.sure.values, self.sure.program.findings
        others = scales(self.sure.catalogue)[finding.subject]
        possible = [other.strength for other in others if values[places[other.id]] != NO]
        weakest = max(possible, key=(*STRONG, *{*possible} - {*STRONG}).index)
        return weakest if weakest in STRONG else None


@functools.lru_cache(maxsize=8)
def scales(catalogue: Catalogue) -> dict[str, tuple[Finding, ...]]:
    """The subjects of which exactly one finding holds once all is answered, from must to not: those that have a "not"."""
    found = [finding.subject for finding in catalogue.findings if finding.strength == "not" and finding.topic in SCALED]
    return {subject: tuple(one for one in catalogue.findings if one.subject == subject) for subject in found}
