"""The words of rendered elements: their plain text, and the first sentence that stands for a section."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.util import ETX, STX

PLACEHOLDER = re.compile(f"{STX}[^{ETX}]*{ETX}")
SENTENCE = re.compile(r"(?<=[.!?])[”\"’)]*\s+(?=[\"“‘(]?[A-Z0-9])")
ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|No|Nos|vs|Inc|Ltd|Co|St|e\.g|i\.e|cf|etc|para|paras|sec|art|p|pp|ch)|\.[A-Za-z])\.$", re.I
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = ("p", "li", "dd", "td", "blockquote")
EXCLUDED = "data-search-exclude"


def words(element: Element) -> str:
    """The plain text of an element, without what is kept out of search."""
    return " ".join(PLACEHOLDER.sub("", "".join(_texts(element))).split())


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if EXCLUDED not in child.attrib and isinstance(child.tag, str):
            yield from _texts(child)
        yield child.tail or ""


def first_sentence(text: str) -> str:
    """The first sentence; a full stop after an abbreviation does not end one."""
    start = 0
    for match in SENTENCE.finditer(text):
        if not ABBREVIATED.search(text[start : match.start() + 1].rstrip('”"’) ')):
            return text[: match.end()].strip()
    return text.strip()


def summaries(root: Element) -> dict[Element, str]:
    """For every heading with an id the first sentence below it, before the next heading."""
    found: dict[Element, str] = {}
    current: Element | None = None
    for element in root.iter():
        if element.tag in HEADINGS:
            current = element if element.get("id") else None
        elif current is not None and element.tag in BLOCKS and (text := words(element)):
            found[current] = first_sentence(text)
            current = None
    return found
