"""Citations: `[@so-info p.20]` becomes a numbered marker, and the page's notes are listed at its end."""

import re
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from publish.here import Here
from publish.pages import CITATION, split_citation
from publish.wizard_markup import element

type Note = tuple[str, str]


class Citations(InlineProcessor):
    """Puts a marker for every source and place; the same source and place share one note."""

    def __init__(self, md: Markdown, here: Here) -> None:
        """Listen for `[@…]`."""
        super().__init__(CITATION.pattern, md)
        self.here = here
        self.notes: dict[Note, int] = {}

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override] # noqa: N802, ARG002
        """The marker with a link to each note."""
        marker = Element("sup", {"class": "cites", "data-search-exclude": ""})
        for note in split_citation(match.group(1)):
            if note[0] not in self.here.index.sources:
                self.here.fault(f"no source “{note[0]}”; add it to docs/sources.toml", f"@{note[0]}")
            number = self.notes.setdefault(note, len(self.notes) + 1)
            if len(marker):
                marker[-1].tail = AtomicString(" ")
            link = SubElement(marker, "a", href=f"#note-{number}", role="doc-noteref")
            link.set("aria-label", f"Source {number}")
            link.text = AtomicString(str(number))
        return marker, match.start(0), match.end(0)


class Notes(Treeprocessor):
    """Appends the list of notes, after the table of contents is made."""

    def __init__(self, md: Markdown, here: Here, citations: Citations) -> None:
        """Keep the citations whose notes are listed."""
        super().__init__(md)
        self.here, self.citations = here, citations

    def run(self, root: Element) -> None:
        """Number the markers as they stand on the page, and list the notes they lead to."""
        notes = self.citations.notes
        if not notes:
            return
        backs = self._anchor(root)
        listed = element("ol", "", *(self._note(note, number, backs.get(number, "")) for note, number in notes.items()))
        heading = element("h2", "Sources", data_search_exclude=True)
        root.append(element("section", "", heading, listed, class_="notes", aria_label="Sources", data_search_exclude=True))

    def _anchor(self, root: Element) -> dict[int, str]:
        """Give the first marker of each note an id to come back to."""
        backs: dict[int, str] = {}
        for link in root.iter("a"):
            if link.get("role") == "doc-noteref":
                number = int(link.get("href", "").rpartition("-")[2])
                if number not in backs:
                    backs[number] = f"cite-{number}"
                    link.set("id", backs[number])
        return backs

    def _note(self, note: Note, number: int, back: str) -> Element:
        id, place = note
        made = element("li", "", id=f"note-{number}", data_source=id, data_place=place)
        source = self.here.index.sources.get(id)
        if source:
            name = SubElement(made, "a", href=self.here.link(f"source-{id}"))
            name.text = AtomicString(source.short)
            name.tail = AtomicString(f", {place}. " if place else ". ")
            if source.url:
                outer = SubElement(made, "a", {"href": source.url, "rel": "external"})
                outer.text = AtomicString(urlsplit(source.url).netloc.removeprefix("www."))
                outer.tail = AtomicString(" ")
        if back:
            made.append(element("a", "↩", href=f"#{back}", class_="back", aria_label="Back to the text"))
        return made
