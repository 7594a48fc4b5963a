"""The verdict as a document: Markdown, plain text or HTML for rich paste, and a paragraph for an RFP in three lengths."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from decision.answers.link import write
from decision.answers.read import Answers, read
from decision.catalogue.model import Catalogue, Finding
from decision.engine.evaluate import Evaluation, questions
from decision.engine.truth import Truth
from decision.report.document import RENDERERS, Block, Heading, Item, Items, Line, Link, Paragraph

TOPICS = {
    "answer": "The answer to give now",
    "report": "Which report",
    "mismatch": "Before you commit",
    "customer": "What to request and check",
    "type": "Type and sequence",
    "period": "Period",
    "categories": "Trust services categories",
    "scope": "Scope",
    "sequence": "What comes first",
    "next": "Next steps",
    "regulation": "Regulations and schemes",
}
WORDS = {"must": "Must", "should": "Should", "could": "Could", "not": "Not needed", "watch": "Watch out"}
LENGTHS = (25, 75, 150)
ANSWER = "answer-now"
REPORTS = ("both", "soc-1", "soc-2")
STATED = ("answer", "report", "customer", "mismatch", "type", "period", "categories", "scope", "sequence")
DISCLAIMER = "Information, not professional advice. Independent of the AICPA."


class Place(NamedTuple):
    """Where the site is: links are built on it; empty for links relative to the site's root."""

    root: str

    def section(self, id: str) -> str:
        """The permanent link of a section."""
        return f"{self.root}/go/{id}/"

    def wizard(self, query: str) -> str:
        """The link that opens the wizard with answers."""
        return f"{self.root}/decide/#{query}"


def report(catalogue: Catalogue, answers: Answers, today: date, form: str, root: str = "") -> dict[str, object]:
    """The verdict on these answers in one form, and the RFP paragraph in its three lengths, all as plain data."""
    evaluation = Evaluation(catalogue, read(catalogue, answers, today).chosen)
    place = Place(root.rstrip("/"))
    blocks = document(evaluation, answers, today, place)
    return {"text": RENDERERS[form](blocks), "rfp": rfp(evaluation, today, place)}


def document(evaluation: Evaluation, answers: Answers, today: date, place: Place) -> list[Block]:
    """The verdict as blocks: headline, findings by topic, open points, answers, and where it comes from."""
    catalogue = evaluation.catalogue
    holding = _holding(evaluation)
    blocks: list[Block] = [Heading(1, headline(evaluation))]
    for topic, title in TOPICS.items():
        found = [finding for finding in holding if finding.topic == topic]
        if found:
            blocks += [Heading(2, title), Items([_item(evaluation, finding, place) for finding in found])]
    blocks += _open_points(evaluation)
    blocks += [Heading(2, "Answers"), Items([Item([Line(line)]) for line in _given(evaluation)])]
    query = write(catalogue, answers)
    made = f"Which SOC? edition {catalogue.edition}, {today.isoformat()}. {DISCLAIMER}"
    return [*blocks, Paragraph([Line(f"{made} "), Link("These answers in the wizard", place.wizard(query))])]


def headline(evaluation: Evaluation) -> str:
    """The verdict in a sentence or two: the answer to give now, if one is due, and what must or should be done."""
    holding = _holding(evaluation)
    now = [finding for finding in holding if finding.subject == ANSWER]
    leading = [f for f in holding if f.topic in ("report", "customer") and f.strength in ("must", "should")]
    if leading:
        return " ".join(finding.headline for finding in now + _reports(leading))
    possible = [f for f in holding if f.topic in ("report", "customer") and f.strength == "could"]
    return possible[0].headline if possible else "Open: one or more answers decide it."


def _reports(leading: list[Finding]) -> list[Finding]:
    """The advice on both and the two reports, if both are called for; else the two strongest, reports first."""
    main = [finding for subject in REPORTS for finding in leading if finding.subject == subject]
    if main and main[0].subject == REPORTS[0]:
        return main
    order = list(WORDS)
    return sorted(leading, key=lambda finding: (order.index(finding.strength), finding.subject not in REPORTS))[:2]


def rfp(evaluation: Evaluation, today: date, place: Place) -> dict[str, str]:
    """A paragraph for a proposal, in about 25, 75 and 150 words, with the sections it rests on."""
    stated = [f for f in _holding(evaluation) if f.statement and f.topic in STATED and f.strength != "not"]
    stated.sort(key=lambda finding: (finding.strength == "could", STATED.index(finding.topic)))
    return {str(length): _paragraph(stated, length, evaluation.catalogue.edition, today, place) for length in LENGTHS}


def _paragraph(stated: list[Finding], length: int, edition: str, today: date, place: Place) -> str:
    """Whole sentences up to about a number of words, then the links; at least the first sentence."""
    taken: list[Finding] = []
    words = 0
    for finding in stated:
        more = len(finding.statement.split())
        if not taken or words + more <= length * 1.15:
            taken.append(finding)
            words += more
    if not taken:
        return ""
    links = list(dict.fromkeys(place.section(finding.see[0]) for finding in taken))
    shown = "; ".join(links[: 1 if length == LENGTHS[0] else 4])
    return f"{' '.join(finding.statement for finding in taken)} (Which SOC?, edition {edition}, {today}: {shown})"


def _holding(evaluation: Evaluation) -> list[Finding]:
    order = list(WORDS)
    found = [f for f in evaluation.catalogue.findings if evaluation.finding(f).truth is Truth.TRUE]
    return sorted(found, key=lambda finding: order.index(finding.strength))


def _item(evaluation: Evaluation, finding: Finding, place: Place) -> Item:
    reasons = [rule.because for rule in finding.rules if evaluation.rule(rule).truth is Truth.TRUE]
    text = " ".join(part for part in (finding.detail, *reasons) if part)
    links = [Link(f"/go/{id}/", place.section(id)) for id in finding.see]
    words = f"Words to use: “{finding.message}” " if finding.message else ""
    if finding.ask_whom:
        words = f"To ask {finding.ask_whom}: “{finding.message}” "
    return Item([Line(f"{WORDS[finding.strength]}: {finding.headline}", strong=True), Line(f" {text} {words}"), *links])


def _open_points(evaluation: Evaluation) -> Iterable[Block]:
    catalogue = evaluation.catalogue
    needs = 0
    messages: dict[str, Item] = {}
    for finding in catalogue.findings:
        status = evaluation.finding(finding)
        if status.truth is Truth.UNKNOWN:
            needs |= status.asks | status.unsure
            if finding.ask_whom:
                whom = Line(f"Ask {finding.ask_whom}: ", strong=True)
                messages[finding.message] = Item([whom, Line(finding.message)])
    open_questions = [catalogue.question[id].ask for id in questions(catalogue, needs)]
    if not open_questions:
        return []
    items = [Item([Line(text)]) for text in open_questions]
    return [Heading(2, "Still open"), Items([*items, *messages.values()])]


def _given(evaluation: Evaluation) -> list[str]:
    catalogue = evaluation.catalogue
    lines = []
    for id, chosen in evaluation.chosen.items():
        question = catalogue.question[id]
        if evaluation.applies(id).truth is not Truth.FALSE:
            words = [option.short for option in question.options if option.id in chosen]
            lines.append(f"{question.short}: {', '.join(words)}")
    return lines
