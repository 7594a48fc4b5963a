"""Faults of the card's words and days, each with its place."""

import shutil

from decision.catalogue import standard
from tests.decision.catalogue.test_load import faults

EXTRA = """
[[word]]
id = "type-2-renew"
short = "Once more"

[[word]]
id = "gone"
short = "No finding"

[[due]]
id = "never"
findings = ["appoint-cpa-firm", "gone"]
word = "before"
edge = "start"
steps = ["no-step"]
"""


def test_what_is_named_wrongly_is_told(tmp_path):
    """A finding or a step that does not exist, and a finding that is named twice."""
    folder = tmp_path / "catalogue"
    shutil.copytree(standard.DATA, folder)
    with (folder / "card.toml").open("a", encoding="utf-8") as card:
        card.write(EXTRA)
    found = faults(folder)
    assert "card.toml: type-2-renew: is named twice" in found
    assert "card.toml: appoint-cpa-firm: is named twice" in found
    assert "card.toml: gone: is no finding" in found
    assert 'card.toml: never.steps: unknown step "no-step"' in found
