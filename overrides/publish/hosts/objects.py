"""What an object store keeps with each file: `python -m publish.hosts.objects site` prints path, type and caching, by tabs.

A store answers with nothing else of its own: the other headers are for the network in front of it to add, by the patterns of
`headers.json`. Compressed copies are left out, since a store does not choose between them.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from publish.hosts.compress import MADE
from publish.hosts.headers import OURS, TEXTS, TYPES, room_of

TYPE = {f".{ending}": type for type, endings in TYPES.items() for ending in endings.split()}
UNKNOWN = "application/octet-stream"


class Kept(NamedTuple):
    """An object: its path in the site, its type, and how long it may be kept."""

    path: str
    type: str
    caching: str


def objects(site: Path) -> Iterator[Kept]:
    """Every file to be put into a store."""
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        path = file.relative_to(site).as_posix()
        if path not in OURS and not (file.suffix in MADE and file.with_suffix("").exists() and file.stem != "sitemap.xml"):
            room = room_of(f"/{path}")
            type = TYPE.get(file.suffix, UNKNOWN)
            yield Kept(path, f"{type}; charset=utf-8" if type in TEXTS else type, room.headers["Cache-Control"])


if __name__ == "__main__":
    for each in objects(Path(sys.argv[1])):
        print(*each, sep="\t")
