"""What search engines and reference managers read in a page's head: schema.org as JSON-LD (JSON-LD 1.1), and its sources."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from publish.content.catalogue import EDITION
from publish.content.index import Index
from publish.content.minted import source_id
from publish.content.pages import Page, url
from publish.content.tables import Source
from publish.site.read_html import Built

KIND = "application/ld+json"
LICENSE = "https://creativecommons.org/licenses/by/4.0/"
NAME = "Which SOC?"
DATES = {"%B %d, %Y": "%Y-%m-%d", "%B %Y": "%Y-%m", "%Y": "%Y"}

type Json = dict[str, Any]


def described(root: str, index: Index, built: Mapping[str, Built]) -> dict[Path, Json]:
    """What is said of every page that has a review date, by its path in the site; nothing where the site has no address."""
    found = {path: index.pages[path] for path in built if index.pages[path].meta.get("reviewed")}
    return {Path(url(path), "index.html"): _page(root, index, page, built[path]) for path, page in found.items()} if root else {}


def _page(root: str, index: Index, page: Page, built: Built) -> Json:
    """An article where the page rests on sources, else a page; it is cited by the permanent link of its first section."""
    meta = page.meta
    cited = dict.fromkeys(note.partition(" ")[0] for note in built.notes.values())
    lasting = f"{root}go/{page.headings[0].id}/" if page.headings else built.canonical
    return {
        "@context": "https://schema.org",
        "@type": "TechArticle" if cited else "WebPage",
        "@id": lasting,
        "url": built.canonical,
        "headline": str(meta["title"]),
        "description": str(meta["description"]),
        "inLanguage": "en",
        "dateModified": str(meta["reviewed"]),
        "version": EDITION,
        "license": LICENSE,
        "isAccessibleForFree": True,
        "author": {"@type": "Organization", "name": built.author},
        "isPartOf": {"@type": "WebSite", "name": NAME, "url": root},
        "citation": [_source(root, index.sources[id]) for id in cited if id in index.sources],
    }


def _source(root: str, source: Source) -> Json:
    """A source as a creative work, under its permanent link."""
    told = {"name": source.title, "creditText": source.author, "url": source.url, "datePublished": _published(source.date)}
    known = {name: value for name, value in told.items() if value}
    return {"@type": "CreativeWork", "@id": f"{root}go/{source_id(source.id)}/", **known}


@cache
def _published(date: str) -> str:
    """The date of a source as ISO 8601 has it, as far as it is known; empty where it is more than a date."""
    for read, written in DATES.items():
        try:
            return datetime.strptime(date, read).strftime(written)
        except ValueError:
            continue
    return ""


def describe(page: LexborHTMLParser, facts: Json) -> None:
    """Put the block of data at the end of the page's head, in place of an earlier one. It never runs, so it needs no hash."""
    for earlier in page.css(f'script[type="{KIND}"]'):
        earlier.decompose()
    block = page.create_node("script")
    block.attrs["type"] = KIND
    block.inner_html = json.dumps(facts, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    assert page.head, "the parser makes one"
    page.head.insert_child(block)
