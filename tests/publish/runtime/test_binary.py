"""The smaller binary: the same program as Pyodide's, so much smaller, the same every time; what is not known is refused."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import brotli
import pytest

from publish.runtime import binary, ship
from publish.runtime.binary import glue, profile, proof, relink, smaller
from publish.runtime.binary.code import mentions, renumber
from publish.runtime.binary.link import Linked, link
from publish.runtime.binary.reach import Reach
from publish.runtime.binary.split import Halves
from publish.runtime.binary.wasm import (
    MAGIC,
    Export,
    Global,
    Kind,
    Module,
    Section,
    UnknownShapeError,
    block,
    sections,
    unsigned,
    vector,
)
from publish.runtime.pyodide_package import PACKAGE

# What was reached with Pyodide 0.29.5 in brotli 9, and a little room: 2,095 KB, of them 1,484 first, 660 later, and 69 KB;
# 109 exports; 9,626 functions, of them 2,281 first, and 4,970 stubs.
BYTES = {smaller.WHOLE: 2_100_000, smaller.BINARY: 1_490_000, smaller.REST: 665_000, smaller.SCRIPT: 70_000}
EXPORTS, FUNCTIONS = 120, 9_700
WARM, WITH_STUBS = 2_350, 7_350
LOOK = "expect() in overrides/publish/runtime/binary/ names what this version of Pyodide has otherwise"
WATCH = "this version of Pyodide numbers its functions otherwise: run “make profile”, as CONTRIBUTING.md says"
START = Path(__file__).with_name("stock_start.mjs")


class Parts(NamedTuple):
    """The stock module, the same with its addresses worked out, the whole that ships, and its halves."""

    stock: Module
    linked: Linked
    shipped: Module
    halves: Halves
    hot: set[int]
    folder: Path


@pytest.fixture(scope="module")
def parts(root: Path) -> Parts:
    """What the build makes of npm's files."""
    (_, script, made), reserve = binary.files(root / PACKAGE, root)
    assert made.parent != root / PACKAGE, LOOK
    assert reserve, WATCH
    values = glue.values((root / PACKAGE / smaller.SCRIPT).read_text())
    stock = Module.read((root / PACKAGE / smaller.BINARY).read_bytes(), values)
    first, rest, whole = (Module.read(path.read_bytes()) for path in (made, *reserve))
    linked = link(stock, values)
    reach = Reach(linked)
    kept = sorted(reach.kept({each.name for each in whole.exports}))
    watched = profile.hot(root / PACKAGE / smaller.BINARY) or set()
    hot = {number for number, old in enumerate(kept) if old in watched}
    return Parts(stock, linked, whole, Halves(first, rest), hot, script.parent)


def test_every_function_constant_and_byte_is_the_stock_ones(parts: Parts):
    """The proof holds of the very files that ship, not only of those that the build had in hand."""
    proof.check(parts.stock, parts.linked, parts.shipped)
    assert parts.shipped.data == parts.linked.module.data


@pytest.mark.parametrize("what", ["code", "call", "constant", "data", "table", "export"])
def test_the_proof_sees_a_difference(parts: Parts, what: str):
    """One other byte, callee, constant, place of the table or export, and the proof fails."""
    ours = parts.shipped
    first = len(ours.foreign)
    place, found = next(
        (place, found)
        for place, body in enumerate(ours.bodies)
        if len(found := [each for each in mentions(body) if each.operation == (0x23 if what == "constant" else 0x10)]) > 1
        and found[0].number >= len(ours.foreign_globals)
    )
    one = found[0].number
    shift = {each.number: each.number for each in mentions(ours.bodies[place])} | {one: one + 1}
    body = renumber(ours.bodies[place], list(mentions(ours.bodies[place])), shift, shift)
    bodies = [*ours.bodies[:place], body, *ours.bodies[place + 1 :]]
    altered = {
        "code": ours._replace(bodies=[b"\0\x01\x0b", *ours.bodies[1:]]),
        "call": ours._replace(bodies=bodies),
        "constant": ours._replace(globals=[Global(each.mutable, each.value + 1) for each in ours.globals]),
        "data": ours._replace(data=ours.data[:-1] + bytes([ours.data[-1] ^ 1])),
        "table": ours._replace(table=[*ours.table[:-1], first]),
        "export": ours._replace(exports=[ours.exports[0]._replace(number=ours.exports[1].number), *ours.exports[1:]]),
    }[what]
    with pytest.raises(UnknownShapeError):
        proof.check(parts.stock, parts.linked, altered)


def opened(stock: Module, file: bytes) -> bytes:
    """The stock binary with every variable of its own exported, as @ and its number, so that it can be read."""
    first = len(stock.foreign_globals)
    own = [Export(f"@{first + number}", Kind.GLOBAL, first + number) for number in range(len(stock.globals))]
    listed = vector(block(each.name.encode()) + bytes([each.kind]) + unsigned(each.number) for each in [*stock.exports, *own])
    return MAGIC + b"".join(
        bytes([number]) + block(listed if number == Section.EXPORT else content) for number, content in sections(file)
    )


def test_a_start_of_the_stock_files_writes_the_same(parts: Parts, root: Path, tmp_path: Path):
    """The stock files, run by Node up to C's first instruction, have the memory and the variables that were worked out."""
    module = parts.linked.module
    made, memory = tmp_path / "opened.wasm", tmp_path / "memory"
    made.write_bytes(opened(parts.stock, (root / PACKAGE / smaller.BINARY).read_bytes()))
    place = [str(module.data_start), str(len(module.data))]
    command = ["node", str(START), str(root / PACKAGE), str(made), str(memory), *place]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert memory.read_bytes() == module.data
    held = {int(name[1:]): value % 2**32 for name, value in json.loads(done.stdout).items() if name.startswith("@")}
    first = len(parts.stock.foreign_globals)
    assert len(held) == len(parts.stock.globals) > 1000
    assert held == {number: each.value % 2**32 for number, each in parts.linked.globals.items() if number >= first}


def test_the_halves_are_the_whole(parts: Parts):
    """Linked again, the very files that ship are the whole, byte for byte."""
    relink.check(parts.shipped, parts.halves, parts.hot)


@pytest.mark.parametrize("what", ["stub", "code", "place", "table", "constant", "asking", "variable"])
def test_linking_sees_a_difference(parts: Parts, what: str):
    """Another stub, function, import, place of the table, constant or variable, and the halves are no whole."""
    first, rest = parts.halves
    asked = next(place for place, each in enumerate(rest.imports) if each.module == "place")
    imports = [*rest.imports[:asked], rest.imports[asked + 1], *rest.imports[asked + 1 :]]
    last = first.bodies[-1]
    one, two = {
        "stub": (first._replace(bodies=[*first.bodies[:-1], first.bodies[-2]]), rest),
        "code": (first, rest._replace(bodies=[*rest.bodies[:-1], b"\0\x01\x0b"])),
        "place": (first, rest._replace(imports=imports)),
        "table": (first, rest._replace(table=[*rest.table[:-1], rest.table[-2]])),
        "constant": (first, rest._replace(globals=[Global(False, each.value + 1) for each in rest.globals])),
        "asking": (first._replace(bodies=[last, *first.bodies[1:]]), rest),
        "variable": (first._replace(exports=[each for each in first.exports if each.kind is not Kind.GLOBAL]), rest),
    }[what]
    with pytest.raises(UnknownShapeError):
        relink.check(parts.shipped, Halves(one, two), parts.hot)


def test_a_binary_that_nobody_watched_ships_in_one_piece(
    parts: Parts, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """Where the functions have other numbers, nothing is split, and the build says what to run."""
    other, made = tmp_path / "other", tmp_path / "made"
    other.write_bytes(b"another binary")
    made.mkdir()
    monkeypatch.setattr(profile, "FILE", tmp_path / "profile.toml")
    profile.keep(other, [1, 2, 3, 7], profile.FILE)
    assert profile.hot(other) == {1, 2, 3, 7}
    monkeypatch.setattr(smaller, "cut", lambda *_: smaller.Smaller(parts.shipped, {}))
    smaller.make(root / PACKAGE, made)
    assert {path.name: path.read_bytes() for path in made.iterdir()} == {smaller.BINARY: parts.shipped.write()}
    monkeypatch.setattr(binary, "kept", lambda *_: made)
    assert binary.files(root / PACKAGE, root).reserve == []
    assert "make profile" in capsys.readouterr().err


def test_node_takes_each_for_a_module(parts: Parts):
    """A WebAssembly engine validates every function of them."""
    check = "process.argv.slice(1).forEach((each) => new WebAssembly.Module(require('fs').readFileSync(each)))"
    files = [str(parts.folder / name) for name in (smaller.BINARY, smaller.REST, smaller.WHOLE)]
    subprocess.run(["node", "--eval", check, *files], check=True)


def test_it_is_as_small_as_it_was(parts: Parts):
    """So many bytes on the wire, exports and functions, and no more. Fewer is an occasion to lower these."""
    files = {name: (parts.folder / name).read_bytes() for name in BYTES}
    sent = {name: len(brotli.compress(content, quality=9)) for name, content in files.items()}
    assert not {name: size for name, size in sent.items() if size > BYTES[name]}
    assert len(parts.shipped.exports) < EXPORTS
    assert len(parts.shipped.bodies) < FUNCTIONS
    assert 1_000 < len(parts.hot) < WARM
    assert len(parts.halves.first.bodies) < WITH_STUBS
    assert len(parts.hot) + len(parts.halves.rest.bodies) == len(parts.shipped.bodies)
    assert not [each for each in parts.shipped.imports if each.module.startswith("GOT")]
    script = files[smaller.SCRIPT].decode()
    assert not [word for word in ("GOTHandler", "relocateExports", "SDL.", "glActiveTexture", "WORKERFS") if word in script]


def test_the_script_offers_what_the_binary_asks_for(parts: Parts):
    """Each import of the binary stands in the script's table, and each export that the script names in the binary."""
    script = (parts.folder / smaller.SCRIPT).read_text()
    table = script.partition("var wasmImports={")[2].partition("};")[0]
    offered = {each.partition(":")[0] for each in table.split(",")}
    assert offered == {each.name for each in parts.shipped.imports if each.module != smaller.OWN}


def test_what_is_not_known_ships_as_it_is(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Where a script is built otherwise, the build takes npm's files as they are, and says what it did not find."""
    shutil.copytree(root / PACKAGE, tmp_path / "other")
    script = tmp_path / "other" / smaller.SCRIPT
    script.write_text(script.read_text().replace("var ___heap_base=", "var ___heap_bass="))
    start, reserve = binary.files(tmp_path / "other", root)
    assert {path.parent for path in start} == {tmp_path / "other"}
    assert reserve == []
    warning = capsys.readouterr().err
    assert warning.startswith("warning: ")
    assert "__heap_base" in warning


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("LDSO.init();loadDylibs();", "loadDylibs();LDSO.init();", "LDSO.init"),
        ("var loadWebAssemblyModule=", "var loadWasmModule=", "loadWebAssemblyModule"),
        ("function applySignatureConversions", "function convertSignatures", "applySignatureConversions"),
        ("fd_write:", "fd_other:", "fd_write"),
        ('resolveGlobalSymbol("main")', 'resolveGlobalSymbol("other")', "main"),
    ],
)
def test_another_script_is_refused(parts: Parts, root: Path, tmp_path: Path, before: str, after: str, says: str):
    """A script that is built otherwise in one place is not cut, and the place is named."""
    stock = (root / PACKAGE / smaller.SCRIPT).read_text()
    assert before in stock
    (tmp_path / "stock.js").write_text(stock.replace(before, after))
    asked = {each.name for each in parts.shipped.imports if each.module != smaller.OWN}
    with pytest.raises(UnknownShapeError, match=re.escape(says)):
        glue.cut(tmp_path / "stock.js", asked, [root / PACKAGE / smaller.LOADER], tmp_path / "cut.js")
    assert not (tmp_path / "cut.js").exists()


def test_another_binary_is_refused(parts: Parts):
    """A binary with one relocation of another kind, or none at all, is named as such."""
    exports = {each.name: each.number for each in parts.stock.exports}
    place = exports["__wasm_apply_data_relocs"] - len(parts.stock.foreign)
    strange = [*parts.stock.bodies[:place], b"\0\x10\0\x0b", *parts.stock.bodies[place + 1 :]]
    values = {"__memory_base": 1024, "__table_base": 1}
    with pytest.raises(UnknownShapeError, match="list of statements"):
        link(parts.stock._replace(bodies=strange), values)
    with pytest.raises(UnknownShapeError, match="__wasm_apply_data_relocs"):
        link(parts.stock._replace(exports=[]), values)


def test_code_that_asks_for_an_unknown_place_may_not_stay(parts: Parts):
    """An export that needs the place of a function of JavaScript's cannot be kept, and is named."""
    with pytest.raises(UnknownShapeError, match="emscripten_gl"):
        Reach(parts.linked).cut(["emscripten_webgl1_get_proc_address"])


def test_the_scripts_lie_beside_what_they_changed(root: Path, tmp_path: Path):
    """Whoever gets the changed files gets the scripts that changed them, and a note in each that can carry one."""
    folder = tmp_path / ship.ship(tmp_path, root).folder
    assert {path.name for path in (folder / ship.SOURCE).iterdir()} == {path.name for path in binary.SCRIPTS}
    assert (folder / smaller.SCRIPT).read_text().startswith(smaller.NOTE)
    notice = (folder / "NOTICE.txt").read_text()
    assert "pyodide.asm.js and pyodide.asm.wasm are changed" in notice
    assert smaller.REST in notice and smaller.WHOLE in notice
    assert f"{ship.SOURCE}/" in notice
