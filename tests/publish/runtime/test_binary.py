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
from publish.runtime.binary import glue, profile, proof, relink, smaller, tables
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
    Segment,
    UnknownShapeError,
    block,
    sections,
    signed,
    unsigned,
    vector,
)
from publish.runtime.pyodide_package import PACKAGE, find
from publish.site.page.bundles import SCRIPTS
from tests.publish.runtime import every_table

# What was reached with Pyodide 0.29.5 in brotli 9, and a little room: 2,095 KB, of them 1,021 first, 1,197 later, and 69 KB;
# 109 exports; 9,626 functions, of them 2,281 first, and 4,970 stubs.
BYTES = {smaller.WHOLE: 2_100_000, smaller.BINARY: 1_025_000, smaller.REST: 1_200_000, smaller.SCRIPT: 70_000}
EXPORTS, FUNCTIONS = 120, 9_700
WARM, WITH_STUBS = 2_350, 7_350
LOOK = "expect() in overrides/publish/runtime/binary/ names what this version of Pyodide has otherwise"
WATCH = "this version of Pyodide numbers its functions otherwise: run “make profile”, as CONTRIBUTING.md says"
LIST = "these tables are not CPython’s any more: run tests/publish/runtime/native_tables.py with its version"
START, HALVES = (Path(__file__).with_name(name) for name in ("stock_start.mjs", "halves_start.mjs"))
TABLES, APART = 37, 1_146_678  # tables that come with the rest, and their bytes


class Parts(NamedTuple):
    """The stock module, the same with its addresses worked out, the whole that ships, and its halves."""

    stock: Module
    linked: Linked
    shipped: Module
    halves: Halves
    hot: set[int]
    folder: Path

    @property
    def data(self) -> Segment:
        """What memory begins with."""
        return self.linked.module.data[0]


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


@pytest.fixture(scope="module")
def named(parts: Parts) -> frozenset[int]:
    """The addresses that the first half may name."""
    return frozenset(tables.named(parts.shipped, parts.hot))


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
        "data": ours._replace(data=[flipped(ours.data[0])]),
        "table": ours._replace(table=[*ours.table[:-1], first]),
        "export": ours._replace(exports=[ours.exports[0]._replace(number=ours.exports[1].number), *ours.exports[1:]]),
    }[what]
    with pytest.raises(UnknownShapeError):
        proof.check(parts.stock, parts.linked, altered)


def flipped(segment: Segment) -> Segment:
    """The same but for its last bit."""
    return segment._replace(content=segment.content[:-1] + bytes([segment.content[-1] ^ 1]))


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
    [data] = module.data
    place = [str(data.place), str(len(data.content))]
    command = ["node", str(START), str(root / PACKAGE), str(made), str(memory), *place]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert memory.read_bytes() == data.content
    held = {int(name[1:]): value % 2**32 for name, value in json.loads(done.stdout).items() if name.startswith("@")}
    first = len(parts.stock.foreign_globals)
    assert len(held) == len(parts.stock.globals) > 1000
    assert held == {number: each.value % 2**32 for number, each in parts.linked.globals.items() if number >= first}


def test_the_halves_are_the_whole(parts: Parts):
    """Linked again, the very files that ship are the whole, byte for byte."""
    relink.check(parts.shipped, parts.halves, parts.hot)


@pytest.mark.parametrize("what", ["stub", "code", "place", "table", "constant", "asking", "variable", "data", "gap"])
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
        "data": (first, rest._replace(data=[*rest.data[:-1], flipped(rest.data[-1])])),
        "gap": (first, rest._replace(data=rest.data[1:])),
        "variable": (first._replace(exports=[each for each in first.exports if each.kind is not Kind.GLOBAL]), rest),
    }[what]
    with pytest.raises(UnknownShapeError):
        relink.check(parts.shipped, Halves(one, two), parts.hot)


def test_the_rest_brings_what_only_it_can_name(parts: Parts, named: frozenset[int]):
    """As many tables as there were: each has its bounds from CPython’s symbols, and nothing of the first half leads to it."""
    apart = tables.apart(parts.data, parts.linked.pointers, named)
    assert [range(each.place, each.end) for each in parts.halves.rest.data] == apart
    assert len(apart) >= TABLES and sum(map(len, apart)) >= APART, LIST
    assert all(table.bytes >= 1_000 for table in tables.known())


def naming(how: str, place: int, base: int, address: int) -> bytes:
    """Code that names a place, or that only has the same number; it is given the numbers of two globals."""
    constant, negative, get = b"\x41" + signed(place - 1024), b"\x41" + signed(1024 - place), b"\x23" + unsigned(base)
    return {
        "sum": b"\0" + get + constant + b"\x6a\x1a\x0b",
        "difference": b"\0" + get + negative + b"\x6b\x1a\x0b",
        "variable less": b"\1\1\x7f" + get + b"\x21\0\x20\0" + negative + b"\x6b\x1a\x0b",
        "variable": b"\1\1\x7f" + get + b"\x21\0\x20\0" + constant + b"\x6a\x1a\x0b",
        "load": b"\1\1\x7f" + get + b"\x21\0\x20\0\x28\2" + unsigned(place - 1024) + b"\x1a\x0b",
        "address": b"\0\x23" + unsigned(address) + b"\x1a\x0b",
        "masked": b"\1\1\x7f" + get + b"\x21\0\x20\0\x41\1\x71" + constant + b"\x6a\x1a\x0b",
        "number": b"\1\1\x7f" + get + b"\x21\0\x20\0" + constant + b"\x46\x1a\x0b",
        "no base": b"\0" + constant + constant + b"\x6a\x1a\x0b",
    }[how]


@pytest.mark.parametrize("shift", [-4_000, 0, 700])
@pytest.mark.parametrize(
    "how", ["sum", "difference", "variable", "variable less", "load", "address", "masked", "number", "no base"]
)
def test_a_table_that_is_named_comes_first(parts: Parts, named: frozenset[int], how: str, shift: int):
    """Whichever way a function of the first half has to an address, in a table or just before it; a number is no address."""
    whole = parts.shipped
    wanted = max(tables.apart(parts.data, parts.linked.pointers, named), key=len)
    first = len(whole.foreign_globals)
    base = first + whole.globals.index(Global(False, whole.data[0].place))
    code = naming(how, wanted.start + shift, base, first + len(whole.globals))
    more = whole._replace(
        globals=[*whole.globals, Global(False, wanted.start + shift)], types=[*whole.types, 0], bodies=[*whole.bodies, code]
    )
    left = tables.apart(parts.data, parts.linked.pointers, {*named, *tables.named(more, [whole.own.stop])})
    assert (wanted in left) == (how in ("masked", "number", "no base"))


def test_a_table_that_is_pointed_to_comes_first(parts: Parts, named: frozenset[int]):
    """A pointer in the data, to a table that has no index or from elsewhere than its index, or to an index."""
    pointers = parts.linked.pointers
    apart, pointed = tables.apart(parts.data, pointers, named), set(pointers.values())
    bare = next(each for each in apart if pointed.isdisjoint(each))
    indexed = next(each for each in apart if not pointed.isdisjoint(each))
    index = min(place for place, target in pointers.items() if target in indexed)
    for target, lost in ((bare.start + 8, bare), (indexed.start, indexed), (index, indexed)):
        left = tables.apart(parts.data, {**pointers, parts.data.place: target}, named)
        assert lost not in left and len(left) >= len(apart) - 1


@pytest.mark.parametrize("what", ["altered", "twice", "index"])
def test_a_table_that_is_not_cpythons_comes_first(parts: Parts, named: frozenset[int], what: str):
    """One other bit in a table or its index, or the same table a second time, and its bounds are no longer known."""
    data, pointers = parts.data, parts.linked.pointers
    apart = tables.apart(data, pointers, named)
    wanted = next(each for each in apart if any(target in each for target in pointers.values()))
    index = next(place for place, target in pointers.items() if target == wanted.start)
    content = bytearray(data.content)
    if what == "twice":
        content[: len(wanted)] = data.part(wanted)
    else:
        content[(wanted.start if what == "altered" else index + 4) - data.place] ^= 1
    assert wanted not in tables.apart(data._replace(content=bytes(content)), pointers, named)


def test_python_says_the_same_by_its_tables(root: Path, tmp_path: Path):
    """Started from the halves, it needs no rest, and then has every name, normal form and encoding that CPython has."""
    folder = tmp_path / ship.ship(tmp_path, root).folder
    code = Path(every_table.__file__).read_text("utf-8")
    script = root / "overrides/theme" / SCRIPTS / "python/rest.js"
    command = ["node", str(HALVES), str(folder), str(script), json.dumps(find(root).lock_info), code]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-800:]
    assert json.loads(done.stdout) == {"before": 0, "started": 1, "found": every_table.run()}


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
    monkeypatch.setattr(smaller, "cut", lambda *_: smaller.Smaller(parts.shipped, {}, {}))
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
