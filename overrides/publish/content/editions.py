"""The frozen editions of docs/editions/: every section's words as they were published, one file an edition."""

import functools
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from publish.content.faults import Fault, PublishError

FOLDER = "editions"
NAME = re.compile(r"\d{4}\.\d{2}(\.\d+)?")


class Frozen(NamedTuple):
    """A section as an edition had it; `sources` are those its notes named, with their places."""

    id: str
    title: str
    page: str
    text: str
    sha256: str
    reviewed: str
    sources: tuple[str, ...]


type Edition = dict[str, Frozen]


def names(docs: Path) -> list[str]:
    """The names of the editions, oldest first."""
    return [path.stem for path in sorted((docs / FOLDER).glob("*.json"))]


def read(docs: Path) -> dict[str, Edition]:
    """The editions by name, oldest first; a file that was tampered with is a fault."""
    return {path.stem: _kept(path) for path in sorted((docs / FOLDER).glob("*.json"))}


def ids(docs: Path, edition: str) -> frozenset[str]:
    """The ids that an edition has; none where it is not frozen yet."""
    path = docs / FOLDER / f"{edition}.json"
    return frozenset(_kept(path)) if path.is_file() else frozenset()


def _kept(path: Path) -> Edition:
    return _read(path, path.stat().st_mtime_ns)


@functools.lru_cache(maxsize=16)
def _read(path: Path, _changed: int) -> Edition:
    rows = json.loads(path.read_text("utf-8"))
    found = {row["id"]: Frozen(**{**row, "sources": tuple(row["sources"])}) for row in rows}
    changed = sorted(each.id for each in found.values() if hashlib.sha256(each.text.encode()).hexdigest() != each.sha256)
    if changed:
        name = f"{FOLDER}/{path.name}"
        raise PublishError(
            Fault(name, 0, f"the words of “{id}” are not those of its hash: an edition is never changed") for id in changed
        )
    return found


def of(sections: Iterable[Mapping[str, Any]]) -> Edition:
    """The sections of `sections.json` as an edition."""
    rows = ({field: row[field] for field in Frozen._fields} for row in sections)
    return {row["id"]: Frozen(**{**row, "reviewed": row["reviewed"] or "", "sources": tuple(row["sources"])}) for row in rows}


def freeze(docs: Path, edition: str, sections: Iterable[Mapping[str, Any]]) -> Path:
    """Write an edition from `sections.json`, one section a line; an edition that is there already is a fault."""
    path = docs / FOLDER / f"{edition}.json"
    if not NAME.fullmatch(edition):
        raise PublishError([Fault(path.name, 0, f"“{edition}” is not an edition such as 2026.12")])
    if path.exists():
        raise PublishError([Fault(path.name, 0, "this edition is frozen; raise the version in decision/__init__.py")])
    rows = [each._asdict() for _, each in sorted(of(sections).items())]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in rows)
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"[\n{lines}\n]\n", "utf-8")
    return path
