"""What `make bench` measured last, as `docs/about/bench.json` keeps it."""

import json
from pathlib import Path
from typing import Any, NamedTuple

from publish.content.faults import Fault, PublishError

FORMAT = 1
FILE = "about/bench.json"


class Row(NamedTuple):
    """One figure: ours, what it is compared with if anything, and the most (or least) that it may be, if anything."""

    group: str
    name: str
    unit: str
    ours: float | None
    against: float | None = None
    budget: float | None = None
    least: bool = False
    note: str = ""

    @property
    def value(self) -> float | None:
        """The figure that the budget is about: a ratio where there is something to compare with, else ours."""
        if self.ours is None or not self.against:
            return self.ours
        return round(self.ours / self.against, 3)

    @property
    def held(self) -> bool | None:
        """Whether the budget is held; None without a budget. What could not be measured holds none."""
        if self.budget is None:
            return None
        if self.value is None:
            return False
        return self.value >= self.budget if self.least else self.value <= self.budget


class Bench(NamedTuple):
    """One run: its day, how often each visit was made, the machine, and the rows."""

    date: str
    rounds: int
    machine: dict[str, str]
    rows: tuple[Row, ...]


def text(bench: Bench) -> str:
    """The run as the file has it, a line a row."""
    head = {"format": FORMAT, "date": bench.date, "rounds": bench.rounds, "machine": bench.machine}
    lines = ",\n".join(f"  {_dumped(_entry(row))}" for row in bench.rows)
    return f'{_dumped(head)[:-1]}, "rows": [\n{lines}\n]}}\n'


def read(docs: Path) -> Bench:
    """The run that is kept; a fault when there is none, or when it is not as a run writes it."""
    path = docs / FILE
    if not path.is_file():
        raise PublishError([Fault(FILE, 0, "no figures are there: run `make bench`, which writes them")])
    content = path.read_text("utf-8")
    try:
        data = json.loads(content)
        rows = [Row(**{key: row[key] for key in Row._fields}) for row in data["rows"]]
        found = Bench(data["date"], data["rounds"], data["machine"], tuple(rows))
        as_written = text(found) == content
    except (ValueError, KeyError, TypeError):
        as_written = False
    if not as_written:
        raise PublishError([Fault(FILE, 0, "these are not the figures as a run writes them: run `make bench` again")])
    return found


def _entry(row: Row) -> dict[str, Any]:
    rounded = row._replace(ours=_rounded(row.ours), against=_rounded(row.against))
    return {**rounded._asdict(), "value": rounded.value, "held": rounded.held}


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 2)


def _dumped(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)
