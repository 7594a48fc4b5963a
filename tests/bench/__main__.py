"""The budgets as ratios within one run: `python -m tests.bench [rounds]`. Prints a table; fails when one is missed."""

import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.bench import sites, visits, work
from tests.bench.server import Line, warm

SLOW = {"bits": 10e6, "delay": 0.04}
PAGE = "reports/soc-1/"


class Row(NamedTuple):
    """What is measured, ours, what it is compared with (0 for an absolute figure), and the most it may be."""

    name: str
    ours: float
    against: float
    most: float
    unit: str = "ms"

    @property
    def value(self) -> float:
        """The figure that the budget is about."""
        return self.ours / self.against if self.against else self.ours

    def __str__(self) -> str:
        """One line of the table."""
        against = f"{self.against:10.0f}" if self.against else " " * 10
        verdict = "ok" if self.value <= self.most else "MISSED"
        return f"{self.name:<46}{self.ours:10.0f}{against} {self.unit:<4}{self.value:9.2f}{self.most:9.2f}  {verdict}"


def start(browser, site: Path, stock: Path, rounds: int) -> Iterator[Row]:
    """Python's start, ours against stock, turn about."""
    for name, slow, most in (("loopback", {}, 0.35), ("10 Mbit/s, 40 ms", SLOW, 0.50)):
        ours, theirs = [], []
        for _ in range(rounds):
            ours.append(visits.ready(browser, site, Line(**slow), twice=True))
            theirs.append(visits.ready(browser, stock, Line(**slow)))
        mine, stocks = visits.median(ours), visits.median(theirs)
        yield Row(f"Python ready, {name}, against stock", mine.first, stocks.first, most)
    yield Row("second visit, 10 Mbit/s, 40 ms, against the first", mine.second, mine.first, 0.5)
    yield Row("bytes to Python ready, brotli, against stock", mine.sent / 1e3, stocks.sent / 1e3, 0.60, "KB")


def page(browser, site: Path, bare: Path, rounds: int) -> Iterator[Row]:
    """The wizard's page and a page to read."""
    pairs = [(visits.first_question(browser, site), visits.first_question(browser, bare)) for _ in range(rounds)]
    ours, without = (statistics.median(column) for column in zip(*pairs, strict=True))
    yield Row("first question, against the page without", ours, without, 1.1)
    percentile, task = visits.steps(browser, site)
    yield Row("answer to next question, 95th percentile", percentile, 0, 50)
    yield Row("longest task of the page meanwhile", task, 0, 50)
    yield Row(f"HTML, CSS and JS of {PAGE}, brotli", visits.weight(browser, site, PAGE) / 1e3, 0, 110, "KB")


def rows(rounds: int, folder: Path) -> Iterator[Row]:
    """Every budget, one after another."""
    site = sites.built(folder)
    stock = sites.with_stock(site, folder / "stock")
    bare = sites.without_wizard(site, folder / "bare")
    warm(site, stock)
    with visits.chrome() as browser:
        yield from page(browser, site, bare, rounds)
        yield from start(browser, site, stock, rounds)
    yield Row("20,000 profiles in a batch", 20_000 / work.batch() * 1e3, 0, 1_000)
    yield Row("memory of 20,000 rows, against 2,000", work.batch_memory(20_000) / 1e3, work.batch_memory(2_000) / 1e3, 1.2, "KB")
    yield Row("mkdocs build, against one without our part", work.build(folder, True) * 1e3, work.build(folder, False) * 1e3, 1.5)


def main() -> int:
    """Print each row as soon as it is known; return how many budgets are missed."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"{'':<46}{'ours':>10}{'against':>10} {'':<4}{'value':>9}{'budget':>9}")
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        for row in rows(rounds, Path(folder)):
            print(row, flush=True)
            missed += row.value > row.most
    return missed


if __name__ == "__main__":
    sys.exit(main())
