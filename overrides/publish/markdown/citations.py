"""Citations: `[@so-info p.20]` becomes a numbered marker, and the page's notes are listed at its end."""

import re
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from publish.content.minted import source_id
from publish.content.pages import CITATION, split_citation
from publish.content.tables import GRADES, Source
from publish.markdown.elements import element
from publish.markdown.go_links import LATE
from publish.markdown.page_context import Here

CITED = "data-cited"

type Note = tuple[str, str]


class Citations(InlineProcessor):
    """Leaves a marker that holds what it cites; numbers come later, in the order of reading."""

    def __init__(self, md: Markdown) -> None:
        """Listen for `[@…]`, with the space before it: a marker stands at its word."""
        super().__init__(rf"\s*{CITATION.pattern}", md)

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override] # noqa: N802, ARG002
        """An empty marker."""
        return element("sup", class_="cites", data_search_exclude=True, data_cited=match.group(1)), *match.span()


class Notes(Treeprocessor):
    """Numbers the markers and appends the list of notes, after the table of contents is made."""

    def __init__(self, md: Markdown, here: Here) -> None:
        super().__init__(md)
        self.here = here

    def run(self, root: Element) -> None:
        """The same source and place share one note."""
        notes: dict[Note, int] = {}
        for marker in root.iter("sup"):
            for note in split_citation(marker.attrib.pop(CITED, "")) if CITED in marker.attrib else ():
                if note[0] not in self.here.index.sources:
                    self.here.fault(f"no source “{note[0]}”; add it to docs/sources.toml", f"@{note[0]}")
                self._lead(marker, note, notes)
        if notes:
            listed = element("ol", "", *(self._note(note, number) for note, number in notes.items()))
            heading = element("h2", "Sources")
            root.append(element("section", "", heading, listed, class_="notes", aria_label="Sources", data_search_exclude=True))

    def _lead(self, marker: Element, note: Note, notes: dict[Note, int]) -> None:
        """Add a link to the note; the first one to a note is what the note leads back to."""
        first = note not in notes
        number = notes.setdefault(note, len(notes) + 1)
        if len(marker):
            marker[-1].tail = AtomicString(" ")
        link = element("a", str(number), href="#", role="doc-noteref", aria_label=f"Source {number}")
        link.set(LATE, f"#note-{number}")
        if first:
            link.set("id", f"cite-{number}")
        marker.append(link)

    def _note(self, note: Note, number: int) -> Element:
        id, place = note
        made = element("li", "", id=f"note-{number}", data_source=id, data_place=place or False)
        source = self.here.index.sources.get(id)
        if source:
            name = SubElement(made, "a", href=self.here.link(source_id(id)))
            name.text = AtomicString(source.short)
            name.tail = AtomicString(f", {place} " if place else " ")
            made.append(_grade(source))
            if source.url:
                outer = element("a", urlsplit(source.url).netloc.removeprefix("www."), href=source.url, rel="external")
                outer.tail = AtomicString(" ")
                made.append(outer)
        back = element("a", "↩", href="#", class_="back", aria_label="Back to the text")
        back.set(LATE, f"#cite-{number}")
        made.append(back)
        return made


def _grade(source: Source) -> Element:
    """How much the source weighs, with its date and the day we read it."""
    said = ", ".join(filter(None, (GRADES[source.grade], source.date, f"read {source.read}" if source.read else "")))
    grade = element("span", f"({said})", class_="grade", data_grade=source.grade)
    grade.tail = AtomicString(". ")
    return grade
