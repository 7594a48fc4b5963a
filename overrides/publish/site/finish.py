"""What is done over the built site: permanent links, exports, the runtime. `python -m publish.site.finish site [docs]`."""

import sys
from pathlib import Path
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
from publish.site import cards, frozen_pages, permalink_pages, search_index, search_words, search_worker, security_txt, vendor
from publish.site.data import answers_json, crosswalk_files, exports, feed, links_json, register_export, sbom, text_twins
from publish.site.data.exports import section_path, title
from publish.site.data.feed import Origin
from publish.site.frozen_pages import Now
from publish.site.page import bundles, every_page, one_sheet, structured
from publish.site.permalink_pages import Target
from publish.site.read_html import Built, read_built


def finish(site: Path, docs: Path, strict: bool = True, serving: bool = False) -> None:
    """Everything that follows the build, in a fresh site or once more over a finished one.

    A draft is not `strict`; while `serving` nobody waits for the proof and no page has a policy.
    """
    index = index_of(docs)
    built = read_all(site, index)
    origin = site_origin(built)
    root = origin.root
    data = site / "data"
    data.mkdir(exist_ok=True)
    permalink_pages.write(site, root, targets(index, built, strict))
    shorts = {source.id: source.short for source in index.sources.values()}
    past, now = editions.read(docs), present(built)
    frozen_pages.write(site, past, frozen_pages.Site(now, index.ledger.retired, shorts))
    sections = exports.sections(root, index, built)
    exports.write_json(data / "sections.json", sections)
    exports.write_json(data / "ids.json", exports.ids(built))
    links_json.write(data, links_json.Site(root, index, now, past))
    feed.write(site, origin, past, editions.of(sections["sections"]))
    text_twins.write(site, root, index, sections["sections"])
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
    told = every_page.Told(bundles.make(site), one_sheet.make(site), structured.described(root, index, built))
    every_page.complete(site, runtime, not serving, told)
    security_txt.write(site, root, built["index.md"].contact if "index.md" in built else "")
    servers.write(site, urlsplit(root).path)


def read_all(site: Path, index: Index) -> dict[str, Built]:
    """Every built page, by the path of its source."""
    files = {page: site / url(page) / "index.html" for page in index.pages}
    return {page: read_built(file) for page, file in files.items() if file.is_file()}


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


def targets(index: Index, built: dict[str, Built], strict: bool = True) -> list[Target]:
    """One for every id: those on pages, and the retired ones, which lead to their successors. A lost one raises."""
    found = {
        section.id: Target(section.id, section_path(path, section.id), title(section), section.facts.get("data-summary", ""))
        for path, page in built.items()
        for section in page.sections
    }
    lost = sorted(set(index.places) - set(found))
    if lost and strict:
        raise PublishError(Fault(index.places[id].page, 0, f"“{id}” is missing from the built page") for id in lost)
    retired = [found[new]._replace(id=old) for old, new in index.ledger.retired.items() if new in found]
    return [*found.values(), *retired]


if __name__ == "__main__":
    finish(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "docs"))
