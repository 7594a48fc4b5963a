"""The laws of what is presumed, each checked over every set of answers of one role, complete or not.

That a presumed verdict stays possible when further answers are given, and that what is sure stays, follows from
these laws and `one-more-answer`: what holds by the answers and those presumed holds however the rest is answered.
"""

from collections.abc import Callable, Iterator
from itertools import combinations

from decision.catalogue.model import UNSURE, Catalogue
from decision.proof.bdd import FALSE
from decision.proof.laws import VERDICT, Answers, Broken
from decision.proof.presumptions import PresumedSpace

LEADING = ("answer", "type", *VERDICT)


class Presuming(Answers):
    """All that one role can answer, with the truths of all findings by the answers and with what is presumed added."""

    def __init__(self, catalogue: Catalogue, role: str) -> None:
        """Work out what is presumed where."""
        super().__init__(catalogue, role)
        self.presumed = PresumedSpace(self.space)
        self.assumed = {finding.id: self.presumed.finding(finding) for finding in catalogue.findings}


def one_of_a_scale(role: Presuming) -> Iterator[Broken]:
    """Of the findings on a report, from must to not, exactly one holds for whom any of them can hold."""
    bdd, sane = role.bdd, role.sane
    for subject in dict.fromkeys(finding.subject for finding in role.catalogue.findings if finding.strength == "not"):
        scale = [finding for finding in role.catalogue.findings if finding.subject == subject]
        pairs = [role.findings[finding.id] for finding in scale]
        if scale[0].topic in VERDICT and any(pair.true != FALSE for pair in pairs):
            none = bdd.both(bdd.all(pair.false for pair in pairs), sane)
            yield from role.broken(none, f"no finding on {subject} is possible")
            for one, two in combinations(scale, 2):
                both = bdd.all((role.findings[one.id].true, role.findings[two.id].true, sane))
                yield from role.broken(both, f"{one.id} and {two.id} hold together")


def a_definite_verdict(role: Presuming) -> Iterator[Broken]:
    """Whoever has said what the service is gets a definite verdict: what the catalogue says is always decided is."""
    bdd, sane = role.bdd, role.sane
    for always in role.catalogue.always:
        when = role.presumed.condition(always.when).true
        held = bdd.any(role.assumed[finding.id].true for finding in role.catalogue.findings if finding.subject == always.subject)
        where = bdd.both(bdd.without(when, held), sane)
        yield from role.broken(where, f"{always.id}: nothing on {always.subject} is sure or presumed")


def presumed_is_possible(role: Presuming) -> Iterator[Broken]:
    """What is presumed is possible: nothing that is presumed to hold is ruled out, and nothing sure is presumed away."""
    sane = role.sane
    for finding in role.catalogue.findings:
        (true, false), (yes, no) = role.findings[finding.id], role.assumed[finding.id]
        for one, other in ((yes, false), (no, true)):
            where = role.bdd.all((one, other, sane)) if role.bdd.both(one, other) != FALSE else FALSE
            yield from role.broken(where, f"{finding.id} is presumed against what is sure")


def answered_as_presumed(role: Presuming) -> Iterator[Broken]:
    """To answer a presumption the presumed way changes nothing of what leads: answer, report, request and type."""
    sane, bdd = role.sane, role.bdd
    for question in role.space.questions:
        for presumption, made in role.presumed.made[question.id]:
            options = [role.space.options[question.id, option] for option in presumption.options]
            answer = bdd.fixing(*role.span(question), *options)
            for finding in (one for one in role.catalogue.findings if one.topic in LEADING):
                now = role.assumed[finding.id].true
                changed = bdd.both(made, bdd.either(bdd.without(now, answer(now)), bdd.without(answer(now), now)))
                where = bdd.both(changed, sane) if changed != FALSE else FALSE
                yield from role.broken(where, f"{finding.id} changes when {presumption.id} is answered as presumed")


def answers_are_kept(role: Presuming) -> Iterator[Broken]:
    """What is answered is never presumed: with every question answered nothing is."""
    for question in role.space.questions:
        answered = role.bdd.both(role.space.valid[question.id], role.bdd.negate(role.space.chosen(question.id, UNSURE)))
        for presumption, made in role.presumed.made[question.id]:
            yield from role.broken(role.bdd.both(made, answered), f"{presumption.id} is made of an answer")


PRESUMED_LAWS: tuple[tuple[str, Callable[[Presuming], Iterator[Broken]]], ...] = (
    ("one-of-a-scale", one_of_a_scale),
    ("a-definite-verdict", a_definite_verdict),
    ("presumed-is-possible", presumed_is_possible),
    ("answered-as-presumed", answered_as_presumed),
    ("answers-are-kept", answers_are_kept),
)
