"""What the search finds: a page's words under each of its headings, in the form in which the theme's script takes them.

The theme's plugin would read each page by a parser written in Python, which takes longer than all that writes the page. It
is told to leave the pages out, and its index is filled with what is read here.
"""

import json
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

INDEX = Path("search/search_index.json")
LEFT_OUT = ["script", "style", "object"]
MARKED = "data-search-exclude"
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
KEPT = {"p", "code", "pre", "li", "ol", "ul", "sub", "sup"}
# Gone before the walk, their words stay: nothing that is kept depends on them, and no heading is in one.
WITHOUT = [
    "a",
    "abbr",
    "b",
    "cite",
    "em",
    "i",
    "kbd",
    "mark",
    "small",
    "span",
    "strong",
    "tbody",
    "td",
    "th",
    "thead",
    "time",
    "tr",
]
TEXT, COMMENT = "-text", "-comment"
SPACE = re.compile(r"\s+")

type Doc = dict[str, Any]


def write(site: Path, docs: list[Doc]) -> None:
    """Fill the index of a built site; a site without a search has none."""
    path = site / INDEX
    if path.is_file():
        data = json.loads(path.read_text("utf-8"))
        path.write_text(json.dumps({**data, "docs": docs}, ensure_ascii=False, separators=(",", ":")), "utf-8")


def read(html: str, url: str, meta: Mapping[str, Any]) -> list[Doc]:
    """The entries of a page's content: its own, with its first heading, then one for every further heading with an id.

    Of the front matter each has the tags, and what the search is told to hold the page for.
    """
    page = LexborHTMLParser(html)
    page.strip_tags(LEFT_OUT, recursive=True)
    for node in page.css(f"[{MARKED}]"):
        if node.tag not in HEADINGS:
            node.decompose()
    page.unwrap_tags(WITHOUT)
    reader = _Reader()
    if page.body:
        reader.read(page.body, 0)
    more: Doc = {"tags": [str(tag) for tag in meta["tags"]]} if meta.get("tags") else {}
    more |= {"boost": meta["search"]["boost"]} if "boost" in meta.get("search", {}) else {}
    return [
        {"location": f"{url}#{each.id}" if each.id else url, "title": each.title or meta["title"], "text": each.text, **more}
        for each in reader.sections
        if not each.left_out
    ]


class _Section:
    """What stands under one heading; the page's own has no id."""

    def __init__(self, id: str, depth: int, title: str = "", left_out: bool = False) -> None:
        self.id, self.depth, self.title, self.left_out = id, depth, title, left_out
        self.parts: list[str] = []

    @property
    def text(self) -> str:
        return "".join(self.parts).strip()


class _Reader:
    """Follows which heading each word stands under: it ends at the next one, or with the element that holds it."""

    def __init__(self) -> None:
        self.sections: list[_Section] = []
        self._open: list[_Section] = []

    def read(self, parent: LexborNode, depth: int, exact: bool = False) -> None:
        """Read what is in an element that stands so deep, its spaces as they are where it is `exact`."""
        for node in parent.iter(include_text=True):
            tag = node.tag or ""
            if tag == TEXT:
                self._add(node.text(deep=False), exact)
            elif tag in HEADINGS and node.id:
                self._start(node, depth)
            elif tag != COMMENT:
                self._element(node, tag, depth + 1, exact or tag == "pre")

    def _element(self, node: LexborNode, tag: str, depth: int, exact: bool) -> None:
        section = self._section()
        before = len(section.parts)
        if tag in KEPT:
            section.parts.append(f"<{tag}>")
        self.read(node, depth, exact)
        while len(self._open) > 1 and self._open[-1].depth >= depth:
            self._open.pop()
        if tag in KEPT and section is self._section():
            if "".join(section.parts[before + 1 :]).strip():
                section.parts.append(f"</{tag}>")
            else:
                del section.parts[before:]

    def _section(self) -> _Section:
        """The one that is open; what stands before any heading is the page's own."""
        if not self._open:
            self._begin(_Section("", 0))
        return self._open[-1]

    def _begin(self, section: _Section) -> None:
        self._open.append(section)
        self.sections.append(section)

    def _start(self, node: LexborNode, depth: int) -> None:
        if not self.sections and node.tag != "h1":
            self._section()
        while len(self._open) > 1 and self._open[-1].depth >= depth:
            self._open.pop()
        title = SPACE.sub(" ", escape(node.text(deep=True), quote=False)).strip()
        self._begin(_Section(node.id or "" if self.sections else "", depth, title, MARKED in node.attributes))

    def _add(self, text: str, exact: bool) -> None:
        parts = self._section().parts
        if exact or not text.isspace():
            parts.append(escape(text if exact else text.replace("\n", " "), quote=False))
        elif parts and not parts[-1].isspace():
            parts.append(" ")
