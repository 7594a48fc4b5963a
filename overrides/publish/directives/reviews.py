"""The pages and when they are due for review."""

from datetime import date
from xml.etree.ElementTree import Element

from publish.content.index import Index
from publish.content.pages import Page
from publish.markdown.elements import element
from publish.markdown.page_context import Here


def due(index: Index, today: date) -> list[Page]:
    """The pages past their review date."""
    return [page for page in dated(index) if page.meta["review_by"] < today]


def dated(index: Index) -> list[Page]:
    """The pages that have a review date, the next due first."""
    found = [page for page in index.pages.values() if isinstance(page.meta.get("review_by"), date)]
    return sorted(found, key=lambda page: (page.meta["review_by"], str(page.meta.get("title"))))


def render(here: Here, _: list[str]) -> Element:
    """A table: page, reviewed, next review; the reader's browser marks those past it, since a build knows no day."""
    head = element("tr", "", *(element("th", title, scope="col") for title in ("Page", "Reviewed", "Next review by")))
    rows = [_row(here, page) for page in dated(here.index)]
    table = element("table", "", element("thead", "", head), element("tbody", "", *rows))
    return element("div", "", table, class_="wide reviews", data_search_exclude=True)


def _row(here: Here, page: Page) -> Element:
    link = element("a", str(page.meta.get("title", page.path)), href=here.relative(page.path))
    reviewed, by = _time(page.meta.get("reviewed")), _time(page.meta["review_by"], data_review_by=True)
    return element("tr", "", element("td", "", link), element("td", "", reviewed), element("td", "", by))


def _time(day: object, **marks: bool) -> Element:
    return element("time", str(day or "not yet"), datetime=str(day) if day else False, **marks)
