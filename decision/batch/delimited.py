"""Delimited text (RFC 4180 and its cousins): read in pieces, whatever the delimiter, and written so that no cell is a formula."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from decision.catalogue.errors import RequestError

DELIMITERS = ",;\t|"
RESERVED = '"\r\n '
FORMULA = ("=", "+", "-", "@", "\t", "\r")
TELLS = "sep="


class Piece(NamedTuple):
    """Whole rows of a piece of text, how many characters of it they are, and the delimiter."""

    rows: list[list[str]]
    used: int
    delimiter: str


def read_piece(text: str, delimiter: str = "", last: bool = True, line: int = 1) -> Piece:
    """The rows of a piece; without a delimiter it is the first piece, and a row that may go on stays for the next one.

    `line` is the line of the file that the piece begins with. Raises RequestError where a quotation mark is never closed.
    """
    begins = 0
    if not delimiter:
        begins = len(text) - len(text.removeprefix("\ufeff"))
        delimiter, told = _delimiter(text[begins:])
        begins += told
    feed = _Feed(text[begins:])
    rows, before = [], 0
    reader = csv.reader(feed, delimiter=delimiter)
    try:
        for row in reader:
            rows.append(row)
            before, feed.before = feed.before, feed.taken
    except csv.Error:
        raise _unclosed(line + feed.lines_before(text[begins:])) from None
    ended = text[begins + before :]
    if not last and rows:
        rows.pop()
        return Piece(rows, begins + before, delimiter)
    if '"' in ended and ended.count('"') % 2 and len(ended.splitlines()) > 1:
        raise _unclosed(line + text[: begins + before].count("\n"))
    return Piece(rows, len(text), delimiter)


class _Feed:
    """The lines of a text, and how many characters have been taken."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self.taken = self.before = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.taken += len(line)
            yield line

    def lines_before(self, text: str) -> int:
        return text[: self.before].count("\n")


def _unclosed(line: int) -> RequestError:
    message = f"A quotation mark that opens in line {line} is never closed, so the rest of the file is one cell. Close it."
    return RequestError("unclosed-quote", f"line {line}", message)


def _delimiter(text: str) -> tuple[str, int]:
    """What separates the cells, and how many characters a line that only says so takes."""
    first = text.partition("\n")[0]
    if first.lower().startswith(TELLS) and len(first.rstrip("\r")) <= len(TELLS) + 1:
        told = first.rstrip("\r")[len(TELLS) :]
        return "," if told in RESERVED else told, len(first) + 1
    head = "".join(text.split('"')[::2])  # what stands in quotation marks separates nothing
    line = next((each for each in head.splitlines() if any(mark in each for mark in DELIMITERS)), "")
    return max(DELIMITERS, key=line.count), 0


def written(rows: Iterable[Iterable[str]]) -> str:
    """Rows as CSV; what a spreadsheet would take for a formula gets an apostrophe in front."""
    text = io.StringIO()
    csv.writer(text).writerows([neutral(cell) for cell in row] for row in rows)
    return text.getvalue()


def neutral(cell: str) -> str:
    """The cell with an apostrophe before what begins a formula (OWASP, CSV injection). Plain numbers such as -5 stay."""
    if not cell.startswith(FORMULA) or cell.removeprefix("-").removeprefix("+").replace(".", "", 1).isdigit():
        return cell
    return f"'{cell}"
