"""The api's action `links`: a document is checked, or the words of a section then and now are compared."""

from collections.abc import Callable, Mapping
from typing import Any

from decision.catalogue.errors import RequestError
from decision.links.difference import difference
from decision.links.document import units
from decision.links.find import mentions
from decision.links.judge import STATES, Judge
from decision.links.known import read_known

type Json = dict[str, Any]


def serve(body: Mapping[str, Any]) -> Json:
    """One request: `do` is "check" (a document and what the site publishes) or "compare" (two texts).

    Raises RequestError for another `do`, and for a document or data that cannot be read.
    """
    do = DOES.get(str(body.get("do")))
    if do is None:
        raise RequestError("unknown-step", "do", f"This must be one of {', '.join(DOES)}.")
    return do(body)


def _check(body: Mapping[str, Any]) -> Json:
    known, document = read_known(body.get("known")), body.get("document")
    if not isinstance(document, Mapping):
        raise RequestError("bad-document", "document", "This must be a JSON object.")
    judge = Judge(known)
    rows = [judge.of(mention) for mention in mentions(units(document), known, str(body.get("edition", "")))]
    counts = {state: sum(row["state"] == state for row in rows) for state in STATES}
    return {"edition": known.edition, "counts": counts, "links": rows}


def _compare(body: Mapping[str, Any]) -> Json:
    return {"pieces": [list(piece) for piece in difference(str(body.get("then", "")), str(body.get("now", "")))]}


DOES: dict[str, Callable[[Mapping[str, Any]], Json]] = {"check": _check, "compare": _compare}
