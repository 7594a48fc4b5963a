"""The answer library of docs/rfp/library/: its tables as data, and read."""

import functools
from pathlib import Path
from typing import Any

from decision.catalogue.errors import CatalogueError, DataFault
from decision.library.model import Answer, Library
from decision.library.read import read_library
from publish.content.catalogue import EDITION
from publish.content.faults import Fault, PublishError
from publish.content.states import State, files_state
from publish.content.tables import line_of, read_toml

FOLDER = Path("rfp/library")

type Json = dict[str, Any]


def files(docs: Path) -> list[Path]:
    """The files of the library, in the order in which they are read."""
    folder = docs / FOLDER
    return [folder / name for name in ("form.toml", "facts.toml", "details.toml", "sentences.toml")] + sorted(
        (folder / "answers").glob("*.toml")
    )


def tables(docs: Path) -> Json:
    """All tables of the library by kind, in file order; an answer has the topic of its file. They are for reading alone."""
    return _tables(docs, files_state(docs / FOLDER, ".toml"))


@functools.lru_cache(maxsize=1)
def _tables(docs: Path, _state: State) -> Json:
    found: Json = {kind: [] for kind in ("question", "fact", "claim", "field", "group", "answer")}
    for path in files(docs):
        data = read_toml(path)
        topic = data.pop("topic", None)
        for kind, rows in data.items():
            found.setdefault(kind, []).extend({**row, "topic": topic} if topic else row for row in rows)
    return found


def read(docs: Path) -> Library:
    """The library as its files stand now; its faults become faults of the site."""
    return _read(docs, files_state(docs / FOLDER, ".toml"))


@functools.lru_cache(maxsize=1)
def _read(docs: Path, _state: State) -> Library:
    try:
        return read_library(tables(docs), EDITION)
    except CatalogueError as error:
        raise PublishError(_placed(docs, fault) for fault in error.faults) from None


def _placed(docs: Path, fault: DataFault) -> Fault:
    """A fault with its file and line: where the table of the key's first part has its id."""
    id = fault.path.partition(".")[0]
    found = ((path, line_of(path, id)) for path in files(docs))
    path, line = next((each for each in found if each[1]), (docs / FOLDER, 0))
    return Fault(path.relative_to(docs).as_posix(), line, f"{fault.file} {fault.path}: {fault.message}")


def answers(docs: Path) -> tuple[Answer, ...]:
    """The answers; none where there is no library."""
    return read(docs).answers if (docs / FOLDER / "form.toml").is_file() else ()
