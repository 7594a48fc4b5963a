"""What leads the verdict: decided once, for the page, the report, the command line, the embed and the batch."""

from typing import NamedTuple

from decision.catalogue.model import STRENGTHS, STRONG, Finding, Presumption
from decision.engine.presume import OPEN, PRESUMED, SURE, Layered, Presumed

ANSWER = "answer-now"
NONE = "none"
REPORTS = ("both", "soc-1", "soc-2")
BEFORE = ("groundwork", "alternative", "product-evidence")
VERDICT = ("report", "customer")
STEPS = 3
REQUESTS = ("request-soc-1", "request-soc-2")
PARTS = ("request-availability", "request-processing-integrity", "request-confidentiality")  # of a SOC 2 that is requested
SAID_SO = "offered-soc-1-for-security"  # what to do about it is the request for a SOC 2, which then leads
NOT_STEPS = ("type", "period", "categories", "regulation")  # topics that say what, not what to do
SAID = 2
FITS = " The report fits in any case."
UNDECIDED = "Say what the service is, and the verdict follows."


class Lead(NamedTuple):
    """The findings that lead, in order, how certain they are, and what is presumed for them."""

    findings: list[Layered]
    certainty: str
    presumed: list[Presumption]
    type: Layered | None
    period: Layered | None
    categories: list[Layered]
    next: list[Layered]
    requests: list[Layered]

    @property
    def headline(self) -> str:
        """The verdict in a sentence or two."""
        return " ".join(found.finding.headline for found in self.findings) or UNDECIDED

    @property
    def sentence(self) -> str:
        """How certain it is, in a plain sentence."""
        if not self.findings:
            return "Nothing can be said yet."
        if not self.presumed:
            return "This follows from your answers alone."
        said = [presumption.says for presumption in self.presumed[:SAID]]
        more = len(self.presumed) - len(said)
        rest = f" Less hangs on {more} more that we take for granted." if more else ""
        return f"We take it that {' and that '.join(said)}.{rest}{FITS if self._fits() else ''}"

    def _fits(self) -> bool:
        """Whether a report is called for whatever the presumptions turn out to be, and only its weight is presumed."""
        weighed = [found for found in self.findings if found.layer == PRESUMED]
        return bool(weighed) and all(found.least for found in weighed)


def lead(presumed: Presumed) -> Lead:
    """What leads under these answers: the answer to give now, if one is due, then what must or should be done.

    Without anything that must or should be done, the first thing that could be leads; where nothing holds, nothing does.
    """
    holding = sorted(presumed.holding(), key=lambda found: STRENGTHS.index(found.finding.strength))
    strong = [found for found in holding if found.finding.strength in STRONG]
    leading = _leading(holding, strong)
    type = next((found for found in holding if found.finding.subject == "type"), None)
    shown = [*leading, *([type] if type else [])]
    asked = dict.fromkeys(id for found in shown for id in found.presumes)
    certainty = PRESUMED if any(found.layer == PRESUMED for found in shown) else SURE
    return Lead(
        leading,
        certainty if leading else OPEN,
        [presumed.made[id] for id in asked],
        type,
        next((found for found in strong if found.finding.topic == "period"), None),
        [found for found in strong if found.finding.topic == "categories" or found.finding.subject in PARTS],
        _next(holding, leading)[:STEPS] if leading else [],
        [found for found in strong if found.finding.subject in REQUESTS],
    )


def _next(holding: list[Layered], leading: list[Layered]) -> list[Layered]:
    """What to do next: the next steps, what is requested, what else leads, then the weightiest of the rest.

    A report that leads is no step, nor is that none is needed; what a vendor offers already is not requested.
    """
    offered = {found.finding.subject for found in holding if found.finding.strength in STRONG}
    met = [each for each in REQUESTS if each.replace("request", "offered") in offered]
    todo = [found for found in holding if found.finding.strength not in ("could", "not") and _to_do(found.finding, met)]
    beside = [found for found in leading if _to_do(found.finding, met)]
    ranked = [
        [found for found in todo if found.finding.topic == "next" and found.finding.strength in STRONG],
        [found for found in todo if found.finding.subject in REQUESTS],
        beside,
        todo,
    ]
    return list({found.finding.id: found for rank in ranked for found in rank}.values())


def _to_do(finding: Finding, met: list[str]) -> bool:
    """Whether a finding says what to do, and not what the card says elsewhere."""
    return finding.topic not in NOT_STEPS and finding.subject not in (*REPORTS, NONE, ANSWER, SAID_SO, *PARTS, *met)


def _leading(holding: list[Layered], strong: list[Layered]) -> list[Layered]:
    now = [found for found in holding if found.finding.subject == ANSWER]
    reports = [found for found in strong if found.finding.topic in VERDICT]
    if reports:
        return now + _reports(reports) + _caution(holding)
    return now + [found for found in holding if found.finding.topic in VERDICT and found.finding.strength == "could"][:1]


def _caution(holding: list[Layered]) -> list[Layered]:
    """What to watch out for first in what a vendor offers, for what is requested may be there and not do."""
    return [found for found in holding if found.finding.topic == VERDICT[1] and found.finding.strength == "watch"][:1]


def _reports(reports: list[Layered]) -> list[Layered]:
    """The advice on both, the two reports, what comes before and any other must, or else the two strongest findings."""
    main = [found for subject in REPORTS for found in reports if found.finding.subject == subject]
    if main and main[0].finding.subject == REPORTS[0]:
        beside = [found for found in reports if found not in main]
        return main + [found for found in beside if found.finding.subject in BEFORE or found.finding.strength == STRONG[0]]

    def rank(found: Layered) -> tuple[int, bool]:
        return STRENGTHS.index(found.finding.strength), found.finding.subject not in REPORTS

    return sorted(reports, key=rank)[:2]
