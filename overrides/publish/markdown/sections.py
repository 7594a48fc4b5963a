"""Citable sections: what carries an explicit id gets `data-section`, and its permanent link, which also offers its citation."""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from publish.content import editions
from publish.content.catalogue import EDITION
from publish.content.pages import split_citation
from publish.markdown.citations import CITED
from publish.markdown.elements import element
from publish.markdown.go_links import LATE
from publish.markdown.page_context import Here
from publish.markdown.summary import HEADINGS, summaries, words

SUMMARY = "data-summary"
TITLE = "data-title"
WEIGHTY = ("standard", "law", "scheme", "aicpa")


class Mark(Treeprocessor):
    """Marks the headings that authors gave an id, before the table of contents gives one to all others."""

    def run(self, root: Element) -> None:
        """Set `data-section` on each of them; generated entries carry it already."""
        for heading in root.iter():
            if heading.tag in HEADINGS and (id := heading.get("id")):
                heading.set("data-section", id)


def behind(root: Element) -> dict[Element, str]:
    """For every heading with an id what the first marker below it cites, before the next heading."""
    found: dict[Element, str] = {}
    current: Element | None = None
    for each in root.iter():
        if each.tag in HEADINGS:
            current = each if each.get("id") else None
        elif current is not None and (cited := each.get(CITED)):
            found[current] = cited
            current = None
    return found


class Buttons(Treeprocessor):
    """Adds the quiet link, after the table of contents is made."""

    def __init__(self, md: Markdown, here: Here) -> None:
        super().__init__(md)
        self.here = here

    def run(self, root: Element) -> None:
        """One link for every section, with the summary that the citation carries and the standards behind that."""
        found, rests, frozen = summaries(root), behind(root), editions.ids(self.here.docs, EDITION)
        for section in list(root.iter()):
            if id := section.get("data-section"):
                summary = section.attrib.pop(SUMMARY, found.get(section, ""))
                title = section.attrib.pop(TITLE, "") or self._title(section)
                if section.tag != "dt":  # a term takes no name but its words
                    section.set("aria-label", words(section))  # else the link is read as part of the heading
                link = self._link(id, title, summary, self._standards(rests.get(section, "")), id not in frozen)
                section.append(link)

    def _title(self, section: Element) -> str:
        """The words of a heading; the page's own title for its h1, which says more to who has not seen the page."""
        meta = self.here.page.meta if section.tag == "h1" and self.here.page else {}
        return str(meta.get("title") or words(section))

    def _standards(self, cited: str) -> str:
        """The standards, laws and schemes among what a section's first words cite, each with its place."""
        sources = self.here.index.sources
        weighty = [(sources[id], place) for id, place in split_citation(cited) if id in sources and sources[id].grade in WEIGHTY]
        return "; ".join(", ".join(filter(None, (source.short, place))) for source, place in weighty)

    def _link(self, id: str, title: str, summary: str, rests: str, unfrozen: bool) -> Element:
        icon = element("span", "", aria_hidden="true")
        icon.text = AtomicString("¶")
        made = element(
            "a", "", icon, href="#", class_="cite", aria_label=f"Cite: {title}", data_cite=id, data_title=title,
            data_summary=summary, data_rests=rests or False, data_edition=EDITION, data_search_exclude=True,
            data_unfrozen=unfrozen,
        )  # fmt: skip
        made.set(LATE, self.here.address("index.md", f"go/{id}/"))
        return made
