"""A table of profiles in, a table of verdicts out: one row of output for every row of input, streaming.

Rows are evaluated a chunk at a time (`planes`): each condition is worked out once for all rows of a chunk.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from decision.answers import Chosen, read
from decision.errors import RequestError
from decision.link import write
from decision.model import ROLE, Catalogue
from decision.planes import planes

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
    return {"columns": table.columns, "header": table.header, "rows": list(table.verdicts())}


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
        self._cells: dict[tuple[str, str], tuple[tuple[str, ...], str]] = {}
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
            known = ", ".join(question.id for question in self.catalogue.questions)
            raise RequestError("no-question-column", "header", f"No column is a question. Questions are: {known}.")
        doubled = sorted({name for name in questions if questions.count(name) > 1})
        if doubled:
            raise RequestError("doubled-column", "header", f"Columns stand twice: {', '.join(doubled)}.")
        clash = [name for name in self.columns if name in ADDED]
        if clash:
            raise RequestError("reserved-column", "header", f"Columns of the output stand in the input: {clash}.")

    def _chunk(self, rows: list[tuple[int, list[str]]]) -> Iterator[list[str]]:
        profiles = [self._profile(number, cells) for number, cells in rows]
        good = [chosen for chosen, problem in profiles if not problem]
        findings = _findings(self.catalogue, good)
        for (_, cells), (chosen, problem) in zip(rows, profiles, strict=True):
            kept = (cells + [""] * len(self.columns))[: len(self.columns)]
            if problem:
                yield [*kept, *[""] * (len(ADDED) - 1), problem]
            else:
                yield [*kept, *next(findings), self._link(chosen), ""]

    def _profile(self, number: int, cells: list[str]) -> tuple[Chosen, str]:
        """The options a row chose, or what is wrong with it and where."""
        if len(cells) > len(self.columns):
            return {}, f"row {number}: {len(cells)} cells, but the header has {len(self.columns)} columns"
        chosen: Chosen = {}
        problems = []
        for name, cell in zip(self.columns, cells, strict=False):
            if cell and name in self.catalogue.question:
                options, problem = self._cell(name, cell)
                if problem:
                    problems.append(f"row {number}, {name}: {problem}")
                elif options:
                    chosen[name] = options
        if ROLE not in chosen and not problems:
            problems.append(f"row {number}, {ROLE}: missing")
        return chosen, "; ".join(problems)

    def _link(self, chosen: Chosen) -> str:
        return write(self.catalogue, chosen)

    def _cell(self, name: str, cell: str) -> tuple[tuple[str, ...], str]:
        """What a cell says, understood once for all rows that have the same."""
        known = self._cells.get((name, cell))
        if known is None:
            items = [item.strip() for item in cell.split(SEPARATOR) if item.strip()]
            reading = read(self.catalogue, {name: items}, self.today)
            problem = " ".join(ignored.message for ignored in reading.ignored)
            known = self._cells[name, cell] = (reading.chosen.get(name, ()), problem)
        return known


def _findings(catalogue: Catalogue, rows: list[Chosen]) -> Iterator[list[str]]:
    """For each row the verdict in words, the findings by strength, and the open ones."""
    chunk = planes(catalogue, rows)
    found: list[dict[str, list[str]]] = [{} for _ in rows]
    for finding in catalogue.findings:
        true, false = chunk.finding(finding)
        for place in _places(true):
            found[place].setdefault(finding.strength, []).append(finding.id)
            if finding.topic in VERDICT_TOPICS and finding.strength in ("must", "should"):
                found[place].setdefault("verdict", []).append(finding.headline)
        for place in _places(chunk.every & ~true & ~false):
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
