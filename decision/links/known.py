"""What the site publishes about its links, `/data/links.json`, read and checked."""

from collections.abc import Mapping
from typing import Any

from decision.catalogue.errors import RequestError
from decision.links.model import Known, Past, Section

FORMAT = 1
FILE = "data/links.json"


def read_known(data: object) -> Known:
    """The published data as values; raises RequestError if it is something else or of a later format."""
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        raise RequestError("bad-links", "known", f"This is not the site's links.json of format {FORMAT}.")
    try:
        return Known(
            str(data["edition"]),
            str(data["site"]),
            {str(id): Section(str(row["title"]), str(row["path"])) for id, row in data["ids"].items()},
            dict(data["retired"]),
            {str(name): _past(row) for name, row in data["editions"].items()},
            dict(data["pages"]),
        )
    except (KeyError, TypeError, AttributeError, ValueError):
        raise RequestError("bad-links", "known", "The site's links.json is damaged.") from None


def _past(row: Mapping[str, Any]) -> Past:
    return Past(frozenset(row["changed"]), dict(row["moved"]), frozenset(row["lacks"]))
