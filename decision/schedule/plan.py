"""The calendar: from a date to the steps that lead to it, as ranges; and why a date cannot be met and what can."""

from datetime import date, timedelta
from typing import NamedTuple

from decision.answers.read import Reading
from decision.catalogue.model import CalendarStep, Option, Route
from decision.engine.asking import ENDED, ask_by, fitting
from decision.engine.evaluate import Evaluation
from decision.engine.sayable import spoken
from decision.engine.truth import Truth

DEADLINE = "needed-by"
LAST_END = "last-period-end"
YEAR = timedelta(days=365)
DAY = timedelta(days=1)

type Bounds = tuple[date, date]


class Stage(NamedTuple):
    """A step with its dates: when it starts and ends at the earliest and at the latest."""

    step: CalendarStep
    start: Bounds
    end: Bounds


class Way(NamedTuple):
    """A route with its dates, and how it stands to the deadline: yes, tight, no, or None without one."""

    route: Route
    stages: tuple[Stage, ...]
    feasible: str | None
    start_by: Bounds | None

    @property
    def finish(self) -> Bounds:
        """When the report is in hand, at the earliest and at the latest."""
        return self.stages[-1].end


def schedule(evaluation: Evaluation, reading: Reading, today: date) -> dict[str, object]:
    """Plan forward from today: the plan for answers read and evaluated, and its alternatives, nearest first.

    JSON-able data, dates in ISO 8601; `evaluation` is the one with what is presumed. How long steps take is practice,
    which `data/schedule.toml` gives with its sources. Where a vendor is asked for a report, it says whether what is
    offered fits, and by when to ask.
    """
    deadline = _deadline(evaluation, reading, today)
    ways = _plan(evaluation, today, _last_end(evaluation, reading, today), deadline)
    fits = fitting(evaluation)
    asked = None if fits is None else ask_by(fits, today, reading.dates.get(ENDED), None)
    return {
        "today": today.isoformat(),
        "needed-by": deadline.isoformat() if deadline else None,
        "fits": fits,
        "ask-by": asked.isoformat() if asked else None,
        "ways": [_way(way) for way in ways],
        "summary": summary(ways, deadline),
    }


def _plan(evaluation: Evaluation, today: date, last_end: Bounds | None, deadline: date | None) -> list[Way]:
    """The ways that fit these answers: the plan first, then those that meet the deadline, then by finish."""
    ways = [_lay_out(route, evaluation, today, last_end, deadline) for route in _on_offer(evaluation)]
    order = {"yes": 0, None: 0, "tight": 1, "no": 2}
    return ways[:1] + sorted(ways[1:], key=lambda way: (order[way.feasible], way.finish))


def summary(ways: list[Way], deadline: date | None) -> str:
    """The calendar in one or two sentences."""
    if not ways:
        return "These answers call for no report, so there is nothing to schedule."
    first = ways[0]
    if deadline is None:
        return f"Starting today, the {first.route.label} is in hand {_between(first.finish)}."
    wanted = f"by {spoken(deadline)}"
    if first.feasible == "yes":
        return f"The {first.route.label} can be in hand {wanted}: {_between(first.finish)} if you start today."
    if first.feasible == "tight":
        return f"The {first.route.label} {wanted} is possible only if everything goes fast: {_between(first.finish)}."
    late = f"The {first.route.label} cannot be in hand {wanted}: {_between(first.finish)} if you start today."
    other = next((way for way in ways[1:] if way.feasible in ("yes", "tight")), None)
    return late if other is None else f"{late} What can: the {other.route.label}, {_between(other.finish)}."


def _on_offer(evaluation: Evaluation) -> list[Route]:
    """The routes that fit, those known to fit before those that may; one of each label."""
    truths = [(route, evaluation.condition(route.when).truth) for route in evaluation.catalogue.routes]
    fitting = [route for wanted in (Truth.TRUE, Truth.UNKNOWN) for route, truth in truths if truth is wanted]
    labels = [route.label for route in fitting]
    return [route for place, route in enumerate(fitting) if labels.index(route.label) == place]


def _lay_out(route: Route, evaluation: Evaluation, today: date, last_end: Bounds | None, deadline: date | None) -> Way:
    """Put the steps of a route one after the other from today, leaving out those that are not needed."""
    stages: list[Stage] = []
    now = (today, today)
    for step in (evaluation.catalogue.step[id] for id in route.steps):
        needed = evaluation.condition(step.when).truth if step.when else Truth.TRUE
        if needed is Truth.FALSE:
            continue
        stage = _stage(step, now, needed, last_end)
        stages.append(stage)
        now = stage.end
    if deadline is None:
        return Way(route, tuple(stages), None, None)
    start_by = (deadline - (now[1] - today), deadline - (now[0] - today))
    return Way(route, tuple(stages), _feasible(now, deadline), start_by)


def _stage(step: CalendarStep, now: Bounds, needed: Truth, last_end: Bounds | None) -> Stage:
    if step.follows_last_period and last_end:
        if last_end[0] > now[0]:
            return Stage(step, now, last_end)
        start = (last_end[0] + DAY, last_end[1] + DAY)
        return Stage(step, start, (max(now[0], start[0] + YEAR), max(now[1], start[1] + YEAR)))
    shortest = step.weeks[0] if needed is Truth.TRUE else 0
    return Stage(step, now, (now[0] + timedelta(weeks=shortest), now[1] + timedelta(weeks=step.weeks[1])))


def _feasible(finish: Bounds, deadline: date) -> str:
    if finish[1] <= deadline:
        return "yes"
    return "tight" if finish[0] <= deadline else "no"


def _deadline(evaluation: Evaluation, reading: Reading, today: date) -> date | None:
    """The day it is needed by: the date given, or the last day of the span chosen; none if that has no end."""
    option = _chosen(evaluation, DEADLINE)
    if option and DEADLINE in reading.dates:
        return reading.dates[DEADLINE]
    return today + timedelta(days=option.end) if option and option.end is not None else None


def _last_end(evaluation: Evaluation, reading: Reading, today: date) -> Bounds | None:
    """When the last period ended, or the one that runs will end: the date given, or the ends of the span chosen."""
    option = _chosen(evaluation, LAST_END)
    if option and LAST_END in reading.dates:
        return reading.dates[LAST_END], reading.dates[LAST_END]
    start, end = (option.start, option.end) if option else (None, None)
    days = [one for one in (start, end) if one is not None]
    if end is None and start is not None:
        days.append(start + YEAR.days)
    return (today + timedelta(days=days[0]), today + timedelta(days=days[-1])) if days else None


def _chosen(evaluation: Evaluation, id: str) -> Option | None:
    """The option that answers a question; none where it is not asked, or not a question of the catalogue."""
    if id not in evaluation.chosen or evaluation.applies(id).truth is Truth.FALSE:
        return None
    return evaluation.catalogue.question[id].option(evaluation.chosen[id][0])


def _way(way: Way) -> dict[str, object]:
    return {
        "id": way.route.id,
        "label": way.route.label,
        "finish": _iso(way.finish),
        "feasible": way.feasible,
        "start-by": _iso(way.start_by) if way.start_by else None,
        "stages": [
            {
                "id": stage.step.id,
                "label": stage.step.label,
                "start": _iso(stage.start),
                "end": _iso(stage.end),
                "note": stage.step.note,
                "sources": list(stage.step.sources),
            }
            for stage in way.stages
        ],
    }


def _iso(span: Bounds) -> list[str]:
    return [span[0].isoformat(), span[1].isoformat()]


def _between(span: Bounds) -> str:
    return f"between {spoken(span[0])} and {spoken(span[1])}"
