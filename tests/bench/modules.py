"""What each module of the cut library and of our wheel costs: bytes on the wire, and milliseconds of a start."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import brotli

from publish.content.figures.bench import Row

GROUP = "Modules of a start, each by itself"


def rows(site: Path, took: dict[str, float]) -> Iterator[Row]:
    """A row a module, the slowest first; those that a start leaves alone come last, the largest first."""
    sizes = {name: len(brotli.compress(content)) for name, content in _modules(site)}
    for name in sorted(took.keys() | sizes.keys(), key=lambda each: (-took.get(each, 0), -sizes.get(each, 0), each)):
        bytes_ = f"{sizes[name] / 1e3:.1f} KB in brotli" if name in sizes else "in the binary"
        note = bytes_ if name in took else f"{bytes_}, imported when it is asked for"
        yield Row(GROUP, name, "ms", took.get(name, 0), note=note)


def _modules(site: Path) -> Iterator[tuple[str, bytes]]:
    """The modules that come with a start, compiled, by their names."""
    (wheel,) = (site / "runtime").glob("*/*.whl")
    for archive in (wheel, wheel.with_name("python_stdlib.zip")):
        with zipfile.ZipFile(archive) as zipped:
            for file in zipped.namelist():
                if file.endswith(".pyc"):
                    yield file.removesuffix(".pyc").removesuffix("/__init__").replace("/", "."), zipped.read(file)
