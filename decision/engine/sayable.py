"""What may leave the reader's hands under the reader's name: only words whose condition is settled by answers given."""

from collections.abc import Mapping
from datetime import date

from decision.catalogue.model import GAP, Finding, Sentence
from decision.engine.evaluate import Evaluation
from decision.engine.truth import Truth


def message(evaluation: Evaluation, finding: Finding) -> str:
    """The words to send for a finding, empty unless it holds on the answers alone; `evaluation` has no presumptions."""
    return finding.message if evaluation.finding(finding).truth is Truth.TRUE else ""


def sentences(evaluation: Evaluation, dates: Mapping[str, date]) -> list[tuple[Sentence, str]]:
    """The sentences that may be said, in order, with the dates given filled in; without its date one is left out."""
    found = []
    for sentence in evaluation.catalogue.sentences:
        gaps = GAP.findall(sentence.text)
        if all(id in dates for id in gaps) and evaluation.condition(sentence.when).truth is Truth.TRUE:
            found.append((sentence, GAP.sub(lambda gap: spoken(dates[gap[1]]), sentence.text)))
    return found


def spoken(day: date) -> str:
    """A day as Americans write it: September 30, 2026."""
    return f"{day:%B} {day.day}, {day.year}"
