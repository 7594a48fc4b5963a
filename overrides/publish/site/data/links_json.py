"""For the checker: what has become of every link, `/data/links.json`, and the words of every edition beside it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from decision.links.known import FORMAT
from publish.content.catalogue import EDITION
from publish.content.editions import Edition
from publish.content.index import Index
from publish.content.pages import url
from publish.site.data.exports import closed_object, file_schema, write_json
from publish.site.frozen_pages import Now
from publish.site.permalink_pages import MOVED

type Json = dict[str, Any]


class Site(NamedTuple):
    """What the data is made of: the site's own address, its pages and ledger, sections as they are now, and the editions."""

    root: str
    docs: Index
    present: Mapping[str, Now]
    editions: Mapping[str, Edition]


def write(data: Path, site: Site) -> None:
    """Write the data, its schema, and a file for each edition."""
    write_json(data / "links.json", links(site))
    write_json(data / "links.schema.json", links_schema())
    (data / "editions").mkdir(exist_ok=True)
    for name, edition in site.editions.items():
        rows = [{**each._asdict(), "sources": list(each.sources)} for each in edition.values()]
        write_json(data / "editions" / f"{name}.json", {"format": FORMAT, "edition": name, "sections": rows})


def links(site: Site) -> Json:
    """Every id with its title and place, what retired ids lead to, and how each edition differs from now."""
    return {
        "format": FORMAT,
        "edition": EDITION,
        "site": site.root,
        "ids": {id: {"title": now.title, "path": now.path} for id, now in site.present.items()},
        "retired": dict(site.docs.ledger.retired),
        "editions": {name: _past(edition, site) for name, edition in site.editions.items()},
        "pages": {f"{old}/": new for old, new in MOVED.items()},
    }


def _past(edition: Edition, site: Site) -> Json:
    """What differs: words, or those of the successor; the page a section was on, by its title; what is new since."""
    titles = {url(path): str(page.meta.get("title", "")) for path, page in site.docs.pages.items()}
    retired, present = site.docs.ledger.retired, site.present
    return {
        "changed": [id for id, then in edition.items() if (now := present.get(retired.get(id, id))) and now.text != then.text],
        "moved": {
            id: then.page
            for id, then in edition.items()
            if id in present and titles.get(present[id].path.partition("#")[0].rstrip("/")) not in (then.page, None)
        },
        "lacks": [id for id in present if id not in edition],
    }


def links_schema() -> Json:
    """What `links.json` looks like, as JSON Schema."""
    text = {"type": "string"}
    texts = {"type": "array", "items": text}
    past = closed_object({"changed": texts, "moved": _named(text), "lacks": texts})
    ids = _named(closed_object({"title": text, "path": text}))
    return file_schema({"site": text, "ids": ids, "retired": _named(text), "editions": _named(past), "pages": _named(text)})


def _named(value: Json) -> Json:
    return {"type": "object", "additionalProperties": value}
