"""How long interviews are for real readers: those of the test cases, who say what the case says and "not sure" to the rest."""

from collections.abc import Iterable, Mapping
from datetime import date
from statistics import median
from typing import Any, NamedTuple

from decision.answers.read import Chosen, read
from decision.catalogue.model import UNSURE, Catalogue
from decision.engine.evaluate import Evaluation
from decision.engine.interview import next_question
from decision.engine.lead import VERDICT, Lead, lead
from decision.engine.presume import OPEN, SURE, Presumed, scales

type Json = dict[str, Any]

DAY = date(2026, 11, 23)


class Walk(NamedTuple):
    """One interview: the questions asked, after how many the report no longer changed, and how certain it was at the end."""

    length: int
    settled: int
    certainty: str


def walks(catalogue: Catalogue, cases: Iterable[Mapping[str, object]]) -> Json:
    """The figures of the interviews of these readers, one at least: medians and maxima of lengths, and how certain they end."""
    found = [_walk(catalogue, read(catalogue, answers, DAY).chosen) for answers in cases]
    return {
        "readers": len(found),
        "length": median(walk.length for walk in found),
        "longest": max(walk.length for walk in found),
        "settled": median(walk.settled for walk in found),
        "sure": sum(walk.certainty == SURE for walk in found),
        "open": sum(walk.certainty == OPEN for walk in found),
    }


def _walk(catalogue: Catalogue, case: Chosen) -> Walk:
    chosen: dict[str, tuple[str, ...]] = {}
    reports: list[frozenset[str]] = []
    while True:
        evaluation = Evaluation(catalogue, chosen)
        leading = lead(Presumed(evaluation))
        reports.append(_report(catalogue, leading))
        id = next_question(evaluation)
        if id is None:
            settled = len(reports) - 1
            while settled and reports[settled - 1] == reports[-1]:
                settled -= 1
            return Walk(len(chosen), settled, leading.certainty)
        chosen[id] = case.get(id, (UNSURE,))


def _report(catalogue: Catalogue, leading: Lead) -> frozenset[str]:
    """Which reports lead, whatever their weight; where none does, what leads in their place."""
    subjects = [found.finding.subject for found in leading.findings if found.finding.topic in VERDICT]
    return frozenset([subject for subject in subjects if subject in scales(catalogue)] or subjects[:1])
