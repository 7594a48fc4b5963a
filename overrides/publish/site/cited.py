"""What links and programs find: permanent and frozen pages, their twins in text, the data files, the feed."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from decision.export.catalogue_json import export
from decision.export.schemas import DRAFT, taken_schema
from publish.content import catalogue, crosswalk, editions, library
from publish.content.faults import Fault, PublishError
from publish.content.figures.proof import figures
from publish.content.index import Index, index_of
from publish.site import frozen_pages, permalink_pages
from publish.site.data import answers_json, crosswalk_files, exports, feed, links_json, register_export, text_twins
from publish.site.data.exports import section_path, title
from publish.site.data.feed import Origin
from publish.site.frozen_pages import Now
from publish.site.kept_folder import KeptFolder
from publish.site.permalink_pages import Target
from publish.site.read_html import Built

type Past = Mapping[str, editions.Edition]

GO = "go"  # the folder of what stands behind links
NEVER: Past = MappingProxyType({})


def write(site: Path, docs: Path, built: dict[str, Built], strict: bool, wait: bool) -> None:
    """Write all of it for these built pages; a draft is not `strict`, and who does not `wait` gets no proof still to be made."""
    index = index_of(docs)
    origin = site_origin(built)
    root = origin.root
    data = site / "data"
    data.mkdir(parents=True, exist_ok=True)
    past, now = editions.read(docs), present(built)
    shorts = {source.id: source.short for source in index.sources.values()}
    sections = exports.sections(root, index, built)
    with KeptFolder(site / GO) as go:
        permalink_pages.write(go, root, targets(index, built, strict, past))
        frozen_pages.write(go, past, frozen_pages.Site(now, index.ledger.retired, shorts))
        text_twins.write(go, sections["sections"], built)
    exports.write_json(data / "sections.json", sections)
    exports.write_json(data / "ids.json", exports.ids(built))
    links_json.write(data, links_json.Site(root, index, now, past))
    feed.write(site, origin, past, editions.of(sections["sections"]))
    text_twins.write_all(site, root, index)
    exports.write_json(data / "sections.schema.json", exports.sections_schema())
    register_export.write(data / "registers", index)
    if library.answers(docs):
        exports.write_json(data / "answers.json", answers_json.answers(docs))
        exports.write_json(data / "answers.schema.json", answers_json.answers_schema())
        exports.write_json(data / "answers-taken.schema.json", {"$schema": DRAFT, **taken_schema()})
        crosswalk_files.write(data, root, crosswalk.read(docs, (answer.id for answer in library.answers(docs))))
    export(catalogue.read(), data)
    if strict and (proved := figures(wait=wait)):
        exports.write_json(data / "proof.json", proved)


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
