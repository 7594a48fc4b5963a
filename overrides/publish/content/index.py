"""Where every id lives: the ids authors write on headings, and those that directives generate."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from publish.content import catalogue, pages, register, tables
from publish.content.faults import Fault, PublishError
from publish.content.minted import minted
from publish.content.states import State, files_state


class Home(NamedTuple):
    """Where an id is: the page, the line, the words of its heading, and whether a directive generates it."""

    page: str
    line: int
    title: str
    generated: bool = False


class Index(NamedTuple):
    """All of docs/, scanned: pages by path, ids by name, what the tables hold, and how often each page links to each other."""

    docs: Path
    pages: dict[str, pages.Page]
    places: dict[str, Home]
    faults: list[Fault]
    sources: dict[str, tables.Source]
    glossary: dict[str, tables.Term]
    criteria: dict[str, tables.Criterion]
    ledger: tables.Ledger
    register: register.Register
    searched: dict[str, tuple[str, ...]]
    links: dict[str, Counter[str]]


_kept: dict[Path, tuple[tuple[State, State], Index]] = {}


def index_of(docs: Path) -> Index:
    """The index of a docs folder, kept until one of its files changes."""
    current = files_state(docs, ".md", ".toml"), catalogue.state()
    if docs not in _kept or _kept[docs][0] != current:
        _kept[docs] = current, build(docs)
    return _kept[docs][1]


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
        _read(faults, lambda: register.read(docs), register.Register()),
        _read(faults, lambda: tables.read_searched(docs), {}),
        {},
    )
    for page in index.pages.values():
        found: list[tuple[str, Home]] = []
        for id, place in _read(faults, partial(list, _ids(page, index)), found):
            _add(index, id, place)
    for page in index.pages.values():
        index.links[page.path] = Counter(index.places[use.id].page for use in page.links if use.id in index.places)
    return index


def _read[T](faults: list[Fault], reader: Callable[[], T], default: T) -> T:
    """What the reader gives; when it cannot, its faults are kept and the default is taken."""
    try:
        return reader()
    except PublishError as error:
        faults.extend(error.faults)
        return default


def _add(index: Index, id: str, place: Home) -> None:
    """Note an id, or the fault that it is taken."""
    first = index.places.setdefault(id, place)
    if first is not place:
        message = f"the id “{id}” is taken by {first.page}:{first.line}; choose another, ids are unique across the site"
        index.faults.append(Fault(place.page, place.line, message))


def _ids(page: pages.Page, index: Index) -> Iterator[tuple[str, Home]]:
    """Every id of a page: its headings, then what its directives generate."""
    for heading in page.headings:
        yield heading.id, Home(page.path, heading.line, heading.title)
    for directive in page.directives:
        tables_of = index.sources.values(), index.glossary.values(), index.criteria.values(), index.register
        for id, title in minted(directive, index.docs, *tables_of):
            yield id, Home(page.path, directive.line, title, True)
