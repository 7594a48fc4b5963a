"""What the card of a verdict says shorter than the findings do, and when its next steps are due: `card.toml`."""

import tomllib
from pathlib import Path

FILE = Path(__file__).parent / "card.toml"
DATA = tomllib.loads(FILE.read_text("utf-8"))
SHORT: dict[str, str] = DATA["short"]


def due() -> dict[str, dict[str, object]]:
    """For a next step's finding: the word before its date, and the edge of the calendar's steps that it must meet."""
    return {finding: {key: row[key] for key in ("word", "edge", "steps")} for row in DATA["due"] for finding in row["findings"]}
