"""Compiles the modules in wheels and zips to bytecode with pyodide-build, the same bytes every time."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

EPOCH = (2020, 2, 2, 0, 0, 0)
FIXED = {"SOURCE_DATE_EPOCH": "1580601600", "PYTHONHASHSEED": "0", "PYTHONOPTIMIZE": "2"}


def compile_archives(folder: Path) -> None:
    """Compile every wheel and zip in the folder, and store it uncompressed: transport compresses better."""
    tool = Path(sys.executable).parent / "pyodide"
    command = [tool, "py-compile", "--silent", "--compression-level", "0", folder]
    subprocess.run(command, env={**os.environ, **FIXED}, check=True)
    for archive in [*folder.glob("*.whl"), *folder.glob("*.zip")]:
        _repack(archive)


def _repack(archive: Path) -> None:
    with zipfile.ZipFile(archive) as zipped:
        members = {name: zipped.read(name) for name in sorted(zipped.namelist())}
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as zipped:
        for name, content in members.items():
            zipped.writestr(zipfile.ZipInfo(name, EPOCH), content)
