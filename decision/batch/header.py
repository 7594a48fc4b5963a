"""The row that names the columns, and what a heading asks."""

from collections.abc import Sequence

from decision.batch.days import UnclearError, day
from decision.batch.words import headings, nearest, phrases, plain, stands
from decision.catalogue.errors import RequestError
from decision.catalogue.model import Catalogue

FILLERS = frozenset(
    ["is", "are", "does", "do", "has", "have", "the", "a", "an", "our", "vendor", "vendors", "supplier", "suppliers"]
    + ["y", "n", "yes", "no", "available", "if", "any"]
)
TOP = 15
WIDEST = 400


def check_width(columns: int) -> None:
    """Every heading is held against every other, so their number is bounded."""
    if columns > WIDEST:
        message = f"This table has {columns:,} columns; the limit is {WIDEST:,}. Delete those that are not needed."
        raise RequestError("too-wide", "names", message)


def numbered(names: Sequence[str]) -> list[str]:
    """The headings, trimmed; one that stands a second time gets its number, an empty one its place. Raises for too many."""
    check_width(len(names))
    found: list[str] = []
    for place, name in enumerate(names, start=1):
        said = " ".join(name.removeprefix("\ufeff").split()) or f"column {place}"
        again = sum(each == said or each.startswith(f"{said} (") for each in found)
        found.append(f"{said} ({again + 1})" if again else said)
    return found


def target_of(catalogue: Catalogue, name: str) -> tuple[str, str]:
    """What a heading asks, and how that is known: "id", "heading", "near" or ""."""
    words = plain(name)
    ids = {plain(question.id): question.id for question in catalogue.questions}
    if words in ids:
        return ids[words], "id"
    shorts = {plain(question.short): question.id for question in reversed(catalogue.questions)}
    for said in dict.fromkeys([words, " ".join(word for word in words.split() if word not in FILLERS)]):
        found = headings().get(said) or shorts.get(said)
        if found:
            return found, "heading"
    close = nearest(words, ids)
    return (ids[close], "near") if close else ("", "")


def header_row(catalogue: Catalogue, rows: Sequence[Sequence[str]]) -> int:
    """The row that names the columns: of the first rows the one with the most headings that are known."""
    known = [_known(catalogue, rows, place) for place in range(min(TOP, len(rows)))]
    if any(known):
        return known.index(max(known))
    first = next((place for place, row in enumerate(rows) if any(cell.strip() for cell in row)), None)
    if first is None:
        raise RequestError("empty", "", "There is nothing in it.")
    said = phrases(catalogue, "vendor-has")
    if len(rows) <= first + 1 or any(plain(cell) in said or _is_day(cell) for cell in rows[first] if cell.strip()):
        message = "No row names the columns. Put a row on top that does, for example: Vendor, Category, SOC report, Data."
        raise RequestError("no-header", f"row {first + 1}", message)
    return first


def _known(catalogue: Catalogue, rows: Sequence[Sequence[str]], place: int) -> int:
    """How many headings a row has. "SOC 2 Type 2" can be an answer too: by itself it is a heading over yes and no."""
    if any(_is_day(cell) for cell in rows[place]):
        return 0
    found = [(column, target_of(catalogue, cell)[0]) for column, cell in enumerate(rows[place]) if cell.strip()]
    named = {target for _, target in found if target and "=" not in target}
    flags = [column for column, target in found if "=" in target]
    marks = stands("yes") | stands("no") | stands("unsure") | {""}
    below = [plain(row[column]) or row[column].strip() for column in flags for row in rows[place + 1 :] if column < len(row)]
    if not named and not (below and all(said in marks for said in below)):
        return 0
    return len(named) + len(flags)


def _is_day(cell: str) -> bool:
    try:
        return bool(day(cell, "mdy"))
    except UnclearError:
        return False
