"""`::: proof`: the figures of the proof as tables."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from publish.content.figures.proof import figures
from publish.markdown.elements import element
from publish.markdown.page_context import Here

COUNTS = ("questions", "options", "facts", "findings", "rules")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
COLUMNS = ("questions", "combinations", "interviews", "shortest", "longest")


def render(here: Here, _: list[str]) -> Element:
    """Counts, the space of each role, the interviews of the test cases, and the laws with what was found."""
    found = figures(wait=not (here.drafting or here.serving))
    if found is None:
        return element("p", "The figures are computed when the site is built for publication.")
    counts = element("p", ", ".join(f"{found[name]} {name}" for name in COUNTS) + f". Edition {found['edition']}.")
    roles = [(role, *(readable(row[name]) for name in COLUMNS)) for role, row in found["roles"].items()]
    laws = [(row["says"], "holds" if row["holds"] else "broken") for row in found["laws"]]
    space = _table(("Role", *(name.capitalize() for name in COLUMNS)), roles)
    parts = [counts, space, element("p", walked(found["walks"])), _table(("Law", "Result"), laws)]
    if found["faults"]:
        parts.append(element("ul", "", *(element("li", fault) for fault in found["faults"])))
    return element("div", "", *parts, class_="proof")


def walked(walks: Mapping[str, float]) -> str:
    """What the interviews of the test cases show, in words."""
    presumed = int(walks["readers"] - walks["sure"] - walks["open"])
    return (
        f"The readers of the {walks['readers']} test cases, who say what their case says and “not sure” to the rest, are asked "
        f"{walks['length']:g} questions at the median and {walks['longest']} at most, the first included. "
        f"Which report it is stays as it is after {walks['settled']:g} answers at the median. "
        f"At the end the verdict is sure for {walks['sure']}, rests on what is presumed for {presumed}, "
        f"and is open for {walks['open']}."
    )


def readable(number: int) -> str:
    """A count as it is written: in full below a billion, else as a power of ten."""
    if number < 10**9:
        return f"{number:,}"
    digits, power = f"{number:.2e}".split("e+")
    return f"{digits} × 10{power.lstrip('0').translate(RAISED)}"


def _table(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Element:
    """A table with its first column as row headers."""
    head = element("tr", "", *(element("th", title, scope="col") for title in columns))
    body = [
        element("tr", "", element("th", first, scope="row"), *(element("td", cell) for cell in rest)) for first, *rest in rows
    ]
    table = element("table", "", element("thead", "", head), element("tbody", "", *body))
    return element("div", "", table, class_="wide")
