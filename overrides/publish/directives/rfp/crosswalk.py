"""The crosswalk as a table that can be filtered: number, questionnaire and version, questions, what to mind."""

from itertools import groupby
from xml.etree.ElementTree import Element

from publish.content import crosswalk, library
from publish.content.crosswalk import FITS, Crosswalk, Number
from publish.markdown.elements import element
from publish.markdown.page_context import Here


def render(here: Here, _: list[str]) -> Element:
    """One row for each number of each version."""
    found = crosswalk.read(here.docs, (answer.id for answer in library.answers(here.docs)))
    columns = ("Number", "Questionnaire and version", "Answer it with", "To mind")
    head = element("tr", "", *(element("th", title, scope="col") for title in columns))
    rows = [_row(here, found, list(group)) for _, group in groupby(sorted(found.numbers, key=_key), key=_key)]
    table = element("table", "", element("thead", "", head), element("tbody", "", *rows), data_leads="2")
    return element("div", "", table, class_="wide filterable crosswalk", data_search_exclude=True)


def _key(number: Number) -> tuple[str, str, str]:
    return number.questionnaire, number.version, number.number


def _row(here: Here, found: Crosswalk, group: list[Number]) -> Element:
    first = group[0]
    answers = []
    for number in sorted(group, key=lambda each: list(FITS).index(each.fit)):
        item = element("li", "", element("a", here.title(number.answer), href=here.link(number.answer)))
        aside = f"; {number.note}" if number.note and len(group) > 1 else ""
        item[0].tail = f" ({FITS[number.fit]}{aside})"
        answers.append(item)
    notes = filter(None, (found.trap(first), first.note if len(group) == 1 else ""))
    minded = element("td", "", *(element("p", note) for note in notes))
    return element(
        "tr", "",
        element("th", first.number, scope="row"),
        element("td", f"{first.questionnaire} {first.version}"),
        element("td", "", element("ul", "", *answers)),
        minded,
    )  # fmt: skip
