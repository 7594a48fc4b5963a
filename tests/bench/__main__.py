"""The budgets as ratios within one run: `python -m tests.bench`. Prints a table; fails when one is missed.

A whole run is kept in `docs/about/bench.json`, for the site's page on it; a run of single parts is not.
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from publish.content.figures import bench
from publish.content.figures.bench import Bench, Row
from tests.bench import lighthouse, machine, modules, sites, visits, work
from tests.bench.server import Line, warm

FAST = "loopback"
MIDDLE = "10 Mbit/s, 40 ms"
SLOW = "1.6 Mbit/s, 150 ms"
LINES = {FAST: partial(Line), MIDDLE: partial(Line, 10e6, 0.04), SLOW: partial(Line, 1.6e6, 0.15)}
STARTS = {FAST: 0.25, MIDDLE: 0.30, SLOW: None}  # the budget of each line
SIZES = (1_000, 10_000, 100_000)
GROWN = (100, 300, 1_000)


class Sites:
    """The site, and those that it is compared with."""

    def __init__(self, folder: Path) -> None:
        """Build ours, and the others out of it."""
        self.folder = folder
        self.ours = sites.built(folder)
        self.stock = sites.with_stock(self.ours, folder / "stock")
        self.pyscript = sites.with_pyscript(self.stock, folder / "pyscript")
        self.bare = sites.without_wizard(self.ours, folder / "bare")
        warm(self.ours, self.stock, self.pyscript)


def start(given: Sites, rounds: int) -> Iterator[Row]:
    """Python's start, ours against stock, turn about."""
    row = partial(Row, "Python until it answers, against stock Pyodide")
    with visits.chrome() as browser:
        for name, line in LINES.items():
            ours, theirs = [], []
            for _ in range(rounds):
                ours.append(visits.ready(browser, given.ours, line(), again=name != SLOW))
                theirs.append(visits.ready(browser, given.stock, line()))
            mine, stocks = visits.median(ours), visits.median(theirs)
            yield row(f"first visit, {name}", "ms", mine.first, stocks.first, STARTS[name])
            if name == MIDDLE:
                yield row(f"second visit, {name}, against the first", "ms", mine.second, mine.first, 0.5)
                yield row("visit with the network off, against the first", "ms", mine.offline, mine.first, 0.5)
        for coding, name, most in (("br", "brotli", 0.36), ("gzip", "gzip", None)):
            sent = [visits.ready(browser, site, Line(coding=coding)).sent / 1e3 for site in (given.ours, given.stock)]
            yield row(f"bytes, {name}", "KB", *sent, most)


def stages(given: Sites, rounds: int) -> Iterator[Row]:
    """Where a start's time goes, each stage against stock's whole start: together they are the ratio of the first visit."""
    row = partial(Row, "Stages of a first visit, against stock Pyodide’s whole start")
    with visits.chrome() as browser:
        for name in (FAST, MIDDLE):
            line = LINES[name]
            pairs = [
                (visits.stages(browser, given.ours, line()), visits.ready(browser, given.stock, line())) for _ in range(rounds)
            ]
            whole = visits.median([stock for _, stock in pairs]).first
            columns = zip(*(ours for (ours, _), _ in pairs), strict=True)
            for stage, column in zip(visits.STAGES, columns, strict=True):
                yield row(f"{stage}, {name}", "ms", statistics.median(column), whole)
            if bits := line().bits:
                sent = pairs[-1][0][1]
                note = f"{sent / 1e3:,.0f} KB: no code of ours can pass this."
                yield row(f"of all that, our bytes at the speed of the line, {name}", "ms", sent * 8e3 / bits, whole, note=note)


def imports(given: Sites, rounds: int) -> Iterator[Row]:
    """What each module costs."""
    telling = sites.telling_imports(given.ours, given.folder / "telling")
    with visits.chrome() as browser:
        told = [visits.imports(browser, telling) for _ in range(rounds)]
    yield from modules.rows(given.ours, {name: statistics.median(each[name] for each in told) for name in told[0]})


def others(given: Sites, rounds: int) -> Iterator[Row]:
    """The same start in Firefox, where there is one, and against PyScript in Chromium."""
    row = partial(Row, "Python until it answers, against stock Pyodide")
    ours, theirs = [], []
    for _ in range(rounds):
        ours += visits.in_firefox(given.ours)
        theirs += visits.in_firefox(given.stock)
    if ours:
        yield row(f"first visit in Firefox, {FAST}", "ms", visits.median(ours).first, visits.median(theirs).first)
    row = partial(Row, "Python until it answers, against PyScript")
    with visits.chrome() as browser:
        for name in (FAST, MIDDLE):
            pairs = [[visits.ready(browser, site, LINES[name]()) for site in (given.ours, given.pyscript)] for _ in range(rounds)]
            mine, others = (visits.median(list(column)) for column in zip(*pairs, strict=True))
            yield row(f"first visit, {name}", "ms", mine.first, others.first)
    yield row("bytes, brotli", "KB", mine.sent / 1e3, others.sent / 1e3)


def page(given: Sites, rounds: int) -> Iterator[Row]:
    """The wizard's page and a page to read."""
    row = partial(Row, "Pages")
    with visits.chrome() as browser:
        both = (given.ours, given.bare)
        pairs = [[visits.first_question(browser, site) for site in both] for _ in range(rounds)]
        ours, without = (statistics.median(seen for seen, _ in column) for column in zip(*pairs, strict=True))
        yield row("first question, against the page without the wizard", "ms", ours, without, 1.05)
        alive = statistics.median(alive for (_, alive), _ in pairs)
        yield row("its script can show the next, against the same", "ms", alive, without)
        percentile, task = visits.steps(browser, given.ours)
        yield row("answer to next question, 95th percentile", "ms", percentile, budget=50)
        yield row("longest task of the page meanwhile", "ms", task, budget=50)
        for coding, name, most in (("br", "brotli", 75), ("gzip", "gzip", None)):
            weight = visits.weight(browser, given.ours, sites.READ, Line(coding=coding)) / 1e3
            yield row(f"HTML, CSS and JS of {sites.READ}, {name}", "KB", weight, budget=most)
    if Path("/proc/self/smaps_rollup").exists():
        pairs = [[visits.memory(site, site is given.ours) / 1e6 for site in both] for _ in range(rounds)]
        ours, without = (statistics.median(column) for column in zip(*pairs, strict=True))
        yield row("memory with Python ready, against the page without the wizard", "MB", ours, without)


def readers(given: Sites, _: int) -> Iterator[Row]:
    """What a host sends to a reader: a page to read, and the wizard's with Python and what is kept for offline."""
    with visits.chrome() as browser:
        for path in (sites.READ, "decide/"):
            for visit, sent in zip(("first", "second"), visits.bytes_of_a_reader(browser, given.ours, path), strict=True):
                many = f"A million readers a day: {sent / 1e3:,.0f} GB."
                note = many if sent else "Headers alone: what the browser has is still right."
                yield Row("Bytes of a reader, brotli", f"{path}, {visit} visit", "KB", sent / 1e3, note=note)


def batch(given: Sites, rounds: int, sizes: tuple[int, ...]) -> Iterator[Row]:
    """Tables of profiles on one core."""
    row = partial(Row, "Batch on one core")
    for size in sizes:
        rate = statistics.median(work.batch(size) for _ in range(rounds))
        yield row(f"table of {size:,} rows", "rows a second", rate, budget=20_000, least=True)
    yield row("memory of 20,000 rows, against 2,000", "KB", work.batch_memory(20_000) / 1e3, work.batch_memory(2_000) / 1e3, 1.2)


def build(given: Sites, rounds: int) -> Iterator[Row]:
    """The build over its last site, as it is and with more pages, against one without our part; and by one process."""
    row = partial(Row, "Build, against one without our part")

    def medians(more: int = 0, processors: str = "default") -> tuple[float, float]:
        pairs = [[work.build(given.folder, ours, more, processors) for ours in (True, False)] for _ in range(1 + max(rounds, 3))]
        ours, plain = (statistics.median(column) for column in zip(*pairs[1:], strict=True))
        return ours, plain

    for more in (0, *GROWN):
        yield row(f"our pages and {more:,} more" if more else "our pages", "s", *medians(more), 1.5)
    yield row("our pages, where Python counts one processor", "s", *medians(processors="1"))


def scores(given: Sites, rounds: int) -> Iterator[Row]:
    """Lighthouse, which takes its time: three rounds at most."""
    yield from lighthouse.rows(given.ours, min(rounds, 3))


PARTS: dict[str, Callable[[Sites, int], Iterator[Row]]] = {
    "page": page,
    "readers": readers,
    "start": start,
    "stages": stages,
    "others": others,
    "batch": partial(batch, sizes=SIZES),
    "build": build,
    "lighthouse": scores,
    "modules": imports,
}


def line(row: Row) -> str:
    """A row of the printed table."""
    cells = "".join(f"{'' if each is None else f'{each:.2f}':>12}" for each in (row.ours, row.against, row.value, row.budget))
    verdict = {True: "ok", False: "MISSED", None: ""}[row.held]
    return f"{row.name:<64}{cells} {row.unit:<14} {verdict} {row.note}".rstrip()


def main() -> int:
    """Print each row as soon as it is known; keep a whole run; return how many budgets are missed."""
    parser = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    parser.add_argument("rounds", nargs="?", type=int, default=5, help="visits of each kind, of which the middle one counts")
    parser.add_argument("--only", nargs="+", choices=PARTS, help="measure these parts and keep nothing")
    parser.add_argument("--million", action="store_true", help="judge a table of a million rows, too")
    chosen = parser.parse_args()
    if chosen.million:
        PARTS["batch"] = partial(batch, sizes=(*SIZES, 1_000_000))
    rows = []
    print(f"{'':<64}{'ours':>12}{'against':>12}{'value':>12}{'budget':>12}")
    with tempfile.TemporaryDirectory() as folder:
        given = Sites(Path(folder))
        for part in chosen.only or PARTS:
            for row in PARTS[part](given, chosen.rounds):
                rows.append(row)
                print(line(row), flush=True)
    if not chosen.only:
        run = Bench(str(date.today()), chosen.rounds, machine.described(), tuple(rows))
        (sites.ROOT / "docs" / bench.FILE).write_text(bench.text(run), "utf-8")
    return sum(row.held is False for row in rows)


if __name__ == "__main__":
    sys.exit(main())
