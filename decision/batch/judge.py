"""A table of profiles in, a table of verdicts out: one row of output for every row of input, streaming.

Rows are evaluated a chunk at a time (`planes`): each condition is worked out once for all rows of a chunk.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

from decision.answers.link import write
from decision.answers.read import read
from decision.catalogue.errors import RequestError
from decision.catalogue.model import ROLE, Catalogue
from decision.engine.evaluate_many import Planes

CHUNK = 1000
SEPARATOR = ";"
STRENGTHS = ("must", "should", "could", "watch")
VERDICT_TOPICS = ("report", "customer")
ADDED = ("verdict", *STRENGTHS, "open", "link", "error")


def verdicts(catalogue: Catalogue, text: str, header: list[str] | None, today: date) -> dict[str, object]:
    """Verdicts on a piece of a CSV file, as JSON-able data; the first piece has the header, later ones are given it."""
    lines = text.splitlines(keepends=True)
    if header is not None:
        lines.insert(0, _line(header))
    table = Table(catalogue, lines, today)
    rows = list(table.verdicts())
    return {
        "columns": table.columns,
        "questions": [name for name in table.columns if name in catalogue.question],
        "header": table.header,
        "rows": rows,
        "csv": "".join(map(_line, [table.header, *rows])),
    }


def _line(cells: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue()


class Table:
    """A CSV file of profiles: columns named by question ids, several options separated by ";", other columns kept."""

    def __init__(self, catalogue: Catalogue, lines: Iterable[str], today: date) -> None:
        """Read the header; a table without a single column that is a question is refused."""
        self.catalogue = catalogue
        self.today = today
        self._reader = csv.reader(lines)
        self.columns = [name.strip().removeprefix("\ufeff") for name in next(self._reader, [])]
        self._edition = write(catalogue, {})
        self._cells: dict[tuple[str, str], Cell] = {}
        self._check_columns()

    @property
    def header(self) -> list[str]:
        """The columns of the output: those of the input, then the verdict's."""
        return [*self.columns, *ADDED]

    def verdicts(self) -> Iterator[list[str]]:
        """One row of output for every row of input, in order."""
        rows = enumerate(self._reader, start=2)
        while chunk := list(islice(rows, CHUNK)):
            yield from self._chunk(chunk)

    def _check_columns(self) -> None:
        questions = [name for name in self.columns if name in self.catalogue.question]
        if not questions:
            comma = " Separate the columns with commas." if any(SEPARATOR in name for name in self.columns) else ""
            known = ", ".join(question.id for question in self.catalogue.questions)
            raise RequestError("no-question-column", "header", f"No column is a question.{comma} Questions are: {known}.")
        doubled = sorted({name for name in questions if questions.count(name) > 1})
        if doubled:
            raise RequestError("doubled-column", "header", f"Columns stand twice: {', '.join(doubled)}.")
        clash = [name for name in self.columns if name in ADDED]
        if clash:
            raise RequestError("reserved-column", "header", f"Columns of the output stand in the input: {clash}.")

    def _chunk(self, rows: list[tuple[int, list[str]]]) -> Iterator[list[str]]:
        """Take the chunk by columns, so that equal cells are understood and set into bits together."""
        width = len(self.columns)
        kept = [(cells + [""] * width)[:width] for _, cells in rows]
        chosen: dict[tuple[str, str], int] = {}
        links: list[list[str]] = []
        problems: dict[int, list[str]] = {}
        for place, (_, cells) in enumerate(rows):
            if len(cells) > width:
                problems[place] = [f"{len(cells)} cells, but the header has {width} columns"]
        for name, column in zip(self.columns, zip(*kept, strict=True), strict=True):
            if name in self.catalogue.question:
                links.append(self._column(name, column, chosen, problems))
        missing = [f"{ROLE}: missing"]
        every = Planes(self.catalogue, len(rows), chosen)
        asked = {place for option in self.catalogue.question[ROLE].options for place in _places(chosen.get((ROLE, option.id), 0))}
        queries = [[*filter(None, parts), self._edition] for parts in zip(*links, strict=True)]
        for place, findings in enumerate(_findings(every, len(rows))):
            problem = problems.get(place) or ([] if place in asked else missing)
            if problem:
                yield [*kept[place], *[""] * (len(ADDED) - 1), f"row {rows[place][0]}: {'; '.join(problem)}"]
            else:
                yield [*kept[place], *findings, "&".join(queries[place]), ""]

    def _column(
        self, name: str, column: tuple[str, ...], chosen: dict[tuple[str, str], int], problems: dict[int, list[str]]
    ) -> list[str]:
        """Set a column's answers into bits, note its problems by row, and return its parts of the links."""
        rows: dict[str, int] = {}
        bit = 1
        for cell in column:
            rows[cell] = rows.get(cell, 0) | bit
            bit <<= 1
        known = {cell: self._cell(name, cell) for cell in rows}
        for cell, mask in rows.items():
            for option in known[cell].chosen:
                chosen[name, option] = chosen.get((name, option), 0) | mask
            if known[cell].problem:
                for place in _places(mask):
                    problems.setdefault(place, []).append(f"{name}: {known[cell].problem}")
        return [known[cell].query for cell in column]

    def _cell(self, name: str, cell: str) -> "Cell":
        """What a cell says, understood once for all rows that have the same."""
        known = self._cells.get((name, cell))
        if known is None:
            items = [item.strip() for item in cell.split(SEPARATOR) if item.strip()]
            reading = read(self.catalogue, {name: items} if items else {}, self.today)
            query = write(self.catalogue, {name: items}).removesuffix(self._edition).rstrip("&")
            problem = " ".join(ignored.message for ignored in reading.ignored)
            known = self._cells[name, cell] = Cell(reading.chosen.get(name, ()), query, problem)
        return known


class Cell(NamedTuple):
    """One cell understood: its options, its part of a link, and what is wrong with it."""

    chosen: tuple[str, ...]
    query: str
    problem: str


def _findings(every: Planes, rows: int) -> Iterator[list[str]]:
    """For each row the verdict in words, the findings by strength, and the open ones."""
    found: list[dict[str, list[str]]] = [{} for _ in range(rows)]
    for finding in every.catalogue.findings:
        true, false = every.finding(finding)
        for place in _places(true):
            found[place].setdefault(finding.strength, []).append(finding.id)
            if finding.topic in VERDICT_TOPICS and finding.strength in ("must", "should"):
                found[place].setdefault("verdict", []).append(finding.headline)
        for place in _places(every.every & ~true & ~false):
            found[place].setdefault("open", []).append(finding.id)
    for row in found:
        words = [" ".join(row.get("verdict", []))]
        yield words + [SEPARATOR.join(row.get(kind, [])) for kind in (*STRENGTHS, "open")]


def _places(mask: int) -> Iterator[int]:
    """The places of the bits that are set."""
    digits = f"{mask:b}"[::-1] if mask else ""
    place = digits.find("1")
    while place >= 0:
        yield place
        place = digits.find("1", place + 1)
