"""`::: bench`: what the last run of `make bench` measured, with its budgets, its machine and its day."""

from itertools import groupby
from xml.etree.ElementTree import Element

from publish.content.figures import bench
from publish.content.figures.bench import Bench, Row
from publish.markdown.elements import element
from publish.markdown.page_context import Here

TITLES = ("What", "Ours", "Compared with", "Ratio", "Budget", "Held")


def render(here: Here, _: list[str]) -> Element:
    """How many budgets are held and which are missed, where and when that was, and a table a group."""
    run = bench.read(here.docs)
    if not run.rows:
        return element("p", "No run has been kept yet, so there are no figures here.")
    missed = [element("li", f"{row.group}, {row.name}") for row in run.rows if row.held is False]
    parts = [element("p", said) for said in (_summary(run), _circumstances(run))]
    if missed:
        parts += [element("p", "Missed:"), element("ul", "", *missed)]
    parts += [_table(group, list(rows)) for group, rows in groupby(run.rows, lambda row: row.group)]
    return element("div", "", *parts, class_="bench")


def _summary(run: Bench) -> str:
    budgets = [row.held for row in run.rows if row.held is not None]
    return f"Budgets: {len(budgets)}. Held: {budgets.count(True)}. Missed: {budgets.count(False)}."


def _circumstances(run: Bench) -> str:
    machine = ", ".join(f"{name} {value}" for name, value in run.machine.items())
    return f"Measured on {run.date}, rounds {run.rounds}, {machine}."


def _table(group: str, rows: list[Row]) -> Element:
    head = element("tr", "", *(element("th", title, scope="col") for title in TITLES))
    parts = [element("caption", group), element("thead", "", head), element("tbody", "", *map(_row, rows))]
    return element("div", "", element("table", "", *parts), class_="wide", data_search_exclude=True)


def _row(row: Row) -> Element:
    ratio = f"{row.value} ×" if row.against and row.value is not None else ""
    cells = (_figure(row.ours, row.unit), _figure(row.against, row.unit), ratio, _budget(row), _held(row))
    return element("tr", "", element("th", row.name, scope="row"), *(element("td", cell) for cell in cells))


def _figure(figure: float | None, unit: str) -> str:
    if figure is None:
        return ""
    return f"{figure:,.0f} {unit}" if figure >= 100 else f"{figure:.3g} {unit}"


def _budget(row: Row) -> str:
    if row.budget is None:
        return "none"
    bound = "at least" if row.least else "at most"
    return f"{bound} {row.budget:g} ×" if row.against else f"{bound} {_figure(row.budget, row.unit)}"


def _held(row: Row) -> str:
    """In words, with what the run notes of it."""
    said = {True: "held", False: "missed", None: ""}[row.held]
    return ": ".join(filter(None, ("not measured" if row.ours is None else said, row.note)))
