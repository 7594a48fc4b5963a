"""Under each page, the findings of the decision that rest on its sections."""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from publish.content import catalogue
from publish.content.minted import rule_id
from publish.markdown.elements import element
from publish.markdown.page_context import Here


class Resting(Treeprocessor):
    """Appends the list, after the notes; pages that show the rules themselves get none."""

    def __init__(self, md: Markdown, here: Here) -> None:
        super().__init__(md)
        self.here = here

    def run(self, root: Element) -> None:
        """List each finding that cites a section of this page, with the sections it cites."""
        own = {node.get("data-section", "") for node in root.iter() if node.get("data-section")}
        if not own or root.find(".//*[@class='rules']") is not None or root.find(".//soc-wizard") is not None:
            return
        items = [
            self._item(finding.headline, finding.rules[0].id, [id for id in finding.see if id in own])
            for finding in catalogue.read().findings
            if own.intersection(finding.see)
        ]
        if items:
            summary = element("summary", f"What the wizard rests on this page ({len(items)})")
            listed = element("details", "", summary, element("ul", "", *items))
            root.append(element("section", "", listed, class_="notes resting", data_search_exclude=True))

    def _item(self, headline: str, rule: str, sections: list[str]) -> Element:
        link = element("a", headline, href=self.here.link(rule_id(rule)))
        link.tail = AtomicString(f" Rests on: {'; '.join(self.here.title(id) for id in sections)}.")
        return element("li", "", link)
