"""Wide tables stack their rows on a phone: every cell then says which column it is from."""

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from publish.summary import words


class Labels(Treeprocessor):
    """Gives the cells of the tables in `<div class="wide" markdown>` the titles of their columns."""

    def run(self, root: Element) -> None:
        """Set `data-label` on all but the first cell of a row, which is the row's own title."""
        for block in root.iter("div"):
            if "wide" in block.get("class", "").split():
                for table in block.iter("table"):
                    _label(table)


def _label(table: Element) -> None:
    titles = [words(cell) for cell in table.findall("thead/tr/th")]
    for row in table.findall("tbody/tr"):
        for title, cell in list(zip(titles, row, strict=False))[1:]:
            cell.set("data-label", title)
