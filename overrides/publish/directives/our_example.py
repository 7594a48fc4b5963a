"""`::: our-example`: marks the block below it as invented by us, and says so on the page."""

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from publish.markdown.elements import element
from publish.markdown.page_context import Here
from publish.markdown.summary import HEADINGS

LABEL = "Our example"
CLASS = "our-example"


def render(here: Here, arguments: list[str]) -> Element:  # noqa: ARG001
    """An empty box with its label; `Gather` puts the block into it. It takes no arguments."""
    if arguments:
        raise ValueError("it stands alone on its line; the example is the block below")
    return element("div", "", element("p", LABEL, class_="admonition-title"), class_=f"admonition example {CLASS}")


class Gather(Treeprocessor):
    """Moves the block that follows a box into it; after a paragraph with a colon at its end also the next one."""

    def run(self, root: Element) -> None:
        """Fill every box, in the parent it stands in."""
        for parent in list(root.iter()):
            for box in [child for child in parent if CLASS in child.get("class", "").split()]:
                _gather(parent, box)


def _gather(parent: Element, box: Element) -> None:
    place = list(parent).index(box) + 1
    going_on = True
    while going_on and place < len(parent) and parent[place].tag not in HEADINGS:
        block = parent[place]
        parent.remove(block)
        box.append(block)
        going_on = block.tag == "p" and "".join(block.itertext()).rstrip().endswith(":")
