"""Cuts Pyodide's standard library to the modules that the wizard's Python uses.

A module missing from the cut library fails the build when `decision` names it, and the browser tests when
something else does. `overlays/` holds small stand-ins for modules that are imported and hardly used.
"""

import ast
import functools
import sys
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from publish.content.faults import Fault, PublishError, raise_any

OVERLAYS = Path(__file__).parent / "overlays"
ENTRY = "decision.api"
BLOCKS = ("body", "orelse", "handlers", "finalbody", "cases")  # where statements stand within others

# fmt: off
MODULES = frozenset([
    # Pyodide's start
    "encodings/__init__.py", "encodings/aliases.py", "encodings/utf_8.py", "_pyodide/_future_helper.py",
    "collections/__init__.py", "importlib/__init__.py", "keyword.py", "operator.py", "reprlib.py", "types.py",
    # the wizard's first step
    "copyreg.py", "datetime.py", "enum.py", "functools.py",
    "json/__init__.py", "json/decoder.py", "json/encoder.py", "json/scanner.py",
    "re/__init__.py", "re/_casefix.py", "re/_compiler.py", "re/_constants.py", "re/_parser.py",
    # its later actions
    "urllib/__init__.py", "urllib/parse.py",
])
# The packages of `decision` that travel in archives of their own, with the modules that only they need.
PARTS = {
    "batch": frozenset(["csv.py"]),
    "library": frozenset(["csv.py"]),
    "links": frozenset(["bisect.py", "difflib.py", "heapq.py"]),
    # what pypdf asks for, as Python has it: in the PDF's own Python these come before the overlays
    "pdf": frozenset([
        "__future__.py", "_colorize.py", "_opcode_metadata.py", "_weakrefset.py", "ast.py", "base64.py",
        "bisect.py", "contextlib.py", "contextvars.py", "copy.py", "dataclasses.py", "decimal.py", "dis.py",
        "fnmatch.py", "glob.py", "hashlib.py", "hmac.py", "importlib/__init__.py", "importlib/_abc.py",
        "importlib/machinery.py", "inspect.py", "linecache.py", "locale.py", "logging/__init__.py", "numbers.py",
        "opcode.py", "pathlib/__init__.py", "pathlib/_abc.py", "pathlib/_local.py", "random.py", "secrets.py",
        "selectors.py", "shutil.py", "signal.py", "string.py", "stringprep.py", "struct.py", "subprocess.py", "tempfile.py",
        "textwrap.py", "threading.py", "token.py", "tokenize.py", "traceback.py", "typing.py", "uuid.py", "warnings.py",
        "weakref.py", "xml/__init__.py", "xml/dom/__init__.py", "xml/dom/NodeFilter.py", "xml/dom/domreg.py",
        "xml/dom/expatbuilder.py", "xml/dom/minicompat.py", "xml/dom/minidom.py", "xml/dom/xmlbuilder.py",
        "xml/parsers/__init__.py", "xml/parsers/expat.py",
        # the ways in which PDFs write letters
        "encodings/__init__.py", "encodings/aliases.py", "encodings/ascii.py", "encodings/charmap.py", "encodings/cp1252.py",
        "encodings/cp932.py", "encodings/cp950.py", "encodings/gb18030.py", "encodings/gb2312.py", "encodings/gbk.py",
        "encodings/latin_1.py", "encodings/mac_roman.py", "encodings/utf_16.py", "encodings/utf_16_be.py",
        "encodings/utf_16_le.py", "encodings/utf_8.py",
    ]),
}
# The packages of others that travel in them.
PACKAGES = {"pdf": "pypdf"}
# Needs no file: frozen in the binary, or made by another module.
FROZEN = frozenset([
    "abc", "binascii", "codecs", "collections.abc", "genericpath", "importlib.util", "io", "ntpath", "os", "os.path",
    "posixpath", "pyexpat", "site", "stat", "zipimport",
])
# fmt: on
# Imported where the data files are, so never in the browser; and what the wheel adds.
IN_CHECKOUT = frozenset(["tomllib", "decision.catalogue.load", "decision._catalogue"])


def cut(stock: Path, target: Path) -> None:
    """Write the sources of the cut library into a zip: those in use, with the overlays in their places."""
    overlays = {path.relative_to(OVERLAYS).as_posix(): path for path in OVERLAYS.rglob("*.py")}
    with zipfile.ZipFile(stock) as source, zipfile.ZipFile(target, "w") as zipped:
        for name in sorted(MODULES | set(overlays)):
            zipped.writestr(name, overlays[name].read_bytes() if name in overlays else source.read(name))


def pack(stock: Path, root: Path, part: str, target: Path) -> None:
    """Write the sources of a part into a zip: its package, its words compiled in, the modules and packages it alone needs."""
    words = root / "decision" / part / "words.toml"
    with zipfile.ZipFile(stock) as source, zipfile.ZipFile(target, "w") as zipped:
        for name in sorted(PARTS[part]):
            zipped.writestr(name, source.read(name))
        for path in reachable_part(root, part):
            zipped.write(path, path.relative_to(root).as_posix())
        for name, path in package_of(part).items():
            zipped.write(path, name)
        if words.is_file():
            zipped.writestr(f"decision/{part}/_words.py", f"WORDS = {tomllib.loads(words.read_text('utf-8'))!r}\n")


def package_of(part: str) -> dict[str, Path]:
    """The files of the package of others that travels with a part, by their place in it."""
    if part not in PACKAGES:
        return {}
    spec = find_spec(PACKAGES[part])
    if not spec or not spec.origin:
        raise PublishError([Fault(PACKAGES[part], 0, "is not installed; run `make setup`")])
    folder = Path(spec.origin).parent
    return {path.relative_to(folder.parent).as_posix(): path for path in sorted(folder.rglob("*.py"))}


def check_imports(root: Path) -> None:
    """Raise for each import of the wizard's Python that the cut library cannot serve."""
    advice = "add it to overrides/publish/runtime/stdlib.py"
    raise_any(
        Fault(path.relative_to(root).as_posix(), line, f"the browser's library has no “{name}”: {advice}")
        for path, modules in [
            *((path, MODULES) for path in reachable(root)),
            *((path, MODULES | PARTS[part] | package_of(part).keys()) for part in PARTS for path in reachable_part(root, part)),
        ]
        for name, line in _imports(path)
        if not name.startswith("decision") and name not in IN_CHECKOUT and not _served(name, modules)
    )


def reachable(root: Path) -> list[Path]:
    """The files of `decision` that its api imports, at once or later, without the parts."""
    return _reached(root, [ENTRY, "decision"], lambda name: not any(_within(name, part) for part in PARTS))


def reachable_part(root: Path, part: str) -> list[Path]:
    """The files of a part that the api imports once the part is there."""
    entries = [name for name, _ in _imports(_file(root, ENTRY)) if _within(name, part)]
    return _reached(root, entries, lambda name: _within(name, part))


def _within(name: str, part: str) -> bool:
    return f"{name}.".startswith(f"decision.{part}.")


def _reached(root: Path, waiting: list[str], wanted: Callable[[str], bool]) -> list[Path]:
    found: dict[str, Path] = {}
    while waiting:
        name = waiting.pop()
        if name in found or name in IN_CHECKOUT or not wanted(name):
            continue
        found[name] = _file(root, name)
        waiting += [name.rpartition(".")[0]] if "." in name else []
        waiting += [each for each, _ in _imports(found[name]) if _file(root, each).is_file()]
    return sorted(found.values())


def _file(root: Path, module: str) -> Path:
    path = root.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def _served(name: str, modules: frozenset[str]) -> bool:
    path = name.replace(".", "/")
    files = (f"{path}.py", f"{path}/__init__.py")
    inside = any(file in modules or (OVERLAYS / file).is_file() for file in files)
    return inside or name in FROZEN or name in sys.builtin_module_names


def _imports(path: Path) -> tuple[tuple[str, int], ...]:
    """The modules a file imports, each with its line, apart from those for type checkers alone."""
    return _imported(path.read_bytes())


@functools.cache
def _imported(source: bytes) -> tuple[tuple[str, int], ...]:
    return tuple(_named(ast.parse(source)))


def _named(tree: ast.Module) -> Iterator[tuple[str, int]]:
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node.lineno
        elif not _for_types(node):
            waiting += (below for name in BLOCKS for below in getattr(node, name, ()))


def _for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
