"""The verdict as a document: Markdown, plain text or HTML for rich paste, and a paragraph for an RFP in three lengths."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from decision.answers.link import write
from decision.answers.read import Answers
from decision.catalogue.model import STRENGTHS, STRONG, Sentence
from decision.engine.evaluate import Evaluation, questions
from decision.engine.lead import REPORTS, Lead, lead
from decision.engine.presume import Layered, Presumed
from decision.engine.sayable import message, sentences
from decision.engine.truth import Truth
from decision.report.card import Card, card
from decision.report.document import Block, Heading, Hyperlink, Item, Items, Line, Paragraph

LENGTHS = (25, 75, 150)
NEXT = "Next steps"
DISCLAIMER = "Information, not professional advice. Independent of the AICPA."


class Site(NamedTuple):
    """Where the site is: links are built on it; empty for links relative to the site's root."""

    root: str

    def section(self, id: str) -> str:
        """The permanent link of a section."""
        return f"{self.root}/go/{id}/"

    def wizard(self, query: str) -> str:
        """The link that opens the wizard with answers."""
        return f"{self.root}/decide/#{query}"


def document(presumed: Presumed, answers: Answers, today: date, site: Site, calendar: Mapping[str, object]) -> list[Block]:
    """The verdict as blocks: the card, findings by topic, open points, answers, and where it comes from.

    `calendar` is what `decision.schedule.plan.schedule` gives for the same answers.
    """
    evaluation = presumed.sure
    catalogue = evaluation.catalogue
    leading = lead(presumed)
    blocks = _card(leading, card(leading, catalogue, calendar), str(calendar["summary"]) if calendar["ways"] else "")
    holding = sorted(presumed.holding(), key=lambda found: STRENGTHS.index(found.finding.strength))
    for topic in catalogue.topics:
        found = [each for each in holding if each.finding.topic == topic.id]
        if found:
            blocks += [Heading(2, topic.says), Items([_item(presumed, each, site) for each in found])]
    blocks += _open_points(presumed)
    blocks += [Heading(2, "Answers"), Items([Item([Line(line)]) for line in _given(evaluation)])]
    query = write(catalogue, answers)
    made = f"Which SOC? edition {catalogue.edition}, {today.isoformat()}. {DISCLAIMER}"
    return [*blocks, Paragraph([Line(f"{made} "), Hyperlink("These answers in the wizard", site.wizard(query))])]


def _card(leading: Lead, made: Card, calendar: str) -> list[Block]:
    """What leads: the headline, how certain it is, the facts, the calendar in words, and what to do next."""
    facts = [Item([Line(f"{label}: ", strong=True), Line(words)]) for label, words in made.facts]
    steps = [Item([Line(step.words), *([Line(f" ({step.when})")] if step.when else [])]) for step in made.next]
    blocks: list[Block] = [Heading(1, leading.headline), Paragraph([Line(leading.sentence)])]
    items = [*facts, *([Item([Line(calendar)])] if calendar else [])]
    if items:
        blocks.append(Items(items))
    return [*blocks, Paragraph([Line(NEXT, strong=True)]), Items(steps)] if steps else blocks


def rfp(evaluation: Evaluation, dates: Mapping[str, date], today: date, site: Site) -> dict[str, str]:
    """A paragraph for a proposal by length, in about so many words (LENGTHS), with the sections it rests on.

    It says only what follows from answers given; where nothing does it is empty.
    """
    stated = sentences(evaluation, dates)
    return {str(length): _paragraph(stated, length, evaluation.catalogue.edition, today, site) for length in LENGTHS}


def _paragraph(stated: list[tuple[Sentence, str]], length: int, edition: str, today: date, site: Site) -> str:
    """Whole sentences up to about a number of words, then the links; at least the first."""
    taken: list[tuple[Sentence, str]] = []
    words = 0
    for sentence, text in stated:
        more = len(text.split())
        if not taken or words + more <= length * 1.15:
            taken.append((sentence, text))
            words += more
    if not taken:
        return ""
    links = list(dict.fromkeys(site.section(sentence.see) for sentence, _ in taken))
    shown = "; ".join(links[: 1 if length == LENGTHS[0] else 4])
    return f"{' '.join(text for _, text in taken)} (Which SOC?, edition {edition}, {today}: {shown})"


def _item(presumed: Presumed, found: Layered, site: Site) -> Item:
    """A finding with its reasons and links; words to use only where it is true, for they leave in the reader's name."""
    finding = found.finding
    reasons = [rule.because for rule in presumed.evaluation.rules(finding)]
    text = " ".join(part for part in (finding.detail, *reasons) if part)
    links = [Hyperlink(f"/go/{id}/", site.section(id)) for id in finding.see]
    words = ""
    if found.presumes:
        words = f"We take it that {' and that '.join(presumed.made[id].says for id in found.presumes)}. "
    elif said := message(presumed.sure, finding):
        words = f"To ask {finding.ask_whom}: “{said}” " if finding.ask_whom else f"Words to use: “{said}” "
    return Item(
        [
            Line(f"{presumed.sure.catalogue.says[finding.strength]}: {finding.headline}", strong=True),
            Line(f" {text} {words}"),
            *links,
        ]
    )


def _open_points(presumed: Presumed) -> Iterable[Block]:
    """What presumptions do not settle, and what to answer so that nothing need be presumed."""
    evaluation = presumed.sure
    catalogue = evaluation.catalogue
    needs = 0
    messages: dict[str, Item] = {}
    for finding in catalogue.findings:
        status = evaluation.finding(finding)
        if status.truth is Truth.UNKNOWN:
            needs |= status.asks | status.unsure
            if finding.subject in REPORTS and finding.strength in STRONG and finding.ask_whom and presumed.layered(finding):
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
