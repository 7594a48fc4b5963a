"""Tables: the first cell of a row is its title; of three columns and more each cell knows its column, for phones."""

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from publish.markdown.summary import words

STACKED = 3


class Labels(Treeprocessor):
    """Gives cells the titles of their columns, and keeps them apart for whoever reads only the words."""

    def run(self, root: Element) -> None:
        """Set `data-label` on all but the first cell of a row, which is the row's own title."""
        for table in root.iter("table"):
            titles = [words(cell) for cell in table.findall("thead/tr/th")]
            if len(titles) >= STACKED:
                for row in table.findall("tbody/tr"):
                    for title, cell in list(zip(titles, row, strict=False))[1:]:
                        cell.set("data-label", title[:1].upper() + title[1:])
            if len(titles) > 1:
                _title_rows(table)
            for cell in table.iterfind(".//tr/*"):
                cell.tail = cell.tail or "\n"


def _title_rows(table: Element) -> None:
    """Make the first cell of every row that has more the row's header."""
    for row in table.iterfind("tbody/tr"):
        if len(row) > 1 and row[0].tag == "td":
            row[0].tag = "th"
            row[0].set("scope", "row")
