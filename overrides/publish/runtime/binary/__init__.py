"""A smaller Python for the browser: the same program, without what it never uses and without what it did at each start.

For a Python developer who has not met WebAssembly:

`pyodide.asm.wasm` is CPython, compiled for a processor that every browser has within it. Such a file is a list of
sections: types of functions, imports (functions that JavaScript hands in), exports (functions that JavaScript may
call), a table of functions that are called by their place in it (C's pointers to functions), globals (single
numbers), the code of each function, and data, which is what memory begins with. Functions and globals have no
names, only numbers, and code names them by these. `pyodide.asm.js` is the script that loads the file and answers
its calls; `pyodide.mjs` is the module that starts both.

Pyodide is built so that other compiled libraries can be loaded into it later. That costs: nearly every function is
exported and has a wrapper in the script, much is there for such libraries alone, and each start first writes every
address into memory. We load none. So at build

1. `link.py` works out the addresses, as each start would,
2. `glue.py` and `glue.mjs` leave out of the script what nothing in it names,
3. `reach.py` leaves out of the binary what neither the script nor the table reaches, and numbers the rest anew,
4. `proof.py` holds the result against the stock file: every function the same, every byte of data, every constant.

Of what is left, a start and all that the wizard asks call a quarter. So the binary comes in two halves:

5. `profile.py` says which functions come first, from `profile.toml`, which `make profile` writes,
6. `tables.py` finds which large tables of the data no function of these can reach, among those of `tables.toml`,
7. `split.py` writes them as one file, with a stub for each function of the other, which is fetched when it is needed,
8. `relink.py` puts both together again, and demands the file that was split, byte for byte.

In the browser, `javascripts/python/rest.js` fetches the rest once Python is ready, and starts it when a stub asks.
If it cannot be had, the worker is replaced by one with the whole binary, which lies beside the halves for that.

`wasm.py` reads and writes files, `code.py` finds numbers in code. No code is changed, and none made but the stubs.
Everything that is known of the stock files is asked of them, with `expect`. Where another version of Pyodide
is built otherwise, the build says so and ships its files as they are; a test fails, and names what to look at.
Its functions have other numbers: until `make profile` has run once, its binary ships in one piece, with a warning.
"""

import sys
from pathlib import Path
from typing import NamedTuple

from publish.runtime.archives import kept
from publish.runtime.binary import smaller
from publish.runtime.binary.smaller import BINARY, LOADER, REST, SCRIPT, WHOLE
from publish.runtime.binary.wasm import UnknownShapeError

SCRIPTS = sorted(path for path in Path(__file__).parent.iterdir() if path.suffix in {".py", ".mjs", ".toml"})
PARSERS = ("acorn", "acorn-walk")  # of npm, which read the script


class Files(NamedTuple):
    """What a start fetches, and what is fetched after it or in the place of it."""

    start: list[Path]
    reserve: list[Path]


def files(stock: Path, root: Path) -> Files:
    """Loader, script and binary to ship: the last two smaller and split, or with a warning as they can be had."""
    parsers = [root / "node_modules" / name / "package.json" for name in PARSERS]
    sources = [stock / SCRIPT, stock / BINARY, stock / LOADER, *parsers, *SCRIPTS]
    try:
        folder = kept(root, sources, lambda target: smaller.make(stock, target))
    except UnknownShapeError as shape:
        _warn(f"Python ships as npm has it, much larger: expected {shape}")
        folder = stock
    reserve = [path for name in (REST, WHOLE) if (path := folder / name).is_file()]
    if folder != stock and not reserve:
        _warn("Python’s binary ships in one piece: it is not the one that was watched; run “make profile”")
    return Files([stock / LOADER, folder / SCRIPT, folder / BINARY], reserve)


def _warn(says: str) -> None:
    print(f"warning: {says}", file=sys.stderr)
