"""The 61 trust services criteria as one table, from docs/criteria.toml."""

from itertools import groupby
from xml.etree.ElementTree import Element

from publish.content.minted import criterion_id
from publish.content.tables import Criterion
from publish.markdown.elements import element
from publish.markdown.page_context import Here

SERIES = {
    "CC1": "Control environment",
    "CC2": "Communication and information",
    "CC3": "Risk assessment",
    "CC4": "Monitoring",
    "CC5": "Control activities",
    "CC6": "Access",
    "CC7": "Operations",
    "CC8": "Change",
    "CC9": "Risk mitigation",
    "A1": "Availability",
    "C1": "Confidentiality",
    "PI1": "Processing integrity",
}
COLUMNS = ("Criterion", "What it is about", "Category", "COSO principle")


def render(here: Here, _: list[str]) -> Element:
    """The whole table, in a block that a script can put a filter on."""
    rows = list(here.index.criteria.values())
    head = element("tr", "", *(element("th", title, scope="col") for title in COLUMNS))
    bodies = [_series(name, list(group)) for name, group in groupby(rows, key=lambda row: row.series)]
    table = element("table", "", element("thead", "", head), *bodies)
    return element("div", "", table, class_="wide filterable criteria")


def _series(name: str, rows: list[Criterion]) -> Element:
    words = SERIES.get(name, "Privacy" if name.startswith("P") else "")
    title = element("th", f"{name}: {words}" if words else name, colspan=str(len(COLUMNS)), scope="rowgroup")
    return element("tbody", "", element("tr", "", title), *(_row(row) for row in rows))


def _row(row: Criterion) -> Element:
    id = criterion_id(row.id)
    title = element("strong", row.title)
    about = element("td", "", title)
    if row.about:
        title.tail = "\n"
        about.append(element("span", row.about, class_="about"))
    key = element("th", row.id, id=id, scope="row", data_section=id, data_title=f"{row.id} {row.title}")
    key.set("data-summary", row.about or row.title)
    category = element("td", row.category.replace("-", " ").capitalize())
    return element("tr", "", key, about, category, element("td", row.coso or "–"))
