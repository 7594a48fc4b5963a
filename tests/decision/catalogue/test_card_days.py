"""The days of the card's next steps: every way to a report has a day for what is due on it."""

from decision.catalogue.load import load

CATALOGUE = load()


def test_each_next_step_has_its_day_on_every_way_to_a_report():
    """Whichever route is the plan, and whichever of its periods it has, what goes by the period finds one of its steps."""
    for due in (due for due in CATALOGUE.dues if any(id.startswith("period-") for id in due.steps)):
        for route in CATALOGUE.routes:
            assert all(set(due.steps) & way for way in _ways(route.steps)), f"{due.findings[0]} has no day on {route.id}"


def _ways(steps: tuple[str, ...]) -> list[set[str]]:
    """The steps of a route, once with each of its periods, which exclude one another."""
    periods = [id for id in steps if id.startswith("period-")]
    rest = set(steps) - set(periods)
    return [rest | {period} for period in periods] or [rest]
