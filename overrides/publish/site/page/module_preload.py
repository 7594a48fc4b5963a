"""Names every module that a page's scripts import in its head, so that none waits for the one before it."""

import functools
import re
from os.path import normpath, relpath
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

IMPORT = re.compile(r'^(?:import|export)\b[^;"(]*"(?P<path>\.{1,2}/[^"]+)"', re.MULTILINE)


def link(page: LexborHTMLParser, file: Path) -> None:
    """Put the links at the end of the page's head, in place of earlier ones; `file` is where the page stands."""
    for earlier in page.css('link[rel="modulepreload"]'):
        earlier.decompose()
    sources = [script.attributes["src"] or "" for script in page.css('script[type="module"][src]')]
    scripts = [Path(normpath(file.parent / source)) for source in sources]
    head = page.head
    assert head, "the parser makes one"
    for module in dict.fromkeys(module for script in scripts for module in imports(script) if module not in scripts):
        made = page.create_node("link")
        made.attrs["rel"] = "modulepreload"
        made.attrs["href"] = relpath(module, file.parent)
        head.insert_child(made)


@functools.cache
def imports(module: Path) -> tuple[Path, ...]:
    """Every module that one imports, itself or through others, in the order of first mention."""
    found: dict[Path, None] = {}
    waiting = [module]
    while waiting:
        here = waiting.pop(0)
        for match in IMPORT.finditer(here.read_text("utf-8") if here.is_file() else ""):
            path = Path(normpath(here.parent / match["path"]))
            if path not in found:
                found[path] = None
                waiting.append(path)
    return tuple(found)
