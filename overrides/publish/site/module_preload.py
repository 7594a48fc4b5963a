"""Names every module that a page's scripts import in its head, so that none waits for the one before it."""

import functools
import re
from os.path import normpath, relpath
from pathlib import Path

SCRIPT = re.compile(r'<script type="module" src="(?P<src>[^"]+)"></script>')
IMPORT = re.compile(r'^(?:import|export)\b[^;"]*"(?P<path>\.{1,2}/[^"]+)"', re.MULTILINE)
OURS = re.compile(r'<link rel="modulepreload"[^>]*>\n?')


def link(site: Path) -> None:
    """Write the links into every page of the built site; a page that has some gets them anew."""
    for page in site.rglob("index.html"):
        html = OURS.sub("", page.read_text("utf-8"))
        scripts = [Path(normpath(page.parent / match["src"])) for match in SCRIPT.finditer(html)]
        modules = dict.fromkeys(module for script in scripts for module in imports(script) if module not in scripts)
        if modules:
            links = "".join(f'<link rel="modulepreload" href="{relpath(module, page.parent)}">\n' for module in modules)
            page.write_text(html.replace("</head>", f"{links}</head>", 1), "utf-8")


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
