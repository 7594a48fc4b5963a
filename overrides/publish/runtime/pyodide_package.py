"""Pyodide as npm installed it: found whole and of the pinned version, or a fault that says what to run."""

import json
import zipfile
from pathlib import Path
from typing import NamedTuple

from publish.content.faults import Fault, raise_any

PACKAGE = Path("node_modules/pyodide")
SHIPPED = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm")
STDLIB = "python_stdlib.zip"
ADVICE = "run “npm ci”"


class Pyodide(NamedTuple):
    """The package's folder, its version, and the facts its lock file states about its Python."""

    folder: Path
    version: str
    lock_info: dict[str, str]


def find(root: Path) -> Pyodide:
    """Pyodide of the checkout at `root`; every fault of its files raises."""
    folder = root / PACKAGE
    names = [*SHIPPED, STDLIB, "package.json", "pyodide-lock.json"]
    raise_any(_fault(name, "is missing") for name in names if not (folder / name).is_file())
    pinned = json.loads((root / "package.json").read_text())["dependencies"]["pyodide"]
    version = json.loads((folder / "package.json").read_text())["version"]
    info = json.loads((folder / "pyodide-lock.json").read_text())["info"]
    raise_any(_faults(folder, pinned, version))
    wanted = (root / ".python-version").read_text().strip()
    if not info["python"].startswith(f"{wanted}."):
        says = f"Pyodide {version} has Python {info['python']}, but .python-version names {wanted}"
        raise_any([Fault("package.json", 0, says)])
    return Pyodide(folder, version, info)


def _faults(folder: Path, pinned: str, version: str) -> list[Fault]:
    if version != pinned:
        return [_fault("package.json", f"is version {version}, package.json asks for {pinned}")]
    checks = {
        "pyodide.mjs": _whole_script(folder / "pyodide.mjs", version, "export{"),
        "pyodide.asm.js": _whole_script(folder / "pyodide.asm.js", version, "_createPyodideModule;"),
        "pyodide.asm.wasm": whole_wasm((folder / "pyodide.asm.wasm").read_bytes()),
        STDLIB: zipfile.is_zipfile(folder / STDLIB),
    }
    return [_fault(name, "is damaged") for name, good in checks.items() if not good]


def _whole_script(path: Path, version: str, last: str) -> bool:
    text = path.read_text("utf-8")
    return f'"{version}"' in text and last in text[-200:]


def _fault(name: str, what: str) -> Fault:
    return Fault(f"{PACKAGE.as_posix()}/{name}", 0, f"{what}: {ADVICE}")


def whole_wasm(binary: bytes) -> bool:
    """True when the sections of a WebAssembly module end exactly at its end."""
    if not binary.startswith(b"\0asm\1\0\0\0"):
        return False
    place = 8
    while place < len(binary):
        size, shift, place = 0, 0, place + 1
        while place < len(binary):
            byte = binary[place]
            size, shift, place = size | (byte & 0x7F) << shift, shift + 7, place + 1
            if byte < 0x80:
                break
        place += size
    return place == len(binary)
