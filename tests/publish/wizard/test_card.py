"""The card's short words and days belong to findings and steps that exist, and every way to a report has its days."""

from decision.catalogue.load import load
from publish.wizard import card

CATALOGUE = load()


def test_short_words_belong_to_findings():
    """Each id in the file is a finding of the catalogue."""
    known = {finding.id for finding in CATALOGUE.findings}
    assert {*card.SHORT, *card.due()} <= known


def test_each_next_step_has_its_day_on_every_way_to_a_report():
    """Whichever route is the plan, what is due at a step of it finds one of its steps."""
    for finding, rule in card.due().items():
        for route in CATALOGUE.routes:
            ways = _ways(route.steps)
            assert all(set(rule["steps"]) & way for way in ways), f"{finding} has no day on {route.id}"


def _ways(steps: tuple[str, ...]) -> list[set[str]]:
    """The steps of a route, once with each of its periods that exclude one another."""
    periods = [id for id in steps if id.startswith("period-")]
    rest = set(steps) - set(periods)
    return [rest | {period} for period in periods] or [rest]
