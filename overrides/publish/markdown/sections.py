"""Citable sections: what carries an explicit id gets `data-section`, and a button that copies its citation."""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from publish.content.catalogue import EDITION
from publish.markdown.elements import element
from publish.markdown.page_context import Here
from publish.markdown.summary import HEADINGS, summaries, words

SUMMARY = "data-summary"
TITLE = "data-title"


class Mark(Treeprocessor):
    """Marks the headings that authors gave an id, before the table of contents gives one to all others."""

    def run(self, root: Element) -> None:
        """Set `data-section` on each of them; generated entries carry it already."""
        for heading in root.iter():
            if heading.tag in HEADINGS and (id := heading.get("id")):
                heading.set("data-section", id)


class Buttons(Treeprocessor):
    """Adds the quiet button, after the table of contents is made."""

    def __init__(self, md: Markdown, here: Here) -> None:
        super().__init__(md)
        self.here = here

    def run(self, root: Element) -> None:
        """One button for every section, with the summary that the citation carries."""
        found = summaries(root)
        for section in list(root.iter()):
            if id := section.get("data-section"):
                summary = section.attrib.pop(SUMMARY, found.get(section, ""))
                title = section.attrib.pop(TITLE, "") or self._title(section)
                if section.tag != "dt":  # a term takes no name but its words
                    section.set("aria-label", words(section))  # else the button is read as part of the heading
                section.append(self._button(id, title, summary))

    def _title(self, section: Element) -> str:
        """The words of a heading; the page's own title for its h1, which says more to who has not seen the page."""
        meta = self.here.page.meta if section.tag == "h1" and self.here.page else {}
        return str(meta.get("title") or words(section))

    def _button(self, id: str, title: str, summary: str) -> Element:
        icon = element("span", "", aria_hidden="true")
        icon.text = AtomicString("¶")
        return element(
            "button", "", icon, type="button", class_="cite", aria_label=f"Cite: {title}",
            data_cite=id, data_title=title, data_summary=summary, data_edition=EDITION, data_search_exclude=True,
        )  # fmt: skip
