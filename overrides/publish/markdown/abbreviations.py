"""Glossary terms as tooltips: the first use of an abbreviation in each section explains itself."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from publish.markdown.page_context import Here
from publish.markdown.summary import HEADINGS

LEFT_ALONE = {*HEADINGS, "a", "abbr", "button", "code", "pre", "script", "style", "summary", "svg", "sup"}


class Abbreviations(Treeprocessor):
    """Wraps abbreviations in `<abbr>`; words that are already final (AtomicString) are left alone."""

    def __init__(self, md: Markdown, here: Here) -> None:
        super().__init__(md)
        self.here = here

    def run(self, root: Element) -> None:
        """Go through the page in reading order."""
        terms = {term.abbr: f"{term.term}: {term.definition}" for term in self.here.index.glossary.values() if term.abbr}
        if terms:
            longest = sorted(terms, key=len, reverse=True)
            pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})(?=s?\b)")
            _walk(root, pattern, terms, set())


def _walk(parent: Element, pattern: re.Pattern[str], terms: dict[str, str], seen: set[str]) -> None:
    """Wrap in the element's own text, then child by child in each child and the text after it."""
    made = _wrap(parent.text, pattern, terms, seen)
    if made:
        parent.text = made[0]
    children = list(parent)
    for place, abbr in enumerate(made[1] if made else ()):
        parent.insert(place, abbr)
    for child in children:
        if child.tag in HEADINGS:
            seen.clear()
        if child.tag not in LEFT_ALONE:
            _walk(child, pattern, terms, seen)
        after = _wrap(child.tail, pattern, terms, seen)
        if after:
            child.tail = after[0]
            start = list(parent).index(child) + 1
            for place, abbr in enumerate(after[1]):
                parent.insert(start + place, abbr)


def _wrap(text: str | None, pattern: re.Pattern[str], terms: dict[str, str], seen: set[str]) -> tuple[str, list[Element]] | None:
    """The text before the first new abbreviation, and the elements that follow it; None when there is none."""
    if not text or isinstance(text, AtomicString):
        return None
    matches = []
    for match in pattern.finditer(text):
        if match.group() not in seen:
            seen.add(match.group())
            matches.append(match)
    if not matches:
        return None
    made = []
    for match, following in zip(matches, [*matches[1:], None], strict=True):
        abbr = Element("abbr", {"title": terms[match.group()]})
        abbr.text = AtomicString(match.group())
        abbr.tail = text[match.end() : following.start() if following else None]
        made.append(abbr)
    return text[: matches[0].start()], made
