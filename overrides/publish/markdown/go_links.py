"""Links by id: `[text](go:id)` becomes the address of the page and the fragment."""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from publish.markdown.page_context import Here

PREFIX = "go:"
LATE = "data-late-href"


class GoLinks(Treeprocessor):
    """Turns `go:` addresses into paths to Markdown files, which both builders make relative."""

    def __init__(self, md: Markdown, here: Here) -> None:
        super().__init__(md)
        self.here = here

    def run(self, root: Element) -> None:
        """Rewrite every link of the page."""
        for link in root.iter("a"):
            address = link.get("href", "")
            if address.startswith(PREFIX):
                link.set("href", self.here.link(address.removeprefix(PREFIX)))


class LateLinks(Treeprocessor):
    """Sets addresses that the builders must neither check nor rewrite, such as answers in a fragment."""

    def run(self, root: Element) -> None:
        """Move each into its place."""
        for link in root.iter("a"):
            if address := link.attrib.pop(LATE, ""):
                link.set("href", address)
