"""What is done over the built site: permanent links, exports, the runtime. `python -m publish.site.finish site [docs]`."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urlsplit

from decision.export.catalogue_json import export
from decision.export.schemas import DRAFT, taken_schema
from publish.content import catalogue, crosswalk, editions, library
from publish.content.faults import Fault, PublishError
from publish.content.figures.proof import figures
from publish.content.index import Index, index_of
from publish.content.pages import url
from publish.hosts import servers
from publish.runtime import ship
from publish.runtime.ship import RuntimeInfo
from publish.site import cards, frozen_pages, permalink_pages, search_index, search_words, search_worker, security_txt, vendor
from publish.site.data import answers_json, crosswalk_files, exports, feed, links_json, register_export, sbom, text_twins
from publish.site.data.exports import section_path, title
from publish.site.data.feed import Origin
from publish.site.frozen_pages import Now
from publish.site.page import bundles, every_page, head, one_sheet, structured
from publish.site.page.cut_styles import page_words
from publish.site.permalink_pages import Target
from publish.site.read_html import Built, read_built

type Past = Mapping[str, editions.Edition]

NEVER: Past = MappingProxyType({})


class Finished(NamedTuple):
    """What the pages of a site are completed with: its address, the runtime, and what their heads name."""

    root: str
    runtime: RuntimeInfo
    told: every_page.Told


def finish(site: Path, docs: Path, strict: bool = True, serving: bool = False) -> Finished:
    """Everything that follows the build, in a fresh site or once more over a finished one.

    A draft is not `strict`; while `serving` nobody waits for the proof and no page has a policy.
    """
    index = index_of(docs)
    built = read_all(site, index)
    origin = site_origin(built)
    root = origin.root
    data = site / "data"
    data.mkdir(exist_ok=True)
    past, now = editions.read(docs), present(built)
    permalink_pages.write(site, root, targets(index, built, strict, past))
    shorts = {source.id: source.short for source in index.sources.values()}
    frozen_pages.write(site, past, frozen_pages.Site(now, index.ledger.retired, shorts))
    sections = exports.sections(root, index, built)
    exports.write_json(data / "sections.json", sections)
    exports.write_json(data / "ids.json", exports.ids(built))
    links_json.write(data, links_json.Site(root, index, now, past))
    feed.write(site, origin, past, editions.of(sections["sections"]))
    text_twins.write(site, root, index, sections["sections"], built)
    exports.write_json(data / "sections.schema.json", exports.sections_schema())
    register_export.write(data / "registers", index)
    if library.answers(docs):
        exports.write_json(data / "answers.json", answers_json.answers(docs))
        exports.write_json(data / "answers.schema.json", answers_json.answers_schema())
        exports.write_json(data / "answers-taken.schema.json", {"$schema": DRAFT, **taken_schema()})
        crosswalk_files.write(data, root, crosswalk.read(docs, (answer.id for answer in library.answers(docs))))
    export(catalogue.read(), data)
    if strict and (proved := figures(wait=not serving)):
        exports.write_json(data / "proof.json", proved)
    search_words.add(site, index)
    search_worker.mend(site)
    search_index.defer(site)
    vendor.copy(site)
    cards.write(site, root, map(url, built))
    runtime = ship.ship(site)
    sbom.write(data, runtime)
    told = every_page.Told(bundles.make(site), one_sheet.make(site), structured.described(root, index, built), head.read(site))
    every_page.complete(site, runtime, not serving, told)
    security_txt.write(site, root, built["index.md"].contact if "index.md" in built else "")
    servers.write(site, urlsplit(root).path)
    return Finished(root, runtime, told)


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
        check_sections(index, built, (id for id, place in index.places.items() if place.page in built))
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


def check_sections(index: Index, built: dict[str, Built], ids: Iterable[str]) -> None:
    """Raise where one of these ids is on no built page."""
    found = {section.id for page in built.values() for section in page.sections}
    if lost := sorted({*ids} - found):
        raise PublishError(Fault(index.places[id].page, 0, f"“{id}” is missing from the built page") for id in lost)


def site_origin(built: dict[str, Built]) -> Origin:
    """The site's own address and its author, as its home page states them; empty where it does not."""
    home = built.get("index.md")
    return Origin(home.canonical, home.author) if home else Origin("", "")


def present(built: dict[str, Built]) -> dict[str, Now]:
    """Every section as it reads now, by id."""
    return {
        section.id: Now(section.id, title(section), section.text, section_path(path, section.id))
        for path, page in built.items()
        for section in page.sections
    }


def targets(index: Index, built: dict[str, Built], strict: bool = True, past: Past = NEVER) -> list[Target]:
    """One for every id: those on pages, and the retired ones, which name their successors. A lost one raises."""
    found = {
        section.id: Target(section.id, section_path(path, section.id), title(section), section.facts.get("data-summary", ""))
        for path, page in built.items()
        for section in page.sections
    }
    if strict:
        check_sections(index, built, index.places)
    retired = [_retired(old, found[new], past) for old, new in index.ledger.retired.items() if new in found]
    return [*found.values(), *retired]


def _retired(old: str, successor: Target, past: Past) -> Target:
    """The target of a retired id, with the title that the last edition to have it gave it."""
    having = [name for name, edition in past.items() if old in edition]
    title = past[having[-1]][old].title if having else old
    return successor._replace(id=old, old=title, successor=successor.id, editions=tuple(having))


if __name__ == "__main__":
    finish(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "docs"))
