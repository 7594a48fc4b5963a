"""Explores the whole answer space and checks the laws of a verdict: exactly, nothing is sampled.

Each role is a space of its own. Truths, interviews and breaches are boolean functions over all answers of the
role (`space`, `paths`, `laws`), so every law is checked for every set of answers at once and every count is a
whole number. That the order of answers does not matter follows from truths being functions of the set alone.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from decision.bdd import FALSE, Function
from decision.laws import LAWS, Broken, Role
from decision.link import write
from decision.model import ROLE, Catalogue, Finding, Rule

type Json = dict[str, Any]

ACROSS = {
    "reachable": "Every finding and every rule happens for some answers.",
    "no-shadow": "No rule is shadowed: each makes its finding hold where no earlier rule of it does.",
}


def prove(catalogue: Catalogue) -> Json:
    """The figures of the whole answer space, the laws with what was found, and every fault as a sentence."""
    roles = [Role(catalogue, option.id) for option in catalogue.question[ROLE].options]
    laws = [*_laws(roles), *_across(catalogue, roles)]
    counts = {role.space.role: _role_figures(role) for role in roles}
    return {
        "format": 1,
        "edition": catalogue.edition,
        "questions": len(catalogue.questions),
        "options": sum(len(question.options) for question in catalogue.questions),
        "facts": len(catalogue.facts),
        "findings": len(catalogue.findings),
        "rules": sum(len(finding.rules) for finding in catalogue.findings),
        "combinations": sum(figures["combinations"] for figures in counts.values()),
        "interviews": sum(figures["interviews"] for figures in counts.values()),
        "shortest": min(figures["shortest"] for figures in counts.values()),
        "longest": max(figures["longest"] for figures in counts.values()),
        "roles": counts,
        "fires": {finding.id: _fires(finding, roles) for finding in catalogue.findings},
        "alike": sorted({pair for role in roles for pair in _alike(role)}),
        "laws": [{"law": law, "says": says, "holds": not found} for law, says, found in laws],
        "faults": list(
            dict.fromkeys(_sentence(catalogue, law, broken) for law, _, found in laws for broken in found)
        ),
    }


def _laws(roles: list[Role]) -> Iterator[tuple[str, str, list[Broken]]]:
    for name, law in LAWS:
        says = (law.__doc__ or "").strip()
        yield name, says, [broken for role in roles for broken in law(role)]


def _across(catalogue: Catalogue, roles: list[Role]) -> Iterator[tuple[str, str, list[Broken]]]:
    """The laws on rules, which have to hold in one role only."""
    yield "reachable", ACROSS["reachable"], list(_unreachable(catalogue, roles))
    yield "no-shadow", ACROSS["no-shadow"], list(_shadowed(catalogue, roles))


def _unreachable(catalogue: Catalogue, roles: list[Role]) -> Iterator[Broken]:
    for finding in catalogue.findings:
        dead = [rule.id for rule in finding.rules if not any(_holds(role, rule) != FALSE for role in roles)]
        if len(dead) == len(finding.rules):
            yield Broken(f"{finding.id} never holds", None)
        else:
            yield from (Broken(f"rule {id} of {finding.id} never holds", None) for id in dead)


def _shadowed(catalogue: Catalogue, roles: list[Role]) -> Iterator[Broken]:
    for finding in catalogue.findings:
        for place, rule in enumerate(finding.rules):
            reachable = any(_holds(role, rule) != FALSE for role in roles)
            if reachable and not any(_adds(role, finding, place) for role in roles):
                yield Broken(f"rule {rule.id} of {finding.id} is shadowed by the rules before it", None)


def _holds(role: Role, rule: Rule) -> Function:
    return role.bdd.both(role.complete, role.space.condition(rule.when).true)


def _adds(role: Role, finding: Finding, place: int) -> bool:
    """Whether a rule makes its finding hold where none of the earlier ones does."""
    earlier = role.bdd.any(role.space.condition(rule.when).true for rule in finding.rules[:place])
    return role.bdd.without(_holds(role, finding.rules[place]), earlier) != FALSE


def _role_figures(role: Role) -> Json:
    shortest, longest = role.paths.lengths(role.interviews)
    return {
        "questions": len(role.space.questions) + 1,
        "combinations": role.bdd.count(role.complete),
        "interviews": role.bdd.count(role.interviews),
        "shortest": shortest,
        "longest": longest,
    }


def _fires(finding: Finding, roles: list[Role]) -> Json:
    """In how many of the combinations a finding holds, and in what share of those of the roles it is for."""
    counts = [
        (role.bdd.count(role.bdd.both(role.complete, role.findings[finding.id].true)), role) for role in roles
    ]
    held = sum(count for count, _ in counts)
    whole = sum(role.bdd.count(role.complete) for count, role in counts if count)
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
