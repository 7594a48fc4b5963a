"""The register of rules that name a SOC report, docs/registers/naming-soc.toml: its two tables, read and checked."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from publish.content.faults import Fault
from publish.content.tables import DAY, PRIMARY, Source, rows

FILE = "registers/naming-soc.toml"
FORCES = ("law", "program rule", "contract terms", "guidance", "questionnaire")
ASKS = ("required", "one of several ways", "asked about", "named as evidence")
VERIFIED = {"read": "the text was read", "reported": "reported by others"}
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Naming(NamedTuple):
    """A rule that names a SOC report or its predecessor; `named` is what it calls the report, `how` how we checked it."""

    id: str
    name: str
    where: str
    force: str
    place: str
    who: str
    asks: str
    named: str
    report: str
    type: str
    period: str
    meaning: str
    as_of: str
    source: str
    verified: str
    how: str
    see: tuple[str, ...] = ()


class Silent(NamedTuple):
    """A famous rule that names none; `instead` is what it asks for."""

    id: str
    name: str
    place: str
    instead: str
    as_of: str
    source: str
    see: tuple[str, ...] = ()


class Register(NamedTuple):
    """The rules that name a report, and the famous ones that do not."""

    naming: tuple[Naming, ...] = ()
    silent: tuple[Silent, ...] = ()


def read(docs: Path) -> Register:
    """The register as its file lists it; unknown, missing and doubled keys raise."""
    return Register(tuple(rows(docs / FILE, "rule", Naming)), tuple(rows(docs / FILE, "silent", Silent)))


def faults(register: Register, sources: Mapping[str, Source], ids: Iterable[str]) -> Iterator[Fault]:
    """What is wrong with the rows: sources, grades, dates, paragraphs, words of a closed list, links."""
    known = set(ids)
    every: list[Naming | Silent] = [*register.naming, *register.silent]
    for row in every:
        for message in [*_common(row, sources, known), *(_naming(row, sources) if isinstance(row, Naming) else ())]:
            yield Fault(FILE, 0, f"{row.id}: {message}")


def _common(row: Naming | Silent, sources: Mapping[str, Source], ids: set[str]) -> Iterator[str]:
    if not ID.fullmatch(row.id):
        yield "id: use words in kebab-case"
    if not row.place.strip():
        yield "place: name the paragraph, section or question"
    if not DAY.fullmatch(row.as_of):
        yield "as_of: give the day the text was true, YYYY-MM-DD"
    if row.source not in sources:
        yield f"source: no source “{row.source}” in docs/sources.toml"
    for id in row.see:
        if id not in ids:
            yield f"see: no id “{id}” on any page"


def _naming(row: Naming, sources: Mapping[str, Source]) -> Iterator[str]:
    for key, value, allowed in (("force", row.force, FORCES), ("asks", row.asks, ASKS), ("verified", row.verified, VERIFIED)):
        if value not in allowed:
            yield f"{key}: “{value}” is none of {', '.join(allowed)}"
    if not row.how.strip():
        yield "how: say how it was checked"
    source = sources.get(row.source)
    if source and row.verified == "read" and source.grade not in PRIMARY:
        yield f"source: the text was read, but “{row.source}” is graded {source.grade}"
