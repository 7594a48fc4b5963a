"""Makes the smaller pair of binary and script out of the stock one, and splits the binary in two."""

from pathlib import Path
from typing import NamedTuple

from publish.runtime.binary import glue, profile, relink, tables
from publish.runtime.binary.link import link
from publish.runtime.binary.proof import check
from publish.runtime.binary.reach import Reach
from publish.runtime.binary.split import Halves, split
from publish.runtime.binary.wasm import Module, expect

BINARY, SCRIPT, LOADER = "pyodide.asm.wasm", "pyodide.asm.js", "pyodide.mjs"
REST, WHOLE = "pyodide.rest.wasm", "pyodide.whole.wasm"
OWN = "sentinel"  # functions that the loader hands in, not the script
NOTE = "// From Pyodide, MPL-2.0. Changed: much is left out. NOTICE.txt, beside this file, says where its source is.\n"
TABLE = "new WebAssembly.Table({{initial:{},"  # of the script


class Smaller(NamedTuple):
    """The smaller binary, the numbers that its functions have in the stock one, by those that they have in it, and what
    points where in its data (`link.Linked`)."""

    module: Module
    numbers: dict[int, int]
    pointers: dict[int, int]


def make(stock: Path, target: Path) -> None:
    """Write binary and script into a folder, proved; a stock pair of another shape raises UnknownShapeError.

    Where it is known what comes first, the binary is the first half, and the rest and the whole lie beside it.
    """
    module, numbers, pointers = cut(stock, target)
    watched = profile.hot(stock / BINARY)
    if watched is None:
        (target / BINARY).write_bytes(module.write())
        return
    hot = {number for number, old in numbers.items() if old in watched}
    first, rest = (half.write() for half in split(module, hot, tables.later(module, pointers, hot)))
    halves = Halves(Module.read(first), Module.read(rest))
    relink.check(module, halves, hot)
    _make_room(target / SCRIPT, module, halves.first)
    for name, binary in ((BINARY, first), (REST, rest), (WHOLE, module.write())):
        (target / name).write_bytes(binary)


def cut(stock: Path, target: Path) -> Smaller:
    """The smaller binary, proved; the script for it is written into a folder.

    What the binary asks the script for decides what of it stays, and that, which exports the binary needs; these
    may ask for more. Both begin with what the table reaches and grow until nothing is missing.
    """
    values = glue.values((stock / SCRIPT).read_text("utf-8"))
    module = Module.read((stock / BINARY).read_bytes(), values)
    linked = link(module, values)
    reach = Reach(linked)
    exports, asked = list[str](), set[str]()
    while (imports := {each.name for each in reach.imports(exports) if each.module != OWN}) != asked:
        asked = imports
        exports = glue.cut(stock / SCRIPT, asked, [stock / LOADER], target / SCRIPT)
        unknown = set(exports) - {each.name for each in linked.module.exports}
        expect(not unknown, f"exports {sorted(unknown)}")
    (target / SCRIPT).write_text(NOTE + (target / SCRIPT).read_text("utf-8"), "utf-8")
    smaller = reach.cut(exports)
    check(module, linked, Module.read(smaller.write()))
    own = (number for number in sorted(reach.kept(exports)) if number >= reach.first)
    return Smaller(smaller, dict(zip(smaller.own, own, strict=True)), linked.pointers)


def _make_room(script: Path, whole: Module, first: Module) -> None:
    """Let the script make the table as large as the halves need it."""
    text = script.read_text("utf-8")
    before, after = (TABLE.format(each.table_start + len(each.table)) for each in (whole, first))
    expect(text.count(before) == 1, f"one {before}")
    script.write_text(text.replace(before, after), "utf-8")
