"""Ships Python for the browser: everything the worker downloads, in one folder named by its content.

Pages that run the wizard's scripts get a JSON block, `<script type="application/json" data-runtime>`, with
the folder relative to the page, the files with size and integrity, and Pyodide's lock without a package, since
it loads none: runtime.js reads it.
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

from publish.runtime import binary, pyodide_package, stdlib
from publish.runtime.archives import cached, digest, kept
from publish.runtime.pyodide_package import Pyodide
from publish.runtime.stdlib import OVERLAYS, PARTS, check_imports, cut, pack, package_of
from publish.runtime.wheel import STAGED, build_wheel

ROOT = Path(__file__).parents[3]
LICENSES = Path(__file__).parent / "licenses"
FOLDER = "runtime"
SOURCE = "source"  # the scripts that cut the binary, beside it as its license asks
ROOMS = {"wizard": None, "batch": "batch", "rfp": "library", "check": "links"}  # of scripts, with the part each needs
LATER = {"check": "pdf"}  # and the part that each fetches when it comes to that


class RuntimeInfo(NamedTuple):
    """The folder in the site, the files that the worker fetches with size and integrity, and the lock.

    `parts` are the files, by part, that only the pages with its scripts fetch; `reserve` those that are fetched
    after a start or, should that fail, in the place of another: the rest of the binary, and all of it.
    """

    folder: str
    files: dict[str, dict[str, object]]
    parts: dict[str, dict[str, dict[str, object]]]
    reserve: dict[str, dict[str, object]]
    lock: dict[str, object]

    def every(self) -> dict[str, dict[str, object]]:
        """All files of all of these."""
        return {name: facts for part in (self.files, *self.parts.values(), self.reserve) for name, facts in part.items()}


def ship(site: Path, root: Path = ROOT) -> RuntimeInfo:
    """Put the runtime into the built site; earlier runtimes leave. Idempotent."""
    stock = pyodide_package.find(root)
    kept(root, _checked(root), lambda _: check_imports(root))
    library, wheel = _stdlib(stock, root), _wheel(root)
    start, reserve = binary.files(stock.folder, root)
    fetched = [*start, library, wheel]
    parts = {part: _part(stock, root, part) for part in PARTS}
    shipped = [*fetched, *parts.values(), *reserve, *sorted(LICENSES.glob("*.txt"))]
    folder = f"{FOLDER}/{digest([*shipped, *binary.SCRIPTS])}"
    facts = {path.name: size_and_hash(path) for path in fetched}
    apart = {part: {path.name: size_and_hash(path)} for part, path in parts.items()}
    spare = {path.name: size_and_hash(path) for path in reserve}
    info = RuntimeInfo(folder, facts, apart, spare, {"info": stock.lock_info, "packages": {}})
    _place(site, shipped, info, stock)
    return info


def _checked(root: Path) -> list[Path]:
    """What the wizard's Python imports depends on: its modules, and those of others that travel with it."""
    others = (path for part in PARTS for path in package_of(part).values())
    return [*(root / "decision").rglob("*.py"), *OVERLAYS.rglob("*.py"), *others, Path(stdlib.__file__)]


def _stdlib(stock: Pyodide, root: Path) -> Path:
    whole = stock.folder / pyodide_package.STDLIB
    return cached(root, [whole, *OVERLAYS.rglob("*.py")], lambda folder: cut(whole, folder / whole.name))


def _wheel(root: Path) -> Path:
    sources = (path for path in (root / "decision").rglob("*") if path.suffix in {".py", ".toml"})
    return cached(root, [*sources, *map(root.joinpath, STAGED)], lambda folder: build_wheel(root, folder))


def _part(stock: Pyodide, root: Path, part: str) -> Path:
    whole = stock.folder / pyodide_package.STDLIB
    sources = (path for path in (root / "decision" / part).rglob("*") if path.suffix in {".py", ".toml"})
    others = package_of(part).values()
    return cached(root, [whole, *sources, *others], lambda folder: pack(whole, root, part, folder / f"{part}.zip"))


def size_and_hash(path: Path) -> dict[str, object]:
    """What a page is told of a file."""
    hashed = base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()
    return {"size": path.stat().st_size, "integrity": f"sha256-{hashed}"}


def _place(site: Path, files: Iterable[Path], info: RuntimeInfo, stock: Pyodide) -> None:
    target = site / info.folder
    for old in (site / FOLDER).glob("*"):
        if old != target:
            shutil.rmtree(old)
    target.mkdir(parents=True, exist_ok=True)
    (target / SOURCE).mkdir(exist_ok=True)
    for path in files:
        shutil.copyfile(path, target / path.name)
    for path in binary.SCRIPTS:
        shutil.copyfile(path, target / SOURCE / path.name)
    manifest = {"pyodide": stock.version, "python": stock.lock_info["python"], "files": info.every()}
    (target / "manifest.json").write_text(json.dumps(manifest, indent=1), "utf-8")


def tell(page: LexborHTMLParser, file: Path, site: Path, info: RuntimeInfo) -> None:
    """Put the block into the head of a page that runs the wizard, in place of an earlier one; `file` is where it stands."""
    for earlier in page.css("script[data-runtime]"):
        earlier.decompose()
    rooms = [room for room in ROOMS if page.css_first(f'script[src*="/{room}/"]')]
    if page.head and rooms:
        parts = [info.parts[part] for room in rooms if (part := ROOMS[room])]
        files = {name: facts for each in (info.files, *parts) for name, facts in each.items()}
        place = f"{relpath(site / info.folder, file.parent)}/"
        told = {"folder": place, "files": files, "reserve": info.reserve, "lock": info.lock}
        if later := [info.parts[LATER[room]] for room in rooms if room in LATER]:
            told["later"] = {name: facts for each in later for name, facts in each.items()}
        block = page.create_node("script")
        block.attrs["type"] = "application/json"
        block.attrs["data-runtime"] = ""
        block.insert_child(json.dumps(told))
        page.head.insert_child(block)
