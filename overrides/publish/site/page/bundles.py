"""Bundles our scripts for the pages, into a folder named by its content: a page and its scripts belong together.

Each script that a page or a worker starts with becomes one file; what several of them share is in files of its own, which
the page's head names, so that none waits for the one before it. Every file stands in a room of the folder, so that an address
such as `../../../rfp/list/` or `../python/worker.js` means the same wherever esbuild puts the module that says it.
The modules as we wrote them stay beside, in `assets/javascripts/`, for who wants to read them.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from publish.content.faults import Fault, PublishError
from publish.runtime.archives import kept
from publish.site.page import esbuild, named_folder

SCRIPTS = Path("assets/javascripts")
ADDRESS = named_folder.addresses(SCRIPTS)
PAGES = ("*/main.js", "cite/list_page.js", "pages/lost.js")
WORKERS = ("python/worker.js", "batch/workbook.js", "check/unpack.js")
STARTS = (*PAGES, *WORKERS, "python/engine.js")  # with the last no page starts, but who measures it does
TOLD = "told.json"  # by esbuild of what imports what
OPTIONS = (
    "--bundle",
    "--splitting",
    "--format=esm",
    "--external:../../vendor/*",
    "--chunk-names=shared/[name]-[hash]",
    "--preserve-symlinks",
)


class Bundles(NamedTuple):
    """The folder in the site, and for each script that is started there the files that it imports."""

    folder: str
    imports: Mapping[str, tuple[str, ...]]


def make(site: Path) -> Bundles:
    """Bundle the scripts of a built site, in place of the bundles of earlier runs; what has not changed is kept from those."""
    source = site / SCRIPTS
    scripts = {path.relative_to(source).as_posix(): path for path in source.rglob("*.js")}
    starts = sorted({path.relative_to(source).as_posix() for pattern in STARTS for path in source.glob(pattern)})
    makers = (Path(__file__), Path(esbuild.__file__), esbuild.MODULES / ".package-lock.json")
    bundled = kept(
        esbuild.ROOT, [*scripts.values(), *makers], lambda folder: _bundle(source, starts, folder), repr(sorted(scripts))
    )
    made = named_folder.fresh(source)
    shutil.copytree(bundled, made)
    graph = dict(_graph(json.loads((made / TOLD).read_text("utf-8"))["outputs"], f"{made.name}/"))
    (made / TOLD).unlink()
    target = named_folder.settle(made, source)
    return Bundles(target.relative_to(site).as_posix(), {name: tuple(_reached(graph, name)) for name in starts})


def _bundle(source: Path, starts: list[str], folder: Path) -> None:
    """Bundle these scripts into a folder, with what esbuild tells of the bundles.

    Where it runs, and where npm's modules are from there, count in the names that it gives: the same on every machine.
    """
    made, modules = named_folder.fresh(source), source.parent / esbuild.MODULES.name
    modules.unlink(missing_ok=True)
    modules.symlink_to(esbuild.MODULES)
    options = (*OPTIONS, f"--outbase={source.name}", f"--outdir={made.name}", f"--metafile={made.name}/{TOLD}")
    try:
        esbuild.run(*options, *(f"{source.name}/{name}" for name in starts), folder=source.parent)
    finally:
        modules.unlink()
    shutil.copytree(made, folder, dirs_exist_ok=True)
    shutil.rmtree(made)


def _graph(outputs: Mapping[str, Mapping[str, list[Mapping[str, str]]]], folder: str) -> Iterator[tuple[str, list[str]]]:
    """Each file with those it imports at its start, by their paths in the folder."""
    for path, facts in outputs.items():
        now = (each["path"] for each in facts["imports"] if each["kind"] == "import-statement" and not each.get("external"))
        yield path.removeprefix(folder), [each.removeprefix(folder) for each in now]


def _reached(graph: Mapping[str, list[str]], start: str) -> Iterator[str]:
    """Every file that one imports, itself or through others, in the order of first mention."""
    found = dict.fromkeys(graph[start])
    waiting = list(found)
    while waiting:
        here = waiting.pop(0)
        yield here
        waiting += (more := [each for each in graph[here] if each not in found])
        found.update(dict.fromkeys(more))


def point(page: LexborHTMLParser, place: Path, bundles: Bundles) -> None:
    """Let the modules of a page come from the folder, and name what they import in its head; `place` is its path in the site."""
    for earlier in page.css('link[rel="modulepreload"]'):
        earlier.decompose()
    shared: dict[str, None] = {}
    for script in page.css('script[type="module"][src]'):
        address = script.attributes["src"] or ""
        found = ADDRESS.search(address)
        if not found or found[1] not in bundles.imports:
            says = f"no bundle starts with {address}: see PAGES in publish/site/page/bundles.py"
            raise PublishError([Fault(place.as_posix(), 0, says)])
        to = address[: found.start()]
        script.attrs["src"] = f"{to}{bundles.folder}/{found[1]}"
        shared |= dict.fromkeys(f"{to}{bundles.folder}/{name}" for name in bundles.imports[found[1]])
    head = page.head
    assert head, "the parser makes one"
    for address in shared:
        made = page.create_node("link")
        made.attrs["rel"] = "modulepreload"
        made.attrs["href"] = address
        head.insert_child(made)
