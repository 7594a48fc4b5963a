"""The batch over files: streams a CSV in and out, with progress on a terminal."""

import csv
import sys
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import Literal, TextIO

from decision.batch.judge import Table
from decision.catalogue.model import Catalogue

EVERY = 5000
STREAM = "-"


def run(catalogue: Catalogue, source: str, target: str, today: date) -> int:
    """Write a verdict for every row; returns how many rows have an error. Memory does not grow with the rows.

    `-` is standard input or output. A file half written keeps another name until it is whole.
    """
    partial = target if target == STREAM else f"{target}.part"
    with _opened(source, "r") as lines, _opened(partial, "w") as out:
        bad = _judge(Table(catalogue, lines, today), out)
    if partial != target:
        Path(partial).replace(target)
    return bad


def _judge(table: Table, out: TextIO) -> int:
    bad = 0
    writer = csv.writer(out)
    writer.writerow(table.header)
    for number, row in enumerate(table.verdicts(), start=1):
        writer.writerow(row)
        bad += bool(row[-1])
        if number % EVERY == 0:
            _progress(number)
    return bad


def _opened(name: str, mode: Literal["r", "w"]) -> AbstractContextManager[TextIO]:
    if name == STREAM:
        return nullcontext(sys.stdin if mode == "r" else sys.stdout)
    return Path(name).open(mode, encoding="utf-8-sig" if mode == "r" else "utf-8", newline="")


def _progress(rows: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{rows:,} rows", end="", file=sys.stderr, flush=True)
