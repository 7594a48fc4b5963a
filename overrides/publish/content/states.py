"""What the file system says of files, which is enough to know whether one has changed."""

import os
from collections.abc import Iterator
from pathlib import Path

NOT_OURS = (".", "#", "__pycache__")  # how names start that editors and Python leave beside

type State = tuple[tuple[str, int, int], ...]


def files_state(place: Path, *endings: str) -> State:
    """A file, or every file below a folder, with its last change and its size; only those with one of the endings, if any."""
    found = [(str(place), place.stat())] if place.is_file() else _below(str(place)) if place.is_dir() else ()
    return tuple(
        sorted((path, facts.st_mtime_ns, facts.st_size) for path, facts in found if not endings or path.endswith(endings))
    )


def _below(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(NOT_OURS) or entry.name.endswith("~"):
                continue
            if entry.is_dir():
                yield from _below(entry.path)
            else:
                yield entry.path, entry.stat()
