"""Reading built pages: the text of every citable section as it stands on the site."""

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
LEFT_OUT = {"button", "form", "script", "soc-wizard", "style", "svg", "template"}
LEFT_OUT_CLASSES = {"cite", "sender", "drawing", "notes", "page-foot", "related", "md-source-file", "md-tags"}
INLINE = {"a", "abbr", "b", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time"}
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)"')
AUTHOR = re.compile(r'<meta name="author" content="([^"]*)"')


class Section(NamedTuple):
    """A section as built; `parts` are its words, `cited` the numbers of its notes."""

    id: str
    depth: int
    title: list[str]
    facts: dict[str, str]
    parts: list[str]
    cited: list[str]

    @property
    def text(self) -> str:
        """The words below the heading, a line for every block."""
        lines = (" ".join(line.split()) for line in "".join(self.parts).split("\n"))
        return "\n".join(line for line in lines if line)


class Built(NamedTuple):
    """A built page: its canonical address, its sections, the source behind each note, and its author."""

    canonical: str
    sections: list[Section]
    notes: dict[str, str]
    author: str = ""


def read_built(path: Path) -> Built:
    """Read one page of the site: its address and author from the head, the rest from its article."""
    text = path.read_text("utf-8")
    reader = _Reader()
    reader.feed(text[text.find("<article") : text.rfind("</article>")])
    return Built(_said(CANONICAL, text), reader.sections, reader.notes, unescape(_said(AUTHOR, text)))


def _said(attribute: re.Pattern[str], text: str) -> str:
    found = attribute.search(text)
    return found.group(1) if found else ""


class _Reader(HTMLParser):
    """Follows which section each word belongs to: it ends at the next one beside it, or with its container."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: list[Section] = []
        self.notes: dict[str, str] = {}
        self._open: list[Section] = []
        self._stack: list[str] = []
        self._skipped = 0
        self._heading = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        self._facts(tag, facts)
        if tag not in INLINE:
            self._add("\n")
        if tag in VOID:
            return
        self._stack.append(tag)
        if not self._skipped and (
            tag in LEFT_OUT or LEFT_OUT_CLASSES & set(facts.get("class", "").split()) or _marks(tag, facts)
        ):
            self._skipped = len(self._stack)
        if id := facts.get("data-section"):
            self._start(id)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._stack:
            return
        while self._stack.pop() != tag:
            pass
        depth = len(self._stack)
        if self._skipped > depth:
            self._skipped = 0
        if self._heading > depth:
            self._heading = 0
        while self._open and self._open[-1].depth > depth:
            self._open.pop()
        if tag not in INLINE:
            self._add("\n")

    def handle_data(self, data: str) -> None:
        if self._heading and not self._skipped:
            self._open[-1].title.append(data)
        else:
            self._add(data.replace("\n", " "))

    def _start(self, id: str) -> None:
        """A heading opens a section and ends those beside it."""
        depth = len(self._stack) - 1
        while self._open and self._open[-1].depth >= depth:
            self._open.pop()
        section = Section(id, depth, [], {}, [], [])
        self._open.append(section)
        self.sections.append(section)
        self._heading = len(self._stack)

    def _add(self, text: str) -> None:
        if self._open and not self._skipped and not self._heading:
            self._open[-1].parts.append(text)

    def _facts(self, tag: str, facts: dict[str, str]) -> None:
        """What attributes tell: the notes, what the button knows."""
        if tag == "li" and "data-source" in facts:
            self.notes[facts["id"]] = " ".join(filter(None, (facts["data-source"], facts.get("data-place"))))
        elif facts.get("role") == "doc-noteref" and self._open:
            self._open[-1].cited.append(facts.get("href", "#")[1:])
        elif "data-cite" in facts and self._open:
            self._open[-1].facts.update(facts)


def _marks(tag: str, facts: dict[str, str]) -> bool:
    """Whether this is the marker of a citation."""
    return tag == "sup" and "cites" in facts.get("class", "").split()
