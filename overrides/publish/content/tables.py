"""The TOML tables of docs/: sources, glossary, criteria, words people search for, and the ledger of permanent ids."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from publish.content.faults import Fault, PublishError

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
GRADES = {
    "standard": "standard",
    "law": "law",
    "scheme": "scheme",
    "regulator": "regulator",
    "aicpa": "AICPA",
    "firm": "firm",
    "vendor": "vendor",
    "press": "press",
}
PRIMARY = ("standard", "law", "scheme", "regulator", "aicpa")  # grades that a claim of law may rest on


class Source(NamedTuple):
    """A source as docs/sources.toml lists it: `grade` is one of `GRADES`, `read` the day on which we read it."""

    id: str
    short: str
    title: str
    grade: str
    author: str = ""
    date: str = ""
    url: str = ""
    note: str = ""
    read: str = ""


class Term(NamedTuple):
    """A glossary term."""

    id: str
    term: str
    definition: str
    abbr: str = ""
    see: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Criterion(NamedTuple):
    """One of the trust services criteria, in our own words."""

    id: str
    series: str
    category: str
    title: str
    about: str = ""
    coso: str = ""


class Ledger(NamedTuple):
    """The permanent ids: those that are live, and those that retired to another."""

    live: tuple[str, ...]
    retired: dict[str, str]


def slug(text: str) -> str:
    """An id in kebab-case: `CC6.1` becomes `cc6-1`."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file as a dict; an absent file is empty, a broken one a fault."""
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PublishError([Fault(path.name, 0, f"not valid TOML: {error}")]) from None


def line_of(path: Path, id: str) -> int:
    """The line on which a table of a TOML file gives its id; 0 where none does."""
    lines = path.read_text("utf-8").split("\n") if path.is_file() else []
    return next((number for number, text in enumerate(lines, 1) if text.strip() == f'id = "{id}"'), 0)


def read_sources(docs: Path) -> dict[str, Source]:
    """The sources by id, in file order; raises PublishError with every fault of their rows, as the readers below do."""
    found = rows(docs / "sources.toml", "source", Source)
    if faults := [fault for row in found for fault in _source_faults(row)]:
        raise PublishError(faults)
    return {row.id: row for row in found}


def _source_faults(row: Source) -> Iterator[Fault]:
    """A grade that is none, a date read that is no day."""
    name = f"[[source]] {row.id}"
    if row.grade not in GRADES:
        yield Fault("sources.toml", 0, f"{name}: no grade “{row.grade}”; there are {', '.join(GRADES)}")
    if row.read and not DAY.fullmatch(row.read):
        yield Fault("sources.toml", 0, f"{name}: `read` is a day, YYYY-MM-DD")


def read_glossary(docs: Path) -> dict[str, Term]:
    """The terms by id, in file order."""
    return {row.id: row for row in rows(docs / "glossary.toml", "term", Term)}


def read_criteria(docs: Path) -> dict[str, Criterion]:
    """The criteria by id, in file order."""
    return {row.id: row for row in rows(docs / "criteria.toml", "criterion", Criterion)}


def read_ledger(docs: Path) -> Ledger:
    """The ledger of permanent ids."""
    data = read_toml(docs / "permalinks.toml")
    return Ledger(tuple(data.get("live", ())), dict(data.get("retired", {})))


def read_searched(docs: Path) -> dict[str, tuple[str, ...]]:
    """What people type, by the id of the section that answers it."""
    return {id: tuple(map(str, words)) for id, words in read_toml(docs / "search.toml").get("words", {}).items()}


def rows[Row](path: Path, table: str, kind: type[Row]) -> list[Row]:
    """The rows of one table; every unknown, missing or doubled key or id is reported at once."""
    known: tuple[str, ...] = getattr(kind, "_fields")  # noqa: B009
    needed = set(known) - set(getattr(kind, "_field_defaults"))  # noqa: B009
    faults: list[Fault] = []
    found: list[Row] = []
    seen: set[str] = set()
    for number, entry in enumerate(read_toml(path).get(table, []), 1):
        name = f"[[{table}]] {entry.get('id', f'number {number}')}"
        faults += [Fault(path.name, 0, f"{name}: unknown key “{key}”") for key in entry if key not in known]
        faults += [Fault(path.name, 0, f"{name}: “{key}” is missing") for key in sorted(needed - set(entry))]
        if entry.get("id") in seen:
            faults.append(Fault(path.name, 0, f"{name}: this id is listed twice, keep one"))
        seen.add(str(entry.get("id")))
        if not faults:
            found.append(kind(**{key: _cell(value) for key, value in entry.items()}))
    if faults:
        raise PublishError(faults)
    return found


def _cell(value: Any) -> str | tuple[str, ...]:
    """A list as a tuple, everything else as text."""
    return tuple(map(str, value)) if isinstance(value, list) else str(value)
