"""Model checking: explores the whole answer space and checks the laws of a verdict exactly; nothing is sampled.

Each role is a space of its own. Truths, interviews and breaches are Boolean functions over all answers of the
role (`answer_space`, `interviews`, `laws`), so every law is checked for every set of answers at once and every
count is a whole number. That the order of answers does not matter follows from truths being functions of the set alone.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, NamedTuple

from decision.answers.link import write
from decision.catalogue.model import ROLE, Catalogue, Finding
from decision.proof.bdd import FALSE, Function
from decision.proof.calendar_law import type_and_calendar
from decision.proof.laws import LAWS, Broken, Role
from decision.proof.presumed_laws import PRESUMED_LAWS, Presuming
from decision.proof.sent_words import sent_words

type Json = dict[str, Any]

CHECKS = (*LAWS, ("sent-words", sent_words))
PRESUMING = (*PRESUMED_LAWS, ("type-and-calendar", type_and_calendar))
ACROSS = {
    "reachable": "Every finding and every rule happens for some answers.",
    "no-shadow": "No rule is shadowed: each makes its finding hold where no earlier rule of it does.",
}


class Survey(NamedTuple):
    """What is kept of one role once it is explored."""

    figures: Json
    broken: dict[str, list[Broken]]
    holding: set[str]
    adding: set[str]
    counts: dict[str, int]
    alike: set[str]


def prove(catalogue: Catalogue) -> Json:
    """The figures of the whole answer space, the laws with what was found, and every fault as a sentence.

    JSON-able data, published as `proof.json`. A broken law is a fault with a link to answers that show it.
    """
    surveys = {option.id: _survey(catalogue, option.id) for option in catalogue.question[ROLE].options}
    every = list(surveys.values())
    laws = [*_laws(every), *_across(catalogue, every)]
    return {
        "format": 1,
        "edition": catalogue.edition,
        "questions": len(catalogue.questions),
        "options": sum(len(question.options) for question in catalogue.questions),
        "facts": len(catalogue.facts),
        "findings": len(catalogue.findings),
        "rules": sum(len(finding.rules) for finding in catalogue.findings),
        "combinations": sum(survey.figures["combinations"] for survey in every),
        "interviews": sum(survey.figures["interviews"] for survey in every),
        "shortest": min(survey.figures["shortest"] for survey in every),
        "longest": max(survey.figures["longest"] for survey in every),
        "roles": {role: survey.figures for role, survey in surveys.items()},
        "fires": {id: _fires(id, every) for id in catalogue.finding},
        "alike": sorted(set().union(*(survey.alike for survey in every))),
        "laws": [{"law": law, "says": says, "holds": not found} for law, says, found in laws],
        "faults": list(dict.fromkeys(_sentence(catalogue, law, broken) for law, _, found in laws for broken in found)),
    }


def _survey(catalogue: Catalogue, name: str) -> Survey:
    """Explore one role, without what is presumed and with it; what takes much memory is let go at the end."""
    presumed = _presumed(catalogue, name)
    role = Role(catalogue, name)
    rules = [(finding, place) for finding in catalogue.findings for place in range(len(finding.rules))]
    return Survey(
        _role_figures(role),
        {law: list(check(role)) for law, check in CHECKS} | presumed,
        {finding.rules[place].id for finding, place in rules if _holds(role, finding, place) != FALSE},
        {finding.rules[place].id for finding, place in rules if _adds(role, finding, place)},
        {id: role.bdd.count(role.bdd.both(role.complete, pair.true)) for id, pair in role.findings.items()},
        set(_alike(role)),
    )


def _presumed(catalogue: Catalogue, name: str) -> dict[str, list[Broken]]:
    role = Presuming(catalogue, name)
    return {law: list(check(role)) for law, check in PRESUMING}


def _laws(surveys: list[Survey]) -> Iterator[tuple[str, str, list[Broken]]]:
    for name, law in (*CHECKS, *PRESUMING):
        says = (law.__doc__ or "").strip()
        yield name, says, [broken for survey in surveys for broken in survey.broken[name]]


def _across(catalogue: Catalogue, surveys: list[Survey]) -> Iterator[tuple[str, str, list[Broken]]]:
    """The laws on rules, which have to hold in one role only."""
    holding: set[str] = set().union(*(survey.holding for survey in surveys))
    adding: set[str] = set().union(*(survey.adding for survey in surveys))
    yield "reachable", ACROSS["reachable"], list(_unreachable(catalogue, holding))
    yield "no-shadow", ACROSS["no-shadow"], list(_shadowed(catalogue, holding - adding))


def _unreachable(catalogue: Catalogue, holding: set[str]) -> Iterator[Broken]:
    for finding in catalogue.findings:
        dead = [rule.id for rule in finding.rules if rule.id not in holding]
        if len(dead) == len(finding.rules):
            yield Broken(f"{finding.id} never holds", None)
        else:
            yield from (Broken(f"rule {id} of {finding.id} never holds", None) for id in dead)


def _shadowed(catalogue: Catalogue, shadowed: set[str]) -> Iterator[Broken]:
    for finding in catalogue.findings:
        for rule in finding.rules:
            if rule.id in shadowed:
                yield Broken(f"rule {rule.id} of {finding.id} is shadowed by the rules before it", None)


def _holds(role: Role, finding: Finding, place: int) -> Function:
    return role.bdd.both(role.complete, role.space.condition(finding.rules[place].when).true)


def _adds(role: Role, finding: Finding, place: int) -> bool:
    """Whether a rule makes its finding hold where none of the earlier ones does."""
    earlier = role.bdd.any(role.space.condition(rule.when).true for rule in finding.rules[:place])
    return role.bdd.without(_holds(role, finding, place), earlier) != FALSE


def _role_figures(role: Role) -> Json:
    shortest, longest = role.paths.lengths(role.interviews)
    return {
        "questions": len(role.space.questions) + 1,
        "combinations": role.bdd.count(role.complete),
        "interviews": role.bdd.count(role.interviews),
        "shortest": shortest,
        "longest": longest,
    }


def _fires(id: str, surveys: list[Survey]) -> Json:
    """In how many of the combinations a finding holds, and in what share of those of the roles it is for."""
    held = sum(survey.counts[id] for survey in surveys)
    whole = sum(survey.figures["combinations"] for survey in surveys if survey.counts[id])
    return {"combinations": held, "share": float(Fraction(held, whole or 1))}


def _alike(role: Role) -> Iterator[str]:
    """Options of a question that no finding tells apart when each is the only answer."""
    for question, effects in role.effects.items():
        first: dict[tuple[Function, ...], str] = {}
        for option, one in effects.items():
            same = first.setdefault(one, option)
            if same != option:
                yield f"{question}: {same}, {option}"


def _sentence(catalogue: Catalogue, law: str, broken: Broken) -> str:
    """A breach in one line, with the link that shows it."""
    link = f": #{write(catalogue, broken.answers)}" if broken.answers else ""
    return f"{law}: {broken.what}{link}"
