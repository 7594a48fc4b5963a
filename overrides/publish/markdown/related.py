"""Pages to read next: those that a page and others link to each other most."""

from collections import Counter
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from publish.content.index import Index
from publish.markdown.elements import element
from publish.markdown.page_context import Here

FOLDERS = ("compare/", "reports/", "criteria/", "guides/", "customers/", "regulations/", "industries/")
SHOWN = 4
COUNTED = 3  # links between two pages beyond these say no more


class Related(Treeprocessor):
    """Ends a page with the pages nearest to it."""

    def __init__(self, md: Markdown, here: Here) -> None:
        super().__init__(md)
        self.here = here

    def run(self, root: Element) -> None:
        """A short list, before the notes; none on pages that only lead elsewhere."""
        here = self.here
        if not here.page or not _shown(here.path):
            return
        near = nearest(here.index, here.path)
        if near:
            titles = [(str(here.index.pages[path].meta.get("title", path)), here.relative(path)) for path in near]
            items = [element("li", "", element("a", title, href=address)) for title, address in titles]
            label = element("p", "Related pages")
            root.append(
                element(
                    "nav",
                    "",
                    label,
                    element("ul", "", *items),
                    class_="related",
                    aria_label="Related pages",
                    data_search_exclude=True,
                )
            )


def nearest(index: Index, path: str) -> list[str]:
    """The paths of the pages nearest to one, best first."""
    out = index.links[path]
    back = Counter({other: links[path] for other, links in index.links.items() if other != path})
    pages = [other for other in {*out, *back} if other != path and _shown(other)]
    near = {other: min(out[other], COUNTED) + min(back[other], COUNTED) for other in pages}
    best = sorted(near, key=lambda other: (-near[other], other))
    return [other for other in best if near[other]][:SHOWN]


def _shown(path: str) -> bool:
    return path.startswith(FOLDERS) and not path.endswith("/index.md")
