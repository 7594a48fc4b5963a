"""The law of type and calendar: the type advised is what the calendar plans, and is in hand by the date or said to be late."""

from collections.abc import Iterator
from itertools import product

from decision.catalogue.model import Condition, Route
from decision.proof.bdd import FALSE, Function
from decision.proof.laws import Broken
from decision.proof.presumed_laws import Presuming
from decision.schedule.plan import DEADLINE

WEEK = 7


def type_and_calendar(role: Presuming) -> Iterator[Broken]:
    """Type and calendar agree: the type advised is planned, and in hand by the date unless the verdict says that it is late."""
    bdd, sane = role.bdd, role.sane
    routes = role.catalogue.routes
    planned = list(_planned(role))
    for id in dict.fromkeys(id for route in routes for id in route.types):
        advised = role.assumed[id].true
        other = bdd.any(where for route, where in planned if id not in route.types)
        none = bdd.without(advised, bdd.any(where for _, where in planned))
        wrong = bdd.both(bdd.either(bdd.both(advised, other), none), sane)
        yield from role.broken(wrong, f"{id} is advised, and the calendar plans something else")
        for route, where in planned:
            if id in route.types and advised != FALSE:
                said = bdd.any(role.assumed[late].true for late in route.late)
                late = bdd.without(bdd.all((advised, where, _late(role, route))), said)
                yield from role.broken(bdd.both(late, sane), f"{id} is advised, and {route.id} comes too late without a word")


def _planned(role: Presuming) -> Iterator[tuple[Route, Function]]:
    """Each route with where it is the first on offer."""
    earlier = FALSE
    for route in role.catalogue.routes:
        true = role.presumed.condition(route.when).true
        yield route, role.bdd.without(true, earlier)
        earlier = role.bdd.either(earlier, true)


def _late(role: Presuming, route: Route) -> Function:
    """Where a route ends after the last day of the span that was chosen, however fast each of its steps is."""
    steps = [role.catalogue.step[id] for id in route.steps]
    question = role.catalogue.question.get(DEADLINE)
    if question is None or any(step.follows_last_period for step in steps):
        return FALSE
    found = FALSE
    for needed in product(*((True,) if step.when is None else (True, False) for step in steps)):
        days = WEEK * sum(step.weeks[0] for step, one in zip(steps, needed, strict=True) if one)
        short = [option.id for option in question.options if option.end is not None and option.end < days]
        asked = role.bdd.any(role.presumed.chosen(DEADLINE, id) for id in short if DEADLINE in role.space.first)
        wanted = [_needed(role, step.when, one) for step, one in zip(steps, needed, strict=True) if step.when is not None]
        found = role.bdd.either(found, role.bdd.all((asked, *wanted)))
    return role.bdd.both(found, role.presumed.applies(DEADLINE).true) if DEADLINE in role.space.first else FALSE


def _needed(role: Presuming, when: Condition, one: bool) -> Function:
    pair = role.presumed.condition(when)
    return pair.true if one else pair.false
