"""The laws of a verdict, each checked over every set of answers of one role."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from decision.catalogue.conditions import Mentions
from decision.catalogue.model import UNSURE, Catalogue, Finding, Question
from decision.proof.answer_space import Region, Space
from decision.proof.bdd import FALSE, TRUE, Change, Function
from decision.proof.interviews import Paths

VERDICT = ("report", "customer")
NONE = "none"


class Broken(NamedTuple):
    """A law that does not hold: what breaks it, and answers that show it."""

    what: str
    answers: dict[str, list[str]] | None


class Answers:
    """All that one role can answer, with the truths of all findings."""

    def __init__(self, catalogue: Catalogue, role: str) -> None:
        """Work out the space and the findings in it."""
        self.catalogue = catalogue
        self.space = Space(catalogue, role)
        self.bdd = self.space.bdd
        self.findings = {finding.id: self.space.finding(finding) for finding in catalogue.findings}

    def broken(self, where: Function, what: str) -> Iterator[Broken]:
        """A breach wherever the function holds; nothing when it never does."""
        if where != FALSE:
            yield Broken(what, self.space.answers(where))

    @cached_property
    def sane(self) -> Function:
        """Sets of answers that can be given, complete or not."""
        space = self.space
        return self.bdd.all(
            self.bdd.either(space.valid[question.id], space.silent[question.id]) for question in reversed(space.questions)
        )

    def span(self, question: Question) -> tuple[int, int]:
        """The variables of a question, from and up to."""
        return self.space.first[question.id], self.space.last[question.id]


class Role(Answers):
    """One role with the complete sets of answers, the interviews, and what each option does alone."""

    def __init__(self, catalogue: Catalogue, role: str) -> None:
        """Work out the complete sets of answers and the interviews."""
        super().__init__(catalogue, role)
        self.paths = Paths(self.space)
        self.complete = self.space.complete()
        self.interviews = self.paths.interviews()
        self.mentions = Mentions(catalogue)
        self.rests_on = {finding.id: self.mentions.finding(finding) for finding in catalogue.findings}
        self.effects = {question.id: self._effects(question) for question in self.space.questions}

    def _effects(self, question: Question) -> dict[str, tuple[Function, ...]]:
        """For each option of a question what remains of all findings when it alone is the answer."""
        findings = [settled for _, pair in self.resting_on(question) for settled in pair]
        found = {}
        for option in question.options:
            fix = self.bdd.fixing(*self.span(question), self.space.options[question.id, option.id])
            found[option.id] = tuple(map(fix, findings))
        return found

    def resting_on(self, question: Question) -> Iterator[tuple[Finding, Region]]:
        """The findings that can rest on a question."""
        for finding in self.catalogue.findings:
            if question.id in self.rests_on[finding.id]:
                yield finding, self.findings[finding.id]


def one_more_answer(role: Role) -> Iterator[Broken]:
    """One more answer never overturns what was settled."""
    sane = role.sane
    for question in role.space.questions:
        clear = role.bdd.clearing(*role.span(question))
        for finding, pair in role.resting_on(question):
            for settled in pair:
                lost = role.bdd.without(clear(settled), settled)
                where = role.bdd.all((lost, role.space.valid[question.id], sane)) if lost != FALSE else FALSE
                yield from role.broken(where, f"{finding.id} is overturned by an answer to {question.id}")


def not_sure(role: Role) -> Iterator[Broken]:
    """ "Not sure" never rules out what one of its alternatives would leave possible."""
    sane, bdd, space = role.sane, role.bdd, role.space
    asking = {question.id: role.mentions.asking(question) for question in space.questions}
    for question in space.questions:
        dependents = [space.silent[id] for id in asking if question.id in asking[id]]
        unsure = bdd.fixing(*role.span(question), space.options[question.id, UNSURE])
        for finding, pair in role.resting_on(question):
            lost = bdd.without(unsure(pair.false), pair.false)
            if lost != FALSE:
                where = bdd.all((lost, *dependents, space.valid[question.id], sane))
                what = f"{finding.id} is ruled out by “not sure” on {question.id} but not by this answer"
                yield from role.broken(where, what)


def always_a_verdict(role: Role) -> Iterator[Broken]:
    """There is always a must or a should about a report, or one is open."""
    found = FALSE
    for finding in role.catalogue.findings:
        if finding.topic in VERDICT and finding.strength in ("must", "should"):
            found = role.bdd.either(found, role.bdd.negate(role.findings[finding.id].false))
    yield from role.broken(role.bdd.without(role.complete, found), f"a {role.space.role} gets no verdict")


def no_contradiction(role: Role) -> Iterator[Broken]:
    """Nothing is both recommended and ruled out, and nothing goes with "none" that must be."""
    for one in role.catalogue.findings:
        for two in role.catalogue.findings:
            against = one.subject == two.subject and two.strength == "not"
            if one.strength in ("must", "should", "could") and against:
                yield from _together(role, (one.id, two.id))
            if one.strength == "must" and one.topic in VERDICT and two.subject == NONE:
                yield from _together(role, (one.id, two.id))


def never_together(role: Role) -> Iterator[Broken]:
    """What the catalogue's own laws forbid never happens."""
    for never in role.catalogue.nevers:
        when = TRUE if never.when is None else role.space.condition(never.when).true
        for broken in _together(role, never.findings, when):
            yield Broken(f"{never.id}: {broken.what}", broken.answers)


def _together(role: Role, ids: tuple[str, ...], when: Function = TRUE) -> Iterator[Broken]:
    held = role.bdd.all(role.findings[id].true for id in ids)
    where = role.bdd.all((held, when, role.complete))
    yield from role.broken(where, f"{' and '.join(ids)} hold together")


def nothing_left_out(role: Role) -> Iterator[Broken]:
    """What is open at the end could not be settled by a question that applies and was not asked."""
    some = {question.id: role.bdd.some(*role.span(question)) for question in role.space.questions}
    for finding in role.catalogue.findings:
        pair = role.findings[finding.id]
        ended = role.bdd.both(role.interviews, role.space.open(pair))
        settled = role.bdd.either(*pair)
        more = _more_answers(role, finding, ended, some) if ended != FALSE else FALSE
        what = f"{finding.id} is open at the end although a question that was not asked settles it"
        yield from role.broken(role.bdd.both(more, settled), what)


def _more_answers(role: Role, finding: Finding, answers: Function, some: dict[str, Change]) -> Function:
    """The answers given, and all that they become by answering questions that apply and have no answer."""
    bdd, space = role.bdd, role.space
    for question in space.questions:
        if question.id in role.rests_on[finding.id]:
            waiting = bdd.all((answers, space.silent[question.id], space.applies(question.id).true))
            answers = bdd.either(answers, bdd.both(some[question.id](waiting), space.valid[question.id]))
    return answers


def no_idle_question(role: Role) -> Iterator[Broken]:
    """No question is asked unless two of its answers can end in different verdicts."""
    later = TRUE
    for question in reversed(role.space.questions):
        asked = role.bdd.both(role.interviews, role.paths.asked[question.id])
        if asked == FALSE:
            yield Broken(f"{question.id} is never asked of a {role.space.role}", None)
        idle = _idle(role, question, asked, later)
        yield from role.broken(idle, f"{question.id} is asked though no answer changes anything")
        later = role.bdd.both(role.space.valid[question.id], later)


def _idle(role: Role, question: Question, asked: Function, later: Function) -> Function:
    """What is left of where a question is asked without all places where two answers to it can differ."""
    bdd, valid = role.bdd, role.space.valid[question.id]
    start, stop = role.span(question)
    some, end = bdd.some(start, stop), bdd.some(stop, bdd.variables)
    left = bdd.some(start, bdd.variables)(asked)
    for _, pair in sorted(role.resting_on(question), key=lambda found: len(role.rests_on[found[0].id])):
        for settled in pair:
            if left == FALSE:
                return FALSE
            differ = bdd.all((some(bdd.both(valid, settled)), some(bdd.without(valid, settled)), later))
            left = bdd.without(left, end(differ))
    return bdd.both(left, asked)


def no_idle_option(role: Role) -> Iterator[Broken]:
    """Every option changes something somewhere: it can be told from another option of its question."""
    for question, effects in role.effects.items():
        for option, one in effects.items():
            if all(one == other for other in effects.values()):
                yield Broken(f"{option} of {question} changes nothing", None)


LAWS: tuple[tuple[str, Callable[[Role], Iterator[Broken]]], ...] = (
    ("one-more-answer", one_more_answer),
    ("not-sure", not_sure),
    ("always-a-verdict", always_a_verdict),
    ("no-contradiction", no_contradiction),
    ("never-together", never_together),
    ("nothing-left-out", nothing_left_out),
    ("no-idle-question", no_idle_question),
    ("no-idle-option", no_idle_option),
)
