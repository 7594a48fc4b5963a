"""By which day to ask a vendor: one rule, for the card of a verdict and for the table of many vendors."""

from datetime import date, timedelta

from decision.catalogue.model import STRONG
from decision.engine.evaluate import Evaluation
from decision.engine.truth import Truth

ENDED = "report-period-end"
HELD = "vendor-has"
REQUESTED = {"request-soc-1": "soc-1-type-2", "request-soc-2": "soc-2-type-2"}  # what is requested, and what the vendor has then
FAULT, BESIDE = "watch", ("carve-outs", "no-terms-to-set")  # what speaks against a report, and subjects that do not
CURRENT = 365  # days after its period's end for which a report is taken: the options of "report-period-end" end there
NOTICE = 90  # days before a contract's renewal in which to have asked: practice


def ask_by(fits: bool, today: date, ended: date | None, renewal: date | None) -> date | None:
    """Where a report is called for: now if it is missing, in time for a renewal, before a report is a year old."""
    days = [renewal - timedelta(NOTICE)] if renewal and renewal > today else []
    if fits:
        days += [ended + timedelta(CURRENT)] if ended else []
        return max(today, min(days)) if days else None
    return max(today, min(days, default=today))


def fitting(evaluation: Evaluation) -> bool | None:
    """Whether what a vendor offers is what these answers call for, as far as they say; None where no report is called for.

    `evaluation` is the one with what is presumed.
    """
    finding = evaluation.catalogue.findings
    held = [each for each in finding if each.topic == "customer" and evaluation.finding(each).truth is Truth.TRUE]
    strong = {each.subject for each in held if each.strength in STRONG}
    wanted = [report for subject, report in REQUESTED.items() if subject in strong]
    if not wanted:
        return None
    against = any(each.strength == FAULT and each.subject not in BESIDE for each in held)
    return {*wanted} <= {*evaluation.chosen.get(HELD, ())} and not against
