"""Ships Python for the browser: everything the worker downloads, in one folder named by its content.

Pages that run the wizard's scripts get a JSON block, `<script type="application/json" data-runtime>`, with the
folder relative to the page, the files with size and integrity, and Pyodide's lock: engine.js reads it.
"""

import base64
import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable
from os.path import relpath
from pathlib import Path
from typing import NamedTuple

from publish import pyodide
from publish.bytecode import compile_archives
from publish.pyodide import Pyodide
from publish.stdlib import OVERLAYS, check_imports, cut
from publish.wheel import STAGED, build_wheel

ROOT = Path(__file__).parents[2]
LICENSES = Path(__file__).parent / "licenses"
FOLDER = "runtime"
USES = "assets/javascripts/decide/"
BLOCK = re.compile(r'<script type="application/json" data-runtime>.*?</script>\n?', re.DOTALL)

type Make = Callable[[Path], object]


class RuntimeInfo(NamedTuple):
    """The folder in the site, its files in the order the worker fetches them, and the lock."""

    folder: str
    files: dict[str, dict[str, int | str]]
    lock: dict[str, object]


def ship(site: Path, root: Path = ROOT) -> RuntimeInfo:
    """Put the runtime into the built site and tell its pages; earlier runtimes leave. Idempotent."""
    stock = pyodide.find(root)
    check_imports(root)
    files = _files(stock, root)
    content = {path.name: path.read_bytes() for path in files}
    digest = hashlib.sha256(
        b"".join(name.encode() + hashlib.sha256(content[name]).digest() for name in sorted(content))
    )
    info = _info(f"{FOLDER}/{digest.hexdigest()[:16]}", files, content, stock)
    _place(site, info, content, stock)
    for page in site.rglob("*.html"):
        _tell(page, site, info)
    return info


def _files(stock: Pyodide, root: Path) -> list[Path]:
    """What is fetched, then what is only read by people."""
    stdlib = _cached(root, "stdlib", [stock.folder / pyodide.STDLIB, *OVERLAYS.rglob("*.py")], lambda to: cut(
        stock.folder / pyodide.STDLIB, to / pyodide.STDLIB
    ))  # fmt: skip
    sources = [root / name for name in STAGED]
    data = [path for path in (root / "decision").rglob("*") if path.suffix in {".py", ".toml"}]
    wheel = _cached(root, "wheel", [*sources, *data], lambda to: build_wheel(root, to))
    return [
        *(stock.folder / name for name in pyodide.SHIPPED),
        stdlib,
        wheel,
        *sorted(LICENSES.glob("*.txt")),
    ]


def _cached(root: Path, kind: str, sources: Iterable[Path], make: Make) -> Path:
    """The one archive that `make` writes into a folder, compiled; made again only when its sources change."""
    own = [
        path
        for path in Path(__file__).parent.glob("*.py")
        if path.name in {"stdlib.py", "wheel.py", "bytecode.py"}
    ]
    parts = (path.as_posix().encode() + path.read_bytes() for path in sorted([*sources, *own]))
    folder = root / ".cache" / FOLDER / f"{kind}-{hashlib.sha256(b''.join(parts)).hexdigest()[:16]}"
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as made:
            make(Path(made))
            compile_archives(Path(made))
            shutil.copytree(made, folder, dirs_exist_ok=True)
    return next(folder.iterdir())


def _info(folder: str, files: list[Path], content: dict[str, bytes], stock: Pyodide) -> RuntimeInfo:
    fetched = [path.name for path in files if path.suffix != ".txt"]
    facts = {name: {"size": len(content[name]), "integrity": _integrity(content[name])} for name in fetched}
    wheel = fetched[-1]
    package = {
        "name": "which-soc", "version": wheel.split("-")[1], "file_name": wheel, "install_dir": "site",
        "sha256": hashlib.sha256(content[wheel]).hexdigest(), "package_type": "package", "imports": ["decision"],
        "depends": [], "unvendored_tests": False,
    }  # fmt: skip
    return RuntimeInfo(folder, facts, {"info": stock.lock_info, "packages": {"which-soc": package}})


def _integrity(content: bytes) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"


def _place(site: Path, info: RuntimeInfo, content: dict[str, bytes], stock: Pyodide) -> None:
    target = site / info.folder
    for old in (site / FOLDER).glob("*"):
        if old != target:
            shutil.rmtree(old)
    target.mkdir(parents=True, exist_ok=True)
    for name, bytes_ in content.items():
        if not (target / name).is_file():
            (target / name).write_bytes(bytes_)
    manifest = {"pyodide": stock.version, "python": stock.lock_info["python"], **info._asdict()}
    (target / "manifest.json").write_text(json.dumps(manifest, indent=1), "utf-8")


def _tell(page: Path, site: Path, info: RuntimeInfo) -> None:
    html = page.read_text("utf-8")
    if USES not in html:
        return
    told = {"folder": f"{relpath(site / info.folder, page.parent)}/", "files": info.files, "lock": info.lock}
    block = f'<script type="application/json" data-runtime>{json.dumps(told)}</script>\n'
    page.write_text(BLOCK.sub("", html).replace("</head>", f"{block}</head>", 1), "utf-8")
