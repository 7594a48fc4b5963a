"""A folder of thousands of small files: what is there already is left, since to remove and make them takes many times as long.

It is hidden while MkDocs cleans the site, which takes all but hidden files away.
"""

import os
import shutil
from pathlib import Path
from types import TracebackType


class KeptFolder:
    """A folder to fill within a `with` block: a file is written where it says something else; what was not written goes."""

    def __init__(self, folder: Path) -> None:
        """Take it as it stands."""
        self._folder = folder
        self._written: set[str] = set()

    def write(self, place: str, text: str) -> None:
        """Write a file, by its path in the folder."""
        path, content = self._folder / place, text.encode()
        self._written.add(str(path))
        try:
            if path.read_bytes() == content:
                return
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def __contains__(self, place: str) -> bool:
        """Whether this file was written."""
        return str(self._folder / place) in self._written

    def __enter__(self) -> "KeptFolder":
        """Begin."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Remove what was not written, and folders that are empty then; after a fault all is left."""
        if error:
            return
        for folder, _, names in os.walk(self._folder, topdown=False):
            for path in (f"{folder}/{name}" for name in names):
                if path not in self._written:
                    Path(path).unlink()
            if not any(os.scandir(folder)):
                Path(folder).rmdir()


def hide(folder: Path) -> None:
    """Keep a folder from being cleaned away, until it is shown again."""
    if folder.is_dir():
        shutil.rmtree(_hidden(folder), ignore_errors=True)
        folder.rename(_hidden(folder))


def show(folder: Path) -> None:
    """Take a folder out of hiding; one that stands there is newer."""
    hidden = _hidden(folder)
    if hidden.is_dir() and not folder.exists():
        hidden.rename(folder)
    shutil.rmtree(hidden, ignore_errors=True)


def _hidden(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}")
