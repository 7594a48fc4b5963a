"""For programs: every section as Markdown and as JSON beside its permanent link, the sources as data, and `llms.txt`."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from html_to_markdown import ConversionOptions, convert

from publish.content.catalogue import EDITION
from publish.content.index import Index
from publish.content.minted import source_id
from publish.site.data.exports import FORMAT, Json, file_schema, section_properties, write_json
from publish.site.kept_folder import KeptFolder
from publish.site.read_html import Built

ESCAPES = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|"})
PLAIN = ConversionOptions(
    escape_asterisks=True,
    escape_underscores=True,
    escape_misc=True,
    compact_tables=True,
    br_in_tables=True,
    extract_metadata=False,
)


def write(go: KeptFolder, sections: Iterable[Mapping[str, Any]], built: Mapping[str, Built]) -> None:
    """Write a section’s words beside its permanent link; `sections` are those of `sections.json`."""
    markup = {section.id: section.markup for page in built.values() for section in page.sections}
    for section in sections:
        id = str(section["id"])
        if f"{id}/index.html" in go:
            go.write(f"{id}/index.md", markdown(section, markup.get(id, "")))
            data = {"format": FORMAT, "edition": EDITION, **section}
            go.write(f"{id}/index.json", json.dumps(data, ensure_ascii=False) + "\n")


def write_all(site: Path, root: str, index: Index) -> None:
    """Write what tells a program of the whole site: its sources, its pages, what a section's data looks like."""
    write_json(site / "data" / "section.schema.json", twin_schema())
    write_json(site / "data" / "sources.json", sources(root, index))
    write_json(site / "data" / "sources.schema.json", sources_schema())
    (site / "llms.txt").write_text(overview(root, index), "utf-8")


def markdown(section: Mapping[str, Any], markup: str) -> str:
    """A section in Markdown: title, words, what it rests on, where it stands; signs of markup stand for themselves."""
    words = (convert(markup, PLAIN).content or "").strip("\n")
    rests = f"\nSources: {'; '.join(section['sources'])}\n" if section["sources"] else ""
    reviewed = f", reviewed {section['reviewed']}" if section["reviewed"] else ""
    return f"# {_escaped(str(section['title']))}\n\n{words}\n{rests}\n{section['go']} (edition {EDITION}{reviewed})\n"


def _escaped(text: str) -> str:
    return text.translate(ESCAPES)


def twin_schema() -> Json:
    """What a section's `index.json` looks like, as JSON Schema."""
    return file_schema(section_properties())


def sources(root: str, index: Index) -> Json:
    """The list of sources with their permanent links."""
    rows = [{**source._asdict(), "go": f"{root}go/{source_id(source.id)}/"} for source in index.sources.values()]
    return {"format": FORMAT, "edition": EDITION, "sources": rows}


def sources_schema() -> Json:
    """What `sources.json` looks like, as JSON Schema."""
    text = {"type": "string"}
    needed = ("id", "short", "title", "grade", "go")
    row = {"type": "object", "properties": dict.fromkeys(needed, text), "required": sorted(needed), "additionalProperties": text}
    return file_schema({"sources": {"type": "array", "items": row}})


def overview(root: str, index: Index) -> str:
    """The site in one text: what it is, how to read and cite it, and every page with what it says."""
    pages = [page for page in index.pages.values() if page.meta.get("description") and page.headings]
    listed = "".join(
        f"- [{page.meta.get('title')}]({root}go/{page.headings[0].id}/index.md): {page.meta['description']}\n" for page in pages
    )
    return f"""\
# Which SOC?

> The open, citable, private answer to “which SOC report do we need?”: a reviewed knowledge base on SOC 1, SOC 2 and \
their relatives, a decision tool whose rules are published, and permanent links. Edition {EDITION}. Text under CC BY 4.0. \
Information, not professional advice; independent of the AICPA.

- Every section has a permanent link `{root}go/<id>/`; add `index.md` or `index.json` for its words alone. Cite that link.
- All sections at once: {root}data/sections.json. Sources with their grades: {root}data/sources.json.
- The decision's questions, findings and rules: {root}data/catalogue.json.
- Answers for RFPs, each sentence with its condition: {root}data/answers.json. Do not send one without its conditions.

## Pages

{listed}"""
