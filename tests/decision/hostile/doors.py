"""The doors through which words of others come in. Each takes bytes of any kind, and what escapes it is a fault.

The property tests and the fuzzer knock at the same doors.
"""

import contextlib
import io
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from unittest import mock

from decision.answers.link import parse, write
from decision.answers.read import plain, read
from decision.api import handle_json
from decision.catalogue.errors import CatalogueError
from decision.catalogue.load import load
from decision.catalogue.standard import catalogue
from decision.cli.main import main
from tests.decision.links import papers

TINY = Path(__file__).parents[1] / "tiny"
TODAY = date(2026, 11, 23)
DAY = "--today=2026-11-23"
TABLE = b"vendor,role,offering\nAcme,provider,saas\n"
LASTING = frozenset(["ask", "prove", "export", "-"])  # they wait for a reader, take minutes, or write where they are told


def request(content: bytes) -> None:
    """Any text is answered with JSON."""
    found = json.loads(handle_json(_text(content)))
    assert isinstance(found, dict)


def fragment(content: bytes) -> None:
    """Any link is read; what is understood survives being written and read again."""
    real = catalogue()
    answers = plain(read(real, parse(real, _text(content)).answers, TODAY), real)
    again = parse(real, write(real, answers))
    assert plain(read(real, again.answers, TODAY), real) == answers


def toml(content: bytes) -> None:
    """A catalogue with any file in it is loaded, or its faults are named; the first byte says which file."""
    names = sorted(path.relative_to(TINY).as_posix() for path in TINY.rglob("*.toml"))
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            target = Path(folder) / name
            target.parent.mkdir(exist_ok=True)
            target.write_bytes((TINY / name).read_bytes())
        (Path(folder) / names[content[0] % len(names) if content else 0]).write_bytes(content[1:])
        with contextlib.suppress(CatalogueError):
            load(Path(folder))


def answers_file(content: bytes) -> None:
    """A file of answers is evaluated, explained, reported and scheduled, or refused."""
    with _folder(answers=content):
        for command in ("check", "explain", "report", "schedule"):
            run(command, "answers", DAY)
        run("check", "answers", "--json", DAY)


def table(content: bytes) -> None:
    """A table of vendors is judged or refused, whatever its encoding, and so is a workbook."""
    with _folder(**{"table.csv": content, "table.xlsx": content}):
        run("batch", "table.csv", "-o", "out.csv", DAY)
        if content.startswith(b"PK"):
            run("batch", "table.xlsx", "-o", "out.xlsx", DAY)


def mapping(content: bytes) -> None:
    """A file that maps columns to questions is obeyed or refused."""
    with _folder(**{"table.csv": TABLE, "map.toml": content}):
        run("batch", "table.csv", "--map", "map.toml", DAY)


def document(content: bytes) -> None:
    """A document is checked for our links, or refused."""
    with _folder(document=content):
        run("check-links", "document", "--site", str(_site()), "--json")


def published(content: bytes) -> None:
    """What a site says of its links is believed as far as it can be, or refused."""
    words = f"{papers.ROOT}bridge-letters/2026.11/ {papers.ROOT}nothing-at-all/".encode()
    with _folder(**{"document": words, "site/data/links.json": content, "site/data/sections.json": content}):
        run("check-links", "document", "--site", "site")


def words(content: bytes) -> None:
    """The command line is done, finds something, or refuses, whatever is typed."""
    typed = _text(content).replace("\0", "").split()
    if LASTING.isdisjoint(typed) and not any("/" in word or word == ".." for word in typed):
        with _folder(answers=b'role = "provider"', table=TABLE):
            run(*typed)


DOORS: dict[str, Callable[[bytes], None]] = {
    door.__name__: door for door in (request, fragment, toml, answers_file, table, mapping, document, published, words)
}


def run(*arguments: str) -> None:
    """Run a command as from a terminal that takes UTF-8 alone; it ends with 0, 1 or 2."""
    out, error = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with mock.patch.multiple(sys, stdout=out, stderr=error, stdin=io.TextIOWrapper(io.BytesIO())):
        try:
            code = main(list(arguments))
        except SystemExit as stopped:
            code = stopped.code
    assert code in {0, 1, 2}, arguments


def _text(content: bytes) -> str:
    """Any bytes as text, lone surrogates among it, as scripts hand it over."""
    return content.decode("utf-8", "surrogateescape")


@contextlib.contextmanager
def _folder(**files: bytes) -> Iterator[None]:
    """A folder of its own with these files, and the process in it."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            target = Path(folder) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


@cache
def _site() -> Path:
    """A site that publishes its links, for as long as the process lives."""
    folder = Path(tempfile.mkdtemp(prefix="which-soc-site-"))
    (folder / "data").mkdir()
    (folder / "data" / "links.json").write_text(json.dumps(papers.published()))
    return folder
