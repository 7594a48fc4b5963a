"""What is shipped for Python in the browser: pinned, whole, the same every time, and told to the pages."""

import json
import re
import shutil
import zipfile
from pathlib import Path

import brotli
import pytest

from publish.content.faults import PublishError
from publish.runtime import pyodide_package, ship
from publish.runtime.stdlib import MODULES, OVERLAYS, check_imports
from publish.site.page import every_page

# What was reached in brotli 9, and a little room: 112 KB and 115 KB.
BYTES = {".whl": 115_000, "python_stdlib.zip": 118_000}
USING = '<html><head></head><body><script type="module" src="../assets/javascripts/wizard/main.js"></script></body></html>'


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A site of two pages, of which one runs the wizard."""
    (tmp_path / "decide").mkdir()
    (tmp_path / "decide" / "index.html").write_text(USING)
    (tmp_path / "index.html").write_text("<html><head></head></html>")
    return tmp_path


@pytest.fixture
def checkout(root: Path, tmp_path: Path) -> Path:
    """A checkout with a copy of Pyodide to damage."""
    shutil.copytree(root / pyodide_package.PACKAGE, tmp_path / pyodide_package.PACKAGE)
    for name in ("package.json", ".python-version"):
        shutil.copy(root / name, tmp_path)
    return tmp_path


def told(page: Path) -> dict:
    """What the page says about the runtime."""
    return json.loads(re.findall(r'data-runtime="">(.*?)</script>', page.read_text())[0])


def test_the_wheel_carries_bytecode_and_the_compiled_catalogue(root: Path, small: Path):
    """The wheel has no source and no TOML; the catalogue is in it as a module; nothing is compressed twice."""
    info = ship.ship(small, root)
    (wheel,) = (small / info.folder).glob("*.whl")
    with zipfile.ZipFile(wheel) as zipped:
        names = zipped.namelist()
        assert {each.compress_type for each in zipped.infolist()} == {zipfile.ZIP_STORED}
    assert {"decision/api.pyc", "decision/_catalogue.pyc"} <= set(names)
    assert not [name for name in names if name.endswith((".py", ".toml"))]
    assert not any(name.startswith("publish") for name in names)


def test_python_s_archives_are_as_small_as_they_were(root: Path, small: Path):
    """So many bytes on the wire for our wheel and the cut library, and no more. Fewer is an occasion to lower these."""
    info = ship.ship(small, root)
    paths = {end: path for end in BYTES for path in (small / info.folder).glob(f"*{end}")}
    sent = {end: len(brotli.compress(path.read_bytes(), quality=9)) for end, path in paths.items()}
    assert sent.keys() == BYTES.keys()
    assert not {end: size for end, size in sent.items() if size > BYTES[end]}


def test_pages_that_run_the_wizard_are_told_where_python_is(root: Path, small: Path):
    """Only those pages get the block, relative to themselves, with size and hash of each file and the lock."""
    info = ship.ship(small, root)
    every_page.complete(small, info)
    block = told(small / "decide" / "index.html")
    folder = small / "decide" / block["folder"]
    assert folder.resolve() == (small / info.folder).resolve()
    assert {name: (folder / name).stat().st_size for name in block["files"]} == {
        name: facts["size"] for name, facts in block["files"].items()
    }
    assert block["lock"] == {"info": pyodide_package.find(root).lock_info, "packages": {}}
    assert "data-runtime" not in (small / "index.html").read_text()


def test_shipping_twice_changes_nothing_and_old_runtimes_leave(root: Path, small: Path):
    """A second run gives the same site; the folder of an earlier build is removed."""
    every_page.complete(small, ship.ship(small, root))
    before = {path: path.read_bytes() for path in small.rglob("*") if path.is_file()}
    (small / "runtime" / "0123456789abcdef").mkdir()
    every_page.complete(small, ship.ship(small, root))
    assert {path: path.read_bytes() for path in small.rglob("*") if path.is_file()} == before
    assert len(list((small / "runtime").iterdir())) == 1


def test_the_shipped_version_is_the_pinned_one(root: Path, small: Path):
    """The manifest names the Pyodide of package.json and the Python of .python-version; licenses lie beside."""
    info = ship.ship(small, root)
    manifest = json.loads((small / info.folder / "manifest.json").read_text())
    assert manifest["pyodide"] == json.loads((root / "package.json").read_text())["dependencies"]["pyodide"]
    assert manifest["python"].startswith((root / ".python-version").read_text().strip() + ".")
    licenses = {path.name for path in (small / info.folder).glob("*.txt")}
    assert licenses > {"MPL-2.0.txt", "NOTICE.txt", "Python-3.13.txt", "pypdf.txt"}
    assert licenses == {path.name for path in ship.LICENSES.iterdir()}


@pytest.mark.parametrize("name", [*pyodide_package.SHIPPED, pyodide_package.STDLIB, "pyodide-lock.json"])
def test_a_missing_file_of_pyodide_says_what_to_run(checkout: Path, name: str):
    """A file that is not there fails the build by name, with the command that brings it."""
    (checkout / pyodide_package.PACKAGE / name).unlink()
    with pytest.raises(PublishError, match=f"{re.escape(name)}: is missing: run “npm ci”"):
        pyodide_package.find(checkout)


@pytest.mark.parametrize("name", [*pyodide_package.SHIPPED, pyodide_package.STDLIB])
def test_a_damaged_file_of_pyodide_says_what_to_run(checkout: Path, name: str):
    """A file cut short fails the build by name, with the command that mends it."""
    path = checkout / pyodide_package.PACKAGE / name
    path.write_bytes(path.read_bytes()[:-300])
    with pytest.raises(PublishError, match=f"{re.escape(name)}: is damaged: run “npm ci”"):
        pyodide_package.find(checkout)


def test_another_version_of_pyodide_is_refused(checkout: Path):
    """The installed package must be the one that package.json pins, and its Python that of .python-version."""
    (checkout / ".python-version").write_text("3.12\n")
    with pytest.raises(PublishError, match=r"\.python-version names 3\.12"):
        pyodide_package.find(checkout)
    (checkout / "package.json").write_text('{"dependencies": {"pyodide": "0.1.0"}}')
    with pytest.raises(PublishError, match="package.json asks for 0.1.0"):
        pyodide_package.find(checkout)


def test_an_import_that_the_cut_library_lacks_fails_the_build(root: Path, tmp_path: Path):
    """A new import in the wizard's Python is named with file, line and what to do."""
    shutil.copytree(root / "decision", tmp_path / "decision")
    api = tmp_path / "decision" / "api.py"
    api.write_text(api.read_text() + "\nimport decimal\n")
    line = len(api.read_text().splitlines())
    with pytest.raises(PublishError, match=rf"decision/api\.py:{line}: the browser's library has no “decimal”"):
        check_imports(tmp_path)


def test_no_overlay_is_for_a_module_that_is_kept_whole():
    """An overlay replaces a module: it is never listed beside the original."""
    overlays = {path.relative_to(OVERLAYS).as_posix() for path in OVERLAYS.rglob("*.py")}
    assert not overlays & MODULES
