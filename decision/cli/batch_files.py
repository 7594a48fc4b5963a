"""The batch over files: a table in, the same table with the verdict's columns out, with progress on a terminal."""

import codecs
import csv
import io
import json
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, TextIO

from decision.batch.columns import LOOKED_AT, best_sheet, propose
from decision.batch.delimited import neutral, read_piece
from decision.batch.header import numbered
from decision.batch.judge import ADDED, Judge
from decision.batch.mapping import from_plain
from decision.catalogue.errors import RequestError
from decision.catalogue.model import Catalogue
from decision.cli.workbook import KINDS, Workbook

EVERY = 5000
PIECE = 1 << 18
STREAM = "-"
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


class Done(NamedTuple):
    """How many rows have a note, and what is to be said of the columns."""

    noted: int
    remarks: list[str]


class Task(NamedTuple):
    """What is to be read and written: files, or `-`; a TOML file with a mapping; of a workbook the sheet."""

    source: str
    target: str
    map: str = ""
    sheet: str = ""

    @property
    def partial(self) -> str:
        """The name of the output while it is not whole."""
        return self.target if self.target == STREAM else f"{self.target}.part"


def run(catalogue: Catalogue, task: Task, today: date) -> Done:
    """Write every row with the verdict's columns. With a CSV file memory does not grow with the rows.

    A file half written keeps another name until it is whole. Raises RequestError where the file as a whole cannot be
    understood.
    """
    if Path(task.source).suffix.lower() in KINDS:
        done = _workbook(catalogue, task, today)
    elif Path(task.target).suffix.lower() in KINDS:
        raise RequestError("workbook", task.target, "A workbook comes out of a workbook; out of a CSV file comes a CSV file.")
    else:
        done = _text(catalogue, task, today)
    if task.partial != task.target:
        Path(task.partial).replace(task.target)
    return done


def _text(catalogue: Catalogue, task: Task, today: date) -> Done:
    with _opened(task.source) as file:
        rows = _rows(file)
        first = list(islice(rows, LOOKED_AT))
        found, remarks = looked(catalogue, first, today, read_mapping(task.map))
        with _written(task.partial) as out:
            return Done(_judge(catalogue, found, chain(first, rows), out, today), remarks)


def _workbook(catalogue: Catalogue, task: Task, today: date) -> Done:
    book = Workbook(task.source)
    sheet, rows = book.rows(task.sheet, lambda sheets: best_sheet(catalogue, sheets, today))
    found, remarks = looked(catalogue, rows[:LOOKED_AT], today, read_mapping(task.map))
    if not task.sheet:
        remarks.insert(0, f"Sheet “{sheet}” is read.")
    if Path(task.target).suffix.lower() not in KINDS:
        with _written(task.partial) as out:
            return Done(_judge(catalogue, found, rows, out, today), remarks)
    cells = list(judge_rows(catalogue, found, rows, today))
    book.save(task.partial, sheet, max(map(len, rows)) + 1, cells)
    return Done(sum(bool(row[-1]) for row in cells[found["header"] + 1 :]), remarks)


def read_mapping(path: str) -> dict[str, Any]:
    """The mapping in a TOML file; none without a path. Raises RequestError where it is not TOML."""
    try:
        return tomllib.loads(Path(path).read_text("utf-8")) if path else {}
    except ValueError as error:
        raise RequestError("bad-mapping", path, f"This is not TOML: {error}") from None


def looked(
    catalogue: Catalogue, rows: Sequence[Sequence[str]], today: date, given: Mapping[str, Any]
) -> tuple[dict[str, Any], list[str]]:
    """Headings, header row and mapping: proposed, with what is given in its place; and remarks for the reader."""
    found = propose(catalogue, rows, today)
    proposed = {column["heading"]: column["target"] for column in found["columns"]}
    columns = given.get("columns") or proposed
    remarks = [
        f"Column “{column['heading']}” is read as “{column['target']}”."
        for column in found["columns"]
        if not given.get("columns") and column["target"] and column["how"] != "id"
    ]
    remarks += [_settle(each) for each in found["columns"] if each["unknown"] and _open(each, columns, given)]
    left = [name for name, target in proposed.items() if not columns.get(name)]
    if left:
        remarks.append(f"Columns that answer no question: {', '.join(left)}.")
    absent = [name for name in columns if name not in proposed]
    if absent:
        remarks.append(f"Columns of the mapping that the table does not have: {', '.join(absent)}.")
    if found["dates"] == "" and any(column["order"] == "ask" for column in found["columns"]) and not given.get("dates"):
        remarks.append('Days such as 03/04/2026 can be read in two ways: put dates = "mdy" or "dmy" into the mapping.')
    mapping = {"role": found["role"], "dates": found["dates"], **given, "columns": columns}
    return {"header": found["header"], "names": found["names"], "mapping": mapping}, remarks


def _open(column: Mapping[str, Any], columns: Mapping[str, str], given: Mapping[str, Any]) -> bool:
    """Whether the entries of a column that somebody has to settle are still open."""
    name = column["heading"]
    return columns.get(name) == column["target"] and name not in given.get("values", {}) and column["order"] != "ask"


def _settle(column: Mapping[str, Any]) -> str:
    name, why = column["heading"], " ".join(why for _, why in column["unknown"])
    return f"{name}: {why} Say once what it means, under [values.{json.dumps(name, ensure_ascii=False)}] of the mapping."


def judge_rows(catalogue: Catalogue, found: Mapping[str, Any], rows: Iterable[Sequence[str]], today: date) -> Iterator[list[str]]:
    """The added cells of every row; of the one that names the columns the names, of those above it nothing."""
    names, header = found["names"], found["header"]
    judge = Judge(catalogue, names, from_plain(catalogue, names, found["mapping"]), today)
    for place, row in enumerate(rows):
        if place == header:
            yield numbered([*names, *ADDED])[len(names) :]
        elif place < header:
            yield [""] * len(ADDED)
        else:
            yield judge.row(place + 1, row)
        if (place + 1) % EVERY == 0:
            _progress(place + 1)


def _judge(catalogue: Catalogue, found: Mapping[str, Any], rows: Iterable[list[str]], out: TextIO, today: date) -> int:
    noted = 0
    width = len(found["names"])
    writer = csv.writer(out)
    kept: list[list[str]] = []

    def keeping() -> Iterator[list[str]]:
        for row in rows:
            kept.append(row)
            yield row

    for place, added in enumerate(judge_rows(catalogue, found, keeping(), today)):
        row = kept.pop()
        noted += bool(added[-1]) and place > found["header"]
        writer.writerow([neutral(cell) for cell in [*row, *[""] * (width - len(row)), *added]])
    return noted


def _rows(file: BinaryIO) -> Iterator[list[str]]:
    """The rows of a table in any of the encodings and with any of the delimiters that spreadsheets write."""
    reader = codecs.getreader(_encoding(file))(file, "replace")
    rest, delimiter, line = "", "", 1
    while True:
        more = reader.read(PIECE)
        text = rest + more
        piece = read_piece(text, delimiter, last=not more, line=line)
        yield from piece.rows
        if not more:
            return
        delimiter = piece.delimiter
        line += text[: piece.used].count("\n")
        rest = text[piece.used :]


def _encoding(file: BinaryIO) -> str:
    """UTF-8 or UTF-16, with or without a mark, or else what Excel writes on Windows."""
    start = file.read(4)
    file.seek(0)
    if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise RequestError("workbook", "", "This is a workbook. Give it the name .xlsx, or save the sheet as CSV UTF-8.")
    for mark, name in MARKS.items():
        if start.startswith(mark):
            return name
    if len(start) > 1 and not start[1]:
        return "utf-16-le"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := file.read(PIECE):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    finally:
        file.seek(0)
    return "utf-8"


def _opened(name: str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(io.BytesIO(sys.stdin.buffer.read())) if name == STREAM else Path(name).open("rb")


def _written(name: str) -> AbstractContextManager[TextIO]:
    return nullcontext(sys.stdout) if name == STREAM else Path(name).open("w", encoding="utf-8", newline="")


def _progress(rows: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{rows:,} rows", end="", file=sys.stderr, flush=True)
