"""`::: headers`: what a host should send with the files, each header with its values and its reason."""

from xml.etree.ElementTree import Element

from publish.hosts.headers import ROOMS, WHY, sent
from publish.markdown.elements import element
from publish.markdown.page_context import Here


def render(here: Here, _: list[str]) -> Element:  # noqa: ARG001
    """A table: header, what it does, and its values with the files that get each."""
    head = element("tr", "", *(element("th", title, scope="col") for title in ("Header", "What it does", "Value")))
    rows = [
        element("tr", "", element("th", name, scope="row"), element("td", why), element("td", "", *_values(name)))
        for name, why in WHY.items()
    ]
    return element("div", "", element("table", "", element("thead", "", head), element("tbody", "", *rows)), class_="wide")


def _values(name: str) -> list[Element]:
    """Each value of a header once, after the kinds of files that it goes with."""
    values: dict[str, list[str]] = {}
    for room in ROOMS:
        if name in sent(room):
            values.setdefault(sent(room)[name], []).append(room.files)
    everywhere = len(values) == 1 and sum(map(len, values.values())) == len(ROOMS)
    return [element("p", "" if everywhere else f"{_listed(files)}: ", element("code", value)) for value, files in values.items()]


def _listed(files: list[str]) -> str:
    words = ", ".join(files)
    return words[0].upper() + words[1:]
