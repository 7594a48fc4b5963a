"""The batch over files: streams a CSV in and out, with progress on a terminal."""

import csv
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import date
from pathlib import Path
from typing import TextIO

from decision.batch import Table
from decision.model import Catalogue

EVERY = 5000


def run(catalogue: Catalogue, source: str, target: str, today: date) -> int:
    """Write a verdict for every row; returns how many rows have an error. Memory does not grow with the rows."""
    bad = 0
    with _source(source) as lines, _target(target) as out:
        table = Table(catalogue, lines, today)
        writer = csv.writer(out)
        writer.writerow(table.header)
        for number, row in enumerate(table.verdicts(), start=1):
            writer.writerow(row)
            bad += bool(row[-1])
            if number % EVERY == 0:
                _progress(number)
    return bad


@contextmanager
def _source(name: str) -> Iterator[TextIO]:
    """A file to read, or standard input for `-`."""
    with nullcontext(sys.stdin) if name == "-" else Path(name).open(encoding="utf-8-sig", newline="") as file:
        yield file


@contextmanager
def _target(name: str) -> Iterator[TextIO]:
    """A file to write, or standard output for `-`; a file half written keeps another name until it is whole."""
    partial = Path(f"{name}.part")
    with nullcontext(sys.stdout) if name == "-" else partial.open("w", encoding="utf-8", newline="") as file:
        yield file
    if name != "-":
        partial.replace(name)


def _progress(rows: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{rows:,} rows", end="", file=sys.stderr, flush=True)
