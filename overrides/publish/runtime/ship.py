"""Ships Python for the browser: everything the worker downloads, in one folder named by its content.

Pages that run the wizard's scripts get a JSON block, `<script type="application/json" data-runtime>`, with
the folder relative to the page, the files with size and integrity, and Pyodide's lock: engine.js reads it.
"""

import base64
import hashlib
import json
import shutil
from collections.abc import Iterable
from os.path import relpath
from pathlib import Path
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from publish.runtime import pyodide_package
from publish.runtime.archives import cached, digest
from publish.runtime.pyodide_package import Pyodide
from publish.runtime.stdlib import OVERLAYS, check_imports, cut, pack_apart
from publish.runtime.wheel import STAGED, build_wheel

ROOT = Path(__file__).parents[3]
LICENSES = Path(__file__).parent / "licenses"
FOLDER = "runtime"
USES = ", ".join(f'script[src*="/{room}/"]' for room in ("wizard", "batch", "rfp", "check"))
USES_APART = 'script[src*="/check/"]'
APART = "links.zip"


class RuntimeInfo(NamedTuple):
    """The folder in the site, the files that the worker fetches with size and integrity, and the lock.

    Those `apart` are for the checker's page alone.
    """

    folder: str
    files: dict[str, dict[str, object]]
    apart: dict[str, dict[str, object]]
    lock: dict[str, object]


def ship(site: Path, root: Path = ROOT) -> RuntimeInfo:
    """Put the runtime into the built site; earlier runtimes leave. Idempotent."""
    stock = pyodide_package.find(root)
    check_imports(root)
    stdlib, wheel = _stdlib(stock, root), _wheel(root)
    fetched = [*(stock.folder / name for name in pyodide_package.SHIPPED), stdlib, wheel]
    apart = _apart(stock, root)
    licenses = sorted(LICENSES.glob("*.txt"))
    folder = f"{FOLDER}/{digest([*fetched, apart, *licenses])}"
    facts = {path.name: _facts(path) for path in fetched}
    info = RuntimeInfo(folder, facts, {apart.name: _facts(apart)}, _lock(stock, wheel))
    _place(site, [*fetched, apart, *licenses], info, stock)
    return info


def _stdlib(stock: Pyodide, root: Path) -> Path:
    whole = stock.folder / pyodide_package.STDLIB
    return cached(root, [whole, *OVERLAYS.rglob("*.py")], lambda folder: cut(whole, folder / whole.name))


def _wheel(root: Path) -> Path:
    sources = (path for path in (root / "decision").rglob("*") if path.suffix in {".py", ".toml"})
    return cached(root, [*sources, *map(root.joinpath, STAGED)], lambda folder: build_wheel(root, folder))


def _apart(stock: Pyodide, root: Path) -> Path:
    whole = stock.folder / pyodide_package.STDLIB
    sources = sorted((root / "decision" / "links").glob("*.py"))
    return cached(root, [whole, *sources], lambda folder: pack_apart(whole, root, folder / APART))


def _facts(path: Path) -> dict[str, object]:
    hashed = base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()
    return {"size": path.stat().st_size, "integrity": f"sha256-{hashed}"}


def _lock(stock: Pyodide, wheel: Path) -> dict[str, object]:
    """Pyodide's lock file, cut to our wheel."""
    package = {
        "name": "which-soc",
        "version": wheel.name.split("-")[1],
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": ["decision"],
        "depends": [],
        "unvendored_tests": False,
    }
    return {"info": stock.lock_info, "packages": {"which-soc": package}}


def _place(site: Path, files: Iterable[Path], info: RuntimeInfo, stock: Pyodide) -> None:
    target = site / info.folder
    for old in (site / FOLDER).glob("*"):
        if old != target:
            shutil.rmtree(old)
    target.mkdir(parents=True, exist_ok=True)
    for path in files:
        shutil.copyfile(path, target / path.name)
    manifest = {"pyodide": stock.version, "python": stock.lock_info["python"], "files": info.files | info.apart}
    (target / "manifest.json").write_text(json.dumps(manifest, indent=1), "utf-8")


def tell(page: LexborHTMLParser, file: Path, site: Path, info: RuntimeInfo) -> None:
    """Put the block into the head of a page that runs the wizard, in place of an earlier one; `file` is where it stands."""
    for earlier in page.css("script[data-runtime]"):
        earlier.decompose()
    if page.head and page.css_first(USES):
        files = info.files | (info.apart if page.css_first(USES_APART) else {})
        told = {"folder": f"{relpath(site / info.folder, file.parent)}/", "files": files, "lock": info.lock}
        block = page.create_node("script")
        block.attrs["type"] = "application/json"
        block.attrs["data-runtime"] = ""
        block.insert_child(json.dumps(told))
        page.head.insert_child(block)
