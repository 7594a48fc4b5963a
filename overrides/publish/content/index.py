"""Where every id lives: the ids authors write on headings, and those that directives generate."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from decision.report.report import TOPICS
from publish.content import catalogue, pages, tables
from publish.content.faults import Fault, PublishError

FRESH = 1.0  # seconds during which an index is used without looking at the files again


class Place(NamedTuple):
    """Where an id is: the page, the line, the words of its heading, and whether a directive generates it."""

    page: str
    line: int
    title: str
    generated: bool = False


class Index(NamedTuple):
    """All of docs/, scanned: pages by path, ids by name, and what the tables hold."""

    docs: Path
    pages: dict[str, pages.Page]
    places: dict[str, Place]
    faults: list[Fault]
    sources: dict[str, tables.Source]
    glossary: dict[str, tables.Term]
    criteria: dict[str, tables.Criterion]
    ledger: tables.Ledger


_cache: dict[Path, tuple[float, int, Index]] = {}


def index_of(docs: Path) -> Index:
    """The index of a docs folder, kept until one of its files changes."""
    checked, signature, index = _cache.get(docs, (0.0, 0, None))
    if index and time.monotonic() - checked < FRESH:
        return index
    current = _signature(docs)
    if index is None or current != signature:
        index = build(docs)
    _cache[docs] = (time.monotonic(), current, index)
    return index


def build(docs: Path) -> Index:
    """Scan the folder; faults of its tables and doubled ids are collected, not raised."""
    faults: list[Fault] = []
    none: list[pages.Page] = []
    index = Index(
        docs.resolve(),
        {page.path: page for page in _read(faults, lambda: pages.read_pages(docs), none)},
        {},
        faults,
        _read(faults, lambda: tables.read_sources(docs), {}),
        _read(faults, lambda: tables.read_glossary(docs), {}),
        _read(faults, lambda: tables.read_criteria(docs), {}),
        _read(faults, lambda: tables.read_ledger(docs), tables.Ledger((), {})),
    )
    for page in index.pages.values():
        found: list[tuple[str, Place]] = []
        for id, place in _read(faults, partial(list, _ids(page, index)), found):
            _add(index, id, place)
    return index


def _read[T](faults: list[Fault], reader: Callable[[], T], default: T) -> T:
    """What the reader gives; when it cannot, its faults are kept and the default is taken."""
    try:
        return reader()
    except PublishError as error:
        faults.extend(error.faults)
        return default


def _add(index: Index, id: str, place: Place) -> None:
    """Note an id, or the fault that it is taken."""
    first = index.places.setdefault(id, place)
    if first is not place:
        message = f"the id “{id}” is taken by {first.page}:{first.line}; choose another, ids are unique across the site"
        index.faults.append(Fault(place.page, place.line, message))


def _ids(page: pages.Page, index: Index) -> Iterator[tuple[str, Place]]:
    """Every id of a page: its headings, then what its directives generate."""
    for heading in page.headings:
        yield heading.id, Place(page.path, heading.line, heading.title)
    for directive in page.directives:
        for id, title in generated(directive.id, index):
            yield id, Place(page.path, directive.line, title, True)


def generated(directive: str, index: Index) -> Iterator[tuple[str, str]]:
    """The ids a directive generates, each with its title."""
    if directive == "sources":
        yield from ((f"source-{row.id}", row.title) for row in index.sources.values())
    elif directive == "glossary":
        yield from ((f"term-{row.id}", row.term) for row in index.glossary.values())
    elif directive == "criteria":
        yield from ((f"criterion-{tables.slug(row.id)}", f"{row.id} {row.title}") for row in index.criteria.values())
    elif directive == "rules":
        yield from ((f"rules-{topic}", TOPICS[topic]) for topic in catalogue.topics())
        yield from ((f"rule-{rule.id}", rule.because) for _, rule in catalogue.rules())


def _signature(docs: Path) -> int:
    """A number that changes when a page or a table does."""
    files = [path for kind in ("*.md", "*.toml") for path in docs.rglob(kind)] + catalogue.files()
    return hash(tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in sorted(files)))
