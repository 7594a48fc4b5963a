"""The steps of the calendar and the routes through them, read from data/schedule.toml."""

import functools
from typing import Any, NamedTuple

from decision.catalogue.conditions import read_condition
from decision.catalogue.errors import CatalogueError, Fault
from decision.catalogue.model import Condition
from decision.catalogue.standard import table
from decision.catalogue.toml_table import Table

FILE = "schedule.toml"


class Step(NamedTuple):
    """One step: how long it usually takes, in weeks, shortest and longest; `when` says when it is needed."""

    id: str
    label: str
    weeks: tuple[int, int]
    note: str
    sources: tuple[str, ...]
    when: Condition | None
    follows_last_period: bool


class Route(NamedTuple):
    """One way to a report: its steps in order, and when it is on offer."""

    id: str
    label: str
    steps: tuple[Step, ...]
    when: Condition


@functools.cache
def routes() -> tuple[Route, ...]:
    """The routes in order of preference; raises CatalogueError with every fault of the file."""
    return read_routes(table("schedule"))


def read_routes(data: dict[str, Any]) -> tuple[Route, ...]:
    """Read the tables of the file; raises CatalogueError with every fault there is."""
    faults: list[Fault] = []
    file = Table(data, FILE, "", faults)
    steps = {step.id: step for step in (_step(item) for item in file.tables("step"))}
    found = tuple(_route(item, steps) for item in file.tables("route"))
    file.close()
    if faults:
        raise CatalogueError(faults)
    return found


def _step(item: Table) -> Step:
    weeks = item.raw("weeks")
    if not (isinstance(weeks, list) and len(weeks) == 2 and 0 <= weeks[0] <= weeks[1]):
        item.fault("weeks", "must be [shortest, longest] in weeks")
        weeks = [0, 0]
    step = Step(
        item.name(),
        item.text("label"),
        (weeks[0], weeks[1]),
        item.text("note", ""),
        item.texts("sources"),
        read_condition(item.raw("when"), item, "when") if "when" in item.data else None,
        item.flag("follows-last-period"),
    )
    item.close()
    return step


def _route(item: Table, steps: dict[str, Step]) -> Route:
    named = item.texts("steps")
    for id in named:
        if id not in steps:
            item.fault("steps", f'unknown step "{id}"')
    route = Route(
        item.name(),
        item.text("label"),
        tuple(steps[id] for id in named if id in steps),
        read_condition(item.raw("when"), item, "when"),
    )
    item.close()
    return route
