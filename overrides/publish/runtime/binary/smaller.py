"""Makes the smaller pair of binary and script out of the stock one."""

from pathlib import Path

from publish.runtime.binary import glue
from publish.runtime.binary.link import link
from publish.runtime.binary.proof import check
from publish.runtime.binary.reach import Reach
from publish.runtime.binary.wasm import Module, expect

BINARY, SCRIPT, LOADER = "pyodide.asm.wasm", "pyodide.asm.js", "pyodide.mjs"
OWN = "sentinel"  # functions that the loader hands in, not the script
NOTE = "// From Pyodide, MPL-2.0. Changed: much is left out. NOTICE.txt, beside this file, says where its source is.\n"


def make(stock: Path, target: Path) -> None:
    """Write the pair into a folder, proved; a stock pair of another shape raises UnknownShapeError.

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
    binary = reach.cut(exports).write()
    check(module, linked, Module.read(binary))
    (target / BINARY).write_bytes(binary)
