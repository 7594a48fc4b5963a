"""Checklists that readers can check off and print: the lists in `<div class="checklist" markdown>`."""

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from publish.markdown.elements import element
from publish.markdown.summary import words


class Checklists(Treeprocessor):
    """Puts a box before every item."""

    def run(self, root: Element) -> None:
        """The box takes the words of its item as its name."""
        for box in root.iter("div"):
            if "checklist" in box.get("class", "").split():
                for item in box.iter("li"):
                    _box(item)


def _box(item: Element) -> None:
    box = element("input", type="checkbox", aria_label=words(item))
    box.tail, item.text = item.text, None
    item.insert(0, box)
