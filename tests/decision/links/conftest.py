"""A small site with a past, and ways to make documents that cite it."""

import json
from pathlib import Path
from typing import Any

import pytest

from decision.links.known import read_known
from decision.links.model import Known

ROOT = "https://whichsoc.example/"
EDITION = "2026.11"
STAY = [f"section-that-stays-{number}" for number in range(1, 9)]


def section(title: str, path: str) -> dict[str, str]:
    """A row of `links.json`."""
    return {"title": title, "path": path}


@pytest.fixture
def data() -> dict[str, Any]:
    """What the site publishes as edition 2027.05: sections have stayed, moved, changed and been retired since 2026.11."""
    ids = {id: section(f"Stays {place}", f"guides/staying/#{id}") for place, id in enumerate(STAY, 1)}
    ids |= {
        "bridge-letters": section("Bridge letters", "guides/letters/#bridge-letters"),
        "soc-1-intended-users": section("SOC 1: intended users", "compare/readers/#soc-1-intended-users"),
        "soc-2-intended-users": section("SOC 2: intended users", "compare/audience/#soc-2-intended-users"),
        "type-1-and-type-2": section("Type 1 and Type 2", "reports/types/#type-1-and-type-2"),
        "subservice-organizations": section("Subservice organizations", "guides/subservice/#subservice-organizations"),
        "new-since-then": section("New", "guides/new/#new-since-then"),
        "soc-3": section("SOC 3", "reports/soc-3/#soc-3"),
        "rule-soc-1-asked": section("A rule", "decide/rules/#rule-soc-1-asked"),
    }
    return {
        "format": 1,
        "edition": "2027.05",
        "site": ROOT,
        "ids": ids,
        "retired": {"gap-letters": "bridge-letters", "type-one-and-two": "type-1-and-type-2"},
        "editions": {
            EDITION: {
                "changed": ["bridge-letters", "subservice-organizations", "type-one-and-two"],
                "moved": {"soc-1-intended-users": "Audience", "bridge-letters": "Periods, gaps, bridge letters"},
                "lacks": ["new-since-then"],
            }
        },
        "pages": {"rfp/questions/": "rfp/"},
    }


@pytest.fixture
def known(data: dict[str, Any]) -> Known:
    """The same as values."""
    return read_known(data)


@pytest.fixture
def later(data: dict[str, Any], tmp_path: Path) -> Path:
    """The folder of a site that publishes it, with the words of then and now."""
    folder = tmp_path / "site"
    (folder / "data" / "editions").mkdir(parents=True)
    then = {"bridge-letters": "A letter\nof three months at most.", "subservice-organizations": "Then.", "gap-letters": "Gap."}
    now = {
        "bridge-letters": "A letter\nof four months at most.",
        "subservice-organizations": "Now.",
        "type-1-and-type-2": "Types.",
    }
    (folder / "data" / "links.json").write_text(json.dumps(data))
    for name, edition, words in (("editions/2026.11", EDITION, then), ("sections", "2027.05", now)):
        rows = [{"id": id, "text": text} for id, text in words.items()]
        content = {"format": 1, "edition": edition, "sections": rows}
        (folder / "data" / f"{name}.json").write_text(json.dumps(content))
    return folder
