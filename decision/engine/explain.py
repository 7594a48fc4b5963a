"""Why a finding holds or not, what would change it, and what was not asked as it no longer mattered."""

from typing import NamedTuple

from decision.answers.read import Chosen
from decision.catalogue.english import english
from decision.catalogue.model import ROLE, STRONG, UNSURE, Finding, Question, Rule
from decision.engine.evaluate import Evaluation
from decision.engine.evaluate_many import Planes, planes
from decision.engine.interview import next_question
from decision.engine.presume import PRESUMED, Presumed, assume
from decision.engine.reasons import Given, smallest
from decision.engine.truth import Truth

AT_MOST = 7


class Reason(NamedTuple):
    """A rule of a finding, its truth, and its condition in English."""

    rule: Rule
    truth: Truth
    english: str


class Flip(NamedTuple):
    """A single change of answer and the findings it gains and loses, both as they hold with what is then presumed.

    In a question with several answers `start` is None for an option added, `end` for one taken away. `answer` is the
    whole answer after the change; `presumed` says that what is changed was not answered but presumed.
    """

    question: str
    start: str | None
    end: str | None
    answer: tuple[str, ...]
    presumed: bool
    gained: tuple[str, ...]
    lost: tuple[str, ...]


class Explanation(NamedTuple):
    """Why a finding is what it is; `layer` is None for one that does not hold or is presumed not to."""

    finding: Finding
    truth: Truth
    layer: str | None
    presumes: tuple[str, ...]
    because: list[Given]
    rules: list[Reason]
    flips: list[Flip]


def explain(presumed: Presumed, finding: Finding) -> Explanation:
    """The fewest answers that force a finding, what it presumes, its rules in English, and the changes that turn it."""
    evaluation = presumed.sure
    rules = [Reason(rule, evaluation.rule(rule).truth, english(evaluation.catalogue, rule.when)) for rule in finding.rules]
    found = presumed.layered(finding)
    layer, presumes = (found.layer, found.presumes) if found else (None, ())
    because = presumed.behind(finding) if layer == PRESUMED else smallest(evaluation, finding)
    truth = evaluation.finding(finding).truth
    return Explanation(finding, truth, layer, presumes, because, rules, _flips(presumed, (finding,)))


def flips(presumed: Presumed) -> list[Flip]:
    """At most seven single changes, of answers or of what is presumed, that change a must or a should; the likeliest first."""
    weighty = [finding for finding in presumed.sure.catalogue.findings if finding.strength in STRONG]
    return _flips(presumed, tuple(weighty))


def not_asked(evaluation: Evaluation) -> list[str]:
    """Questions that apply but went unasked as no answer could change anything; empty before the end."""
    if next_question(evaluation) is not None:
        return []
    return [
        question.id
        for question in evaluation.catalogue.questions
        if question.id not in evaluation.chosen and evaluation.applies(question.id).truth is Truth.TRUE
    ]


class _Change(NamedTuple):
    """A change that could be made, and how unlikely it is: the smaller, the likelier."""

    rank: int
    question: str
    start: str | None
    end: str | None
    answer: tuple[str, ...]


def _flips(presumed: Presumed, findings: tuple[Finding, ...]) -> list[Flip]:
    changes = sorted(_changes(presumed), key=lambda change: change.rank)
    rows: list[Chosen] = [{**presumed.sure.chosen, change.question: change.answer} for change in changes]
    after = planes(presumed.sure.catalogue, rows)
    assume(after)
    found: list[Flip] = []
    seen: set[tuple[str, tuple[str, ...], tuple[str, ...]]] = set()
    effects = _effects(presumed.evaluation, findings, after, len(rows))
    for (_, question, start, end, answer), (gained, lost) in zip(changes, effects, strict=True):
        key = question, gained, lost
        if (gained or lost) and key not in seen:
            seen.add(key)
            found.append(Flip(question, start, end, answer, question in presumed.made, gained, lost))
    return found[:AT_MOST]


def _effects(
    before: Evaluation, findings: tuple[Finding, ...], after: Planes, rows: int
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """For every changed set of answers the findings that then hold and did not, and the other way around."""
    gained: list[list[str]] = [[] for _ in range(rows)]
    lost: list[list[str]] = [[] for _ in range(rows)]
    for finding in findings:
        held = before.finding(finding).truth is Truth.TRUE
        plane = after.finding(finding)
        bits, lists = (plane.false, lost) if held else (plane.true, gained)
        for row in range(rows):
            if bits >> row & 1:
                lists[row].append(finding.id)
    return [(tuple(more), tuple(fewer)) for more, fewer in zip(gained, lost, strict=True)]


def _changes(presumed: Presumed) -> list[_Change]:
    """Every single change of what is answered or presumed; the role is not one, for nobody becomes another reader."""
    evaluation = presumed.evaluation
    changes: list[_Change] = []
    for id, chosen in evaluation.chosen.items():
        question = evaluation.catalogue.question[id]
        if id == ROLE or evaluation.applies(id).truth is not Truth.TRUE:
            continue
        made = presumed.made.get(id)
        here = made.options if made else chosen
        found = _several(question, here) if question.kind == "many" else _one(question, here[0])
        changes += [change._replace(rank=0) for change in found] if made else found
    return changes


def _one(question: Question, chosen: str) -> list[_Change]:
    """Every other option; likelier the nearer it stands, and likeliest when the reader was not sure."""
    ids = [option.id for option in question.options]
    here = ids.index(chosen)
    return [
        _Change(0 if chosen == UNSURE else abs(ids.index(id) - here), question.id, chosen, id, (id,))
        for id in ids
        if id not in (chosen, UNSURE)
    ]


def _several(question: Question, chosen: tuple[str, ...]) -> list[_Change]:
    """One option more, or one fewer; an option that stands alone takes the place of what was chosen."""
    alone = {option.id for option in question.options if option.exclusive}
    kept = tuple(id for id in chosen if id not in alone)
    changes = [_Change(2, question.id, id, None, tuple(other for other in kept if other != id)) for id in kept if len(kept) > 1]
    for option in question.options:
        if option.id not in chosen and option.id != UNSURE:
            start = chosen[0] if not kept else None
            after = (option.id,) if option.exclusive else (*kept, option.id)
            changes.append(_Change(3 if option.exclusive else int(UNSURE not in chosen), question.id, start, option.id, after))
    return changes
