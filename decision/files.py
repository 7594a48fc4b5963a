"""The batch over files: streams a CSV in and out, with progress on a terminal."""

import csv
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TextIO

from decision.batch import Table
from decision.model import Catalogue

EVERY = 5000


def run(catalogue: Catalogue, source: str, target: str, today: date) -> int:
    """Write a verdict for every row; returns how many rows have an error. Memory does not grow with the rows."""
    bad = 0
    with _opened(source, "r") as lines, _opened(target, "w") as out:
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
def _opened(name: str, mode: str) -> Iterator[TextIO]:
    """A file, or a standard stream for `-`; a file half written is left under another name until it is whole."""
    if name == "-":
        yield sys.stdin if mode == "r" else sys.stdout
        return
    if mode == "r":
        with Path(name).open(encoding="utf-8-sig", newline="") as file:
            yield file
        return
    partial = Path(f"{name}.part")
    with partial.open("w", encoding="utf-8", newline="") as file:
        yield file
    partial.replace(name)


def _progress(rows: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{rows:,} rows", end="", file=sys.stderr, flush=True)
