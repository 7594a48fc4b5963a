"""The checks over docs/ before it is rendered: `python -m publish.content.before docs [pages …] [--lenient] [--write-ledger]`."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from publish.content import register
from publish.content.checks import consistency, grading, usual
from publish.content.faults import Fault, raise_any
from publish.content.index import Index, build, index_of
from publish.content.pages import Page
from publish.content.permalinks import add_new
from publish.meanwhile import side_by_side


def page_faults(index: Index, paths: Sequence[str]) -> list[Fault]:
    """Everything wrong within these pages, apart from links to ids that do not exist."""
    found = side_by_side(lambda path: _faults(index.pages[path], index), paths)
    return [*(fault for fault in index.faults if fault.path in paths), *chain.from_iterable(found)]


def _faults(page: Page, index: Index) -> list[Fault]:
    """Everything wrong within one page."""
    return [
        *consistency.front_matter(page),
        *consistency.title(page),
        *consistency.citations(page, index),
        *consistency.unsourced(page),
        *consistency.invented(page),
        *consistency.law_date(page),
        *grading.weak(page, index.sources),
        *usual.faults(page),
    ]


def link_faults(index: Index, paths: Iterable[str]) -> list[Fault]:
    """Links that lead nowhere: while pages are still being written they are expected."""
    return [fault for path in paths for fault in consistency.links(index.pages[path], index)]


def site_faults(index: Index) -> list[Fault]:
    """Everything wrong between pages, tables, the decision and the ledger."""
    named = register.faults(index.register, index.sources, index.places)
    tables = [
        *consistency.glossary(index),
        *consistency.searched(index),
        *consistency.decision(index),
        *consistency.ledger(index),
    ]
    return [*index.faults, *tables, *named]


def check(docs: Path, strict: bool = True, paths: Iterable[str] | None = None) -> list[Fault]:
    """Check all of docs/, or these pages and what lies between all. Faults raise.

    When not strict, those that a draft may have come back as warnings.
    """
    index = index_of(docs)
    pages = list(index.pages if paths is None else paths)
    hard = page_faults(index, pages)
    soft = [*link_faults(index, pages), *(fault for fault in site_faults(index) if fault not in hard)]
    raise_any([*hard, *soft] if strict else hard)
    return soft


def main(arguments: list[str] | None = None) -> int:
    """Print every fault with file and line; the exit code says whether there is one."""
    parser = argparse.ArgumentParser(prog="publish.content.before", description=__doc__)
    parser.add_argument("docs", type=Path)
    parser.add_argument("files", nargs="*", type=Path, help="only these pages")
    parser.add_argument("--lenient", action="store_true", help="links to ids that do not exist yet only warn")
    parser.add_argument("--write-ledger", action="store_true", help="add new ids to docs/permalinks.toml")
    given = parser.parse_intermixed_args(arguments)
    if given.write_ledger:
        print(f"{add_new(build(given.docs))} new ids in the ledger")
    index = build(given.docs)
    paths = [file.resolve().relative_to(index.docs).as_posix() for file in given.files] or list(index.pages)
    if unknown := [path for path in paths if path not in index.pages]:
        parser.error(f"no page {', '.join(unknown)}")
    hard = page_faults(index, paths)
    links = link_faults(index, paths)
    if not given.files:
        (links if given.lenient else hard).extend(fault for fault in site_faults(index) if fault not in hard)
    if given.lenient:
        links = [fault for fault in links if not fault.message.startswith(consistency.NEW)]
    return _print(hard if given.lenient else [*hard, *links], links if given.lenient else [])


def _print(faults: list[Fault], warnings: list[Fault]) -> int:
    for fault in sorted(set(faults)):
        print(fault)
    for warning in sorted(set(warnings)):
        print(f"warning: {warning}")
    print(f"{len(set(faults))} faults, {len(set(warnings))} warnings")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
