"""Days as spreadsheets write them: ISO, bare digits, American and European order, months by name, serial numbers."""

import re
from datetime import date, timedelta

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SERIAL = date(1899, 12, 30)  # day 0 of the 1900 system of spreadsheets, from March 1900 on
SERIALS = range(32_874, 73_051)  # 1990 to 2099
RANGE = re.compile(r"(?<=\s)(?:to|through|thru|until|bis|-)(?=\s)|[–—]")
ORDERS = ("mdy", "dmy")


class UnclearError(ValueError):
    """A day that can be read in two ways, or in none: the sentence says which."""


def day(text: str, order: str = "") -> date:
    """The day that a cell names; of a range, its end. `order` ("mdy", "dmy") settles what could be either.

    Raises UnclearError where it can be read in two ways or in none.
    """
    said = RANGE.split(text.strip())[-1].strip()
    said = re.sub(r"[T ]\d{1,2}:\d{2}.*$", "", said)
    for way in (_iso, _serial, _named, _numbers):
        found = way(said, order)
        if found is not None:
            return found
    raise UnclearError(f"“{text}” is not a day. Write it as 2026-03-31.")


def _made(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, int(day))
    except ValueError:
        return None


def _iso(said: str, _: str) -> date | None:
    found = re.fullmatch(r"(\d{4})[-/.]?(\d\d?)[-/.]?(\d\d?)", said)
    return _made(found[1], int(found[2]), found[3]) if found and len(said) >= 8 else None


def _serial(said: str, _: str) -> date | None:
    number = said.partition(".")[0]
    return SERIAL + timedelta(int(number)) if number.isdigit() and len(number) == 5 and int(number) in SERIALS else None


def _named(said: str, _: str) -> date | None:
    words = re.findall(r"[a-z]+|\d+", said.lower())
    month = next((MONTHS.index(word[:3]) + 1 for word in words if word[:3] in MONTHS), 0)
    numbers = [word for word in words if word.isdigit()]
    if not month or not numbers or len(numbers) > 2:
        return None
    years = [number for number in numbers if len(number) == 4] or numbers[1:]
    if not years:
        return None
    if len(numbers) == 1:
        return _end_of_month(years[0], month)
    return _made(years[0], month, next(number for number in numbers if number is not years[0]))


def _end_of_month(year: str, month: int) -> date | None:
    first = date(int(year) + month // 12, month % 12 + 1, 1)
    return first - timedelta(1)


def _numbers(said: str, order: str) -> date | None:
    found = re.fullmatch(r"(\d\d?)([-/. ])(\d\d?)\2(\d{4}|\d\d)", said)
    if not found:
        return None
    one, mark, two, year = found.groups()
    american, european = _made(year, int(one), two), _made(year, int(two), one)
    if mark == ".":
        return european
    if american and european and american != european and order not in ORDERS:
        raise UnclearError(f"“{said}” can be {_said(american)} or {_said(european)}. Write it as {american} or {european}.")
    return european if (order == "dmy" and european) or not american else american


def _said(day: date) -> str:
    return f"{MONTHS[day.month - 1].capitalize()} {day.day}"


def order_of(cells: list[str]) -> str:
    """The one order in which every day of a column can be read; "ask" if either would do and it matters."""
    fits = [order for order in ORDERS if all(_reads(cell, order) for cell in cells)]
    if not any(_ambiguous(cell) for cell in cells):
        return ""
    decided = [order for order in fits if any(not _ambiguous(cell) and "/" in cell for cell in cells)]
    return decided[0] if len(decided) == 1 else "ask"


def _ambiguous(cell: str) -> bool:
    try:
        day(cell)
    except UnclearError as unclear:
        return " can be " in str(unclear)
    return False


def _reads(cell: str, order: str) -> bool:
    """Whether a day written with numbers agrees with an order."""
    try:
        found = day(cell, order)
    except UnclearError:
        return True
    numbers = [int(part) for part in cell.replace("-", "/").split("/") if part.strip().isdigit()]
    if len(numbers) != 3 or numbers[0] > 31:
        return True
    return (numbers[0], numbers[1]) == ((found.month, found.day) if order == "mdy" else (found.day, found.month))
