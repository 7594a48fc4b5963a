"""What is done over the built site: permanent links, exports, the runtime. `python -m publish.site.finish site [docs]`."""

import sys
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from publish.content.index import Index, index_of
from publish.content.pages import url
from publish.hosts import servers
from publish.meanwhile import Meanwhile
from publish.runtime import ship
from publish.runtime.ship import RuntimeInfo
from publish.site import cards, cited, kept_folder, permalink_pages, security_txt, vendor
from publish.site.page import bundles, every_page, head, one_sheet, structured
from publish.site.page.cut_styles import page_words
from publish.site.read_html import Built, read_built
from publish.site.search import deferred, more_words, worker


class Finished(NamedTuple):
    """What the pages of a site are completed with: its address, the runtime, and what their heads name."""

    root: str
    runtime: RuntimeInfo
    told: every_page.Told


class Begun(NamedTuple):
    """A site whose pages are read, or will be as they were read, while other processes write what nobody else touches."""

    built: dict[str, Built]
    cited: Meanwhile[None]
    runtime: Meanwhile[RuntimeInfo]


def begin(site: Path, docs: Path, built: dict[str, Built], strict: bool = True, serving: bool = False) -> Begun:
    """Begin to write what stands behind the links to these pages, over what stands there, and the runtime."""
    kept_folder.show(site / cited.GO)
    citing = Meanwhile(lambda: cited.write(site, docs, built, strict, wait=not serving))
    return Begun(built, citing, Meanwhile(lambda: _ship(site)))


def finish(site: Path, docs: Path, strict: bool = True, serving: bool = False, begun: Begun | None = None) -> Finished:
    """Everything that follows the build, in a fresh site or once more over a finished one.

    A draft is not `strict`; while `serving` nobody waits for the proof and no page has a policy.
    """
    index = index_of(docs)
    built, citing, shipping = begun or begin(site, docs, read_all(site, index), strict, serving)
    root = cited.site_origin(built).root
    permalink_pages.write_moved(site, root)
    more_words.add(site, index)
    worker.mend(site)
    deferred.defer(site)
    vendor.copy(site)
    cards.write(site, root, map(url, built))
    described = structured.described(root, index, built)
    told = every_page.Told(bundles.make(site), one_sheet.make(site), described, head.read(site))
    runtime = shipping.wait()
    every_page.complete(site, runtime, not serving, told)
    citing.wait()
    home = built_file(site, "index.md")
    security_txt.write(site, root, read_built(home).contact if home.is_file() else "")
    servers.write(site, urlsplit(root).path)
    return Finished(root, runtime, told)


def _ship(site: Path) -> RuntimeInfo:
    """Ship the runtime, and say in the bill of materials what others have made."""
    from publish.site.data import sbom

    runtime = ship.ship(site)
    sbom.write(site / "data", runtime)
    return runtime


def renew(site: Path, docs: Path, paths: list[str], strict: bool, finished: Finished) -> Finished:
    """What follows a build of these pages alone, while serving: they and the page for lost addresses are completed.

    All else in the site is as it was finished, unless a page now needs styles that were cut out.
    """
    index = index_of(docs)
    files = [*(built_file(site, path) for path in paths), site / "404.html"]
    unsaid = finished.told.styles.unsaid if finished.told.styles else frozenset()
    if any(not unsaid.isdisjoint(page_words(file.read_text("utf-8"))) for file in files):
        return finish(site, docs, strict, serving=True)
    built = {path: read_built(built_file(site, path)) for path in paths}
    if strict:
        cited.check_sections(index, built, (id for id, place in index.places.items() if place.page in built))
    told = finished.told._replace(described=structured.described(finished.root, index, built))
    vendor.leave_out(site)
    for file in files:
        every_page.complete_one(site, file, finished.runtime, False, told)
    return finished


def built_file(site: Path, path: str) -> Path:
    """Where a page of docs/ stands in the site."""
    return site / url(path) / "index.html"


def read_all(site: Path, index: Index) -> dict[str, Built]:
    """Every built page, by the path of its source."""
    files = {page: built_file(site, page) for page in index.pages}
    return {page: read_built(file) for page, file in files.items() if file.is_file()}


if __name__ == "__main__":
    finish(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "docs"))
