"""Reading built pages: the text of every citable section as it stands on the site, and its markup."""

from html import escape
from pathlib import Path
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

LEFT_OUT = {"button", "form", "script", "soc-wizard", "style", "svg", "template"}
LEFT_OUT_CLASSES = {"cite", "sender", "drawing", "notes", "page-foot", "related", "md-source-file", "md-tags"}
INLINE = {"a", "abbr", "b", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time"}
BLOCKS = {"blockquote", "dd", "dl", "dt", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "pre", "ul"}
TABLE = {"table", "tbody", "td", "th", "thead", "tr"}
MARKED = {"b", "br", "code", "em", "i", "kbd", "s", "strong", "sub", "sup", *BLOCKS, *TABLE}
TEXT, COMMENT = "-text", "-comment"


class Section(NamedTuple):
    """A section as built; `parts` are its words, `cited` the numbers of its notes, `tagged` its words with their elements."""

    id: str
    depth: int
    title: list[str]
    facts: dict[str, str]
    parts: list[str]
    cited: list[str]
    tagged: list[str]

    @property
    def text(self) -> str:
        """The words below the heading, a line for every block."""
        lines = (" ".join(line.split()) for line in "".join(self.parts).split("\n"))
        return "\n".join(line for line in lines if line)

    @property
    def markup(self) -> str:
        """The same in HTML, without attributes but those that say how wide a cell is."""
        return "".join(self.tagged)


class Built(NamedTuple):
    """A built page: its canonical address, its sections, the source behind each note, its author, and who is written to."""

    canonical: str
    sections: list[Section]
    notes: dict[str, str]
    author: str = ""
    contact: str = ""


def read_built(path: Path) -> Built:
    """Read one page of the site: its address and author from the head, the contact from its foot, the rest from its article."""
    page = LexborHTMLParser(path.read_text("utf-8"))
    canonical, author = _said(page, 'link[rel="canonical"]', "href"), _said(page, 'meta[name="author"]', "content")
    return Built(canonical, *_words(page.css_first("article")), author, _said(page, "a[data-contact]", "href"))


def read_content(html: str, canonical: str, author: str) -> Built:
    """The same of a page that is not built yet: from what will be in its article, and what its head will say."""
    return Built(canonical, *_words(LexborHTMLParser(html).body), author)


def _words(article: LexborNode | None) -> tuple[list[Section], dict[str, str]]:
    """The sections of an article, and its notes."""
    reader = _Reader()
    if article:
        reader.read(article, 0)
    return reader.sections, reader.notes


def _said(page: LexborHTMLParser, where: str, attribute: str) -> str:
    node = page.css_first(where)
    return (node.attributes.get(attribute) or "") if node else ""


class _Reader:
    """Follows which section each word belongs to: it ends at the next one beside it, or with its container."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.notes: dict[str, str] = {}
        self._open: list[Section] = []

    def read(self, parent: LexborNode, depth: int, skipped: bool = False, heading: bool = False) -> None:
        """Read what is in an element that stands so deep, in a part that is left out or in a section's heading."""
        for node in parent.iter(include_text=True):
            if node.tag == TEXT:
                self._text(node.text(deep=False), skipped, heading)
            elif node.tag != COMMENT:
                self._element(node, depth + 1, skipped, heading)

    def _element(self, node: LexborNode, depth: int, skipped: bool, heading: bool) -> None:
        tag, facts = node.tag or "", {name: value or "" for name, value in node.attributes.items()}
        line = "" if tag in INLINE or skipped or heading else "\n"
        self._facts(tag, facts)
        self._add(line)
        classes = set(facts.get("class", "").split())
        left_out = skipped or tag in LEFT_OUT or bool(LEFT_OUT_CLASSES & classes) or (tag == "sup" and "cites" in classes)
        if id := facts.get("data-section"):
            self._start(id, depth)
        opening, closing = ("", "") if left_out or heading or id else _marks(tag, facts)
        self._mark(opening)
        self.read(node, depth, left_out, heading or bool(id))
        while self._open and self._open[-1].depth > depth:
            self._open.pop()
        self._mark(closing)
        self._add(line)

    def _text(self, text: str, skipped: bool, heading: bool) -> None:
        if heading and not skipped:
            self._open[-1].title.append(text)
        elif not skipped and not heading:
            self._add(text.replace("\n", " "))
            self._mark(escape(text, quote=False))

    def _start(self, id: str, depth: int) -> None:
        """A heading opens a section and ends those beside it."""
        while self._open and self._open[-1].depth >= depth:
            self._open.pop()
        section = Section(id, depth, [], {}, [], [], [])
        self._open.append(section)
        self.sections.append(section)

    def _add(self, text: str) -> None:
        if text and self._open:
            self._open[-1].parts.append(text)

    def _mark(self, text: str) -> None:
        if text and self._open:
            self._open[-1].tagged.append(text)

    def _facts(self, tag: str, facts: dict[str, str]) -> None:
        """What attributes tell: the notes, what the button knows."""
        if tag == "li" and "data-source" in facts:
            self.notes[facts["id"]] = " ".join(filter(None, (facts["data-source"], facts.get("data-place"))))
        elif facts.get("role") == "doc-noteref" and self._open:
            self._open[-1].cited.append(facts.get("href", "#")[1:])
        elif "data-cite" in facts and self._open:
            self._open[-1].facts.update(facts)


def _marks(tag: str, facts: dict[str, str]) -> tuple[str, str]:
    """What stands before and after an element's words in the markup: what shapes them, or that they stand alone."""
    if tag == "br":
        return "<br>", ""
    if tag not in MARKED:
        return ("", "") if tag in INLINE else ("<div>", "</div>")
    wide = facts.get("colspan", "")
    return f'<{tag} colspan="{wide}">' if wide.isdecimal() else f"<{tag}>", f"</{tag}>"
