"""What the site publishes of its sections as data."""

import hashlib
import json
from pathlib import Path
from typing import Any

from decision.export.schemas import DRAFT
from publish.content.catalogue import EDITION
from publish.content.index import Index
from publish.content.pages import url
from publish.site.read_html import Built, Section

FORMAT = 1

type Json = dict[str, Any]


def sections(root: str, index: Index, built: dict[str, Built]) -> Json:
    """Every citable section of the site with its text and the hash of it; `built` is by path of the page."""
    rows = [_section(root, index, path, page, section) for path, page in built.items() for section in page.sections]
    return {"format": FORMAT, "edition": EDITION, "site": root, "sections": rows}


def ids(built: dict[str, Built]) -> Json:
    """Every id with its title, for whoever looks for a mistyped one."""
    rows = {section.id: title(section) for page in built.values() for section in page.sections}
    return {"format": FORMAT, "ids": dict(sorted(rows.items()))}


def _section(root: str, index: Index, path: str, page: Built, section: Section) -> Json:
    meta = index.pages[path].meta
    text = section.text
    return {
        "id": section.id,
        "title": title(section),
        "page": str(meta.get("title", "")),
        "url": f"{root}{section_path(path, section.id)}",
        "go": f"{root}go/{section.id}/",
        "summary": section.facts.get("data-summary", ""),
        "text": text,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "reviewed": str(meta["reviewed"]) if "reviewed" in meta else None,
        "sources": list(dict.fromkeys(page.notes[note] for note in section.cited if note in page.notes)),
    }


def title(section: Section) -> str:
    """The title a section is cited by."""
    return section.facts.get("data-title") or " ".join("".join(section.title).split())


def section_path(page: str, id: str) -> str:
    """A section's address from the site's root."""
    folder = url(page)
    return f"{folder}/#{id}" if folder else f"#{id}"


def sections_schema() -> Json:
    """What `sections.json` looks like, as JSON Schema."""
    section = closed_object(section_properties())
    return file_schema({"site": {"type": "string"}, "sections": {"type": "array", "items": section}})


def section_properties() -> Json:
    """What a section has in each of the files that have it."""
    text = {"type": "string"}
    return dict.fromkeys(("title", "page", "summary", "text"), text) | {
        "id": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "url": {"type": "string", "format": "uri-reference"},
        "go": {"type": "string", "format": "uri-reference"},
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "reviewed": {"type": ["string", "null"], "format": "date"},
        "sources": {"type": "array", "items": text},
    }


def file_schema(properties: Json) -> Json:
    """The JSON Schema of a published file: its format and edition, and these properties."""
    whole = {"format": {"const": FORMAT}, "edition": {"type": "string"}, **properties}
    return {"$schema": DRAFT, **closed_object(whole)}


def closed_object(properties: Json) -> Json:
    """The schema of an object that has these properties and no others."""
    return {"type": "object", "properties": properties, "required": sorted(properties), "additionalProperties": False}


def write_json(path: Path, data: object) -> None:
    """Compact JSON with readable characters."""
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
