"""The api's action `batch`: a table is read, looked into, judged and written in pieces, nothing remembered."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from decision.batch.columns import propose
from decision.batch.delimited import RESERVED, read_piece, written
from decision.batch.header import numbered
from decision.batch.judge import ADDED, Judge
from decision.batch.mapping import from_plain
from decision.catalogue.errors import RequestError
from decision.catalogue.model import Catalogue

type Json = dict[str, Any]


def serve(catalogue: Catalogue, body: Mapping[str, Any], today: date) -> Json:
    """One request: `do` is "read" (text to rows), "look" (rows to a proposed mapping), "judge" or "write" (rows to CSV).

    Raises RequestError for another `do`, and where what it takes is missing or of another shape.
    """
    do = DOES.get(str(body.get("do")))
    if do is None:
        raise RequestError("unknown-step", "do", f"This must be one of {', '.join(DOES)}.")
    return do(catalogue, body, today)


def _read(_: Catalogue, body: Mapping[str, Any], __: date) -> Json:
    text = body.get("csv")
    if not isinstance(text, str):
        raise RequestError("bad-csv", "csv", "This must be text: a piece of a CSV file.")
    delimiter = body.get("delimiter", "")
    if not isinstance(delimiter, str) or len(delimiter) > 1 or delimiter in tuple(RESERVED):
        raise RequestError("bad-delimiter", "delimiter", "This must be the one character between cells, or empty.")
    piece = read_piece(text, delimiter, bool(body.get("last", True)), _count(body, "line", 1))
    return piece._asdict()


def _look(catalogue: Catalogue, body: Mapping[str, Any], today: date) -> Json:
    return propose(catalogue, _rows(body), today)


def _judge(catalogue: Catalogue, body: Mapping[str, Any], today: date) -> Json:
    names = body.get("names")
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise RequestError("bad-names", "names", "This must be a list of headings.")
    judge = Judge(catalogue, names, from_plain(catalogue, names, body.get("mapping", {})), today)
    first = _count(body, "first", 2)
    added = numbered([*names, *ADDED])[len(names) :]
    return {"added": added, "rows": [judge.row(first + place, row) for place, row in enumerate(_rows(body))]}


def _write(_: Catalogue, body: Mapping[str, Any], __: date) -> Json:
    return {"csv": written(_rows(body))}


def _count(body: Mapping[str, Any], name: str, usual: int) -> int:
    number = body.get(name, usual)
    if not isinstance(number, int):
        raise RequestError("bad-number", name, "This must be a whole number.")
    return number


def _rows(body: Mapping[str, Any]) -> list[list[str]]:
    rows = body.get("rows")
    if not isinstance(rows, list) or not all(
        isinstance(row, list) and all(isinstance(cell, str) for cell in row) for row in rows
    ):
        raise RequestError("bad-rows", "rows", "These must be lists of cells.")
    return rows


DOES: dict[str, Callable[[Catalogue, Mapping[str, Any], date], Json]] = {
    "read": _read,
    "look": _look,
    "judge": _judge,
    "write": _write,
}
