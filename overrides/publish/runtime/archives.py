"""Makes wheels and zips of Python for the browser: compiled by pyodide-build, same bytes every time."""

import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

CACHE = Path(".cache") / "runtime"
MAKERS = ("archives.py", "stdlib.py", "wheel.py")
EPOCH = (2020, 2, 2, 0, 0, 0)
FIXED = {
    "SOURCE_DATE_EPOCH": "1580601600",
    "PYTHONHASHSEED": "0",
    "PYTHONOPTIMIZE": "2",  # no docstrings, no asserts
    "PYTHONNODEBUGRANGES": "1",  # lines for a traceback, no columns: a fifth less
}


def cached(root: Path, sources: Iterable[Path], make: Callable[[Path], object]) -> Path:
    """The archive that `make` writes into a folder, compiled; made again only when its sources change."""

    def compiled(folder: Path) -> None:
        make(folder)
        compile_archives(folder)

    makers = (Path(__file__).with_name(name) for name in MAKERS)
    folder = kept(root, [*sources, *makers], compiled)
    return next(path for path in folder.iterdir() if path.suffix in {".whl", ".zip"})


def kept(root: Path, sources: Iterable[Path], make: Callable[[Path], object], told: str = "") -> Path:
    """The folder that `make` fills, whole or not at all; filled again only when its sources change, or what else it is told."""
    folder = root / CACHE / digest(sources, told)
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as made:
            (Path(made) / "archive").mkdir()
            make(Path(made) / "archive")
            _settle(Path(made) / "archive", folder)
    return folder


def _settle(made: Path, folder: Path) -> None:
    """Give a finished folder its name at once; another build may have been faster with the same."""
    try:
        made.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise


def digest(files: Iterable[Path], told: str = "") -> str:
    """A short hash of the names and contents of files, whatever their order, and of what else is told."""
    total = hashlib.sha256(told.encode())
    for path in sorted(files, key=lambda file: (file.name, file)):
        total.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def compile_archives(folder: Path) -> None:
    """Compile every wheel and zip in the folder, and store it uncompressed: transport compresses better."""
    command = [
        str(Path(sys.executable).with_name("pyodide")),
        "py-compile",
        "--silent",
        "--compression-level=0",
    ]
    subprocess.run([*command, str(folder)], env={**os.environ, **FIXED}, check=True)
    for archive in [*folder.glob("*.whl"), *folder.glob("*.zip")]:
        _repack(archive)


def _repack(archive: Path) -> None:
    with zipfile.ZipFile(archive) as zipped:
        members = {name: zipped.read(name) for name in sorted(zipped.namelist())}
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as zipped:
        for name, content in members.items():
            zipped.writestr(zipfile.ZipInfo(name, EPOCH), content)
