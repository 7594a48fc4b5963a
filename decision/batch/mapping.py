"""Which column answers which question: proposed from headings and values, and set by the reader."""

from collections.abc import Mapping as Table
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from decision.batch.cells import Asked, Cell, flag, understand
from decision.batch.days import ORDERS, UnclearError, day
from decision.batch.words import headings, knowledge, nearest, phrases, plain, stands
from decision.catalogue.errors import RequestError
from decision.catalogue.model import ROLE, Catalogue, Question

VENDOR, RENEWAL = "vendor", "renewal"
CUSTOMER = "customer"
SPECIAL = (VENDOR, RENEWAL)
FILLERS = frozenset(
    ["is", "are", "does", "do", "has", "have", "the", "a", "an", "our", "vendor", "vendors", "supplier", "suppliers"]
    + ["y", "n", "yes", "no", "available", "if", "any"]
)
TOP = 15
GUESSED = ("vendor-has", "vendor-data", "vendor-does")
MOST = 0.5
SHOWN = 12
WIDEST = 400


class Mapping(NamedTuple):
    """Each column's target, whose rows they are unless a column says so, spellings, the order in days, fixed answers."""

    targets: tuple[str, ...]
    role: str
    values: Table[str, Table[str, str]]
    order: str
    fixed: Table[str, str]


def from_plain(catalogue: Catalogue, names: Sequence[str], body: Table[str, Any]) -> Mapping:
    """A mapping as the page or a file gives it, for a table of these headings.

    Raises RequestError for targets and roles that do not exist, and for tables of another shape.
    """
    _check_tables(body)
    columns = body.get("columns", {})
    targets = tuple(str(columns.get(name, "")) for name in names)
    for name, target in zip(names, targets, strict=True):
        question = target.partition("=")[0]
        if question and question not in SPECIAL and question not in catalogue.question:
            raise RequestError("bad-mapping", name, f"“{name}” is mapped to “{question}”, which is no question.")
    role = str(body.get("role", "")) or CUSTOMER
    if catalogue.question[ROLE].option(role) is None:
        raise RequestError("bad-mapping", ROLE, f"“{role}” is no role.")
    values = body.get("values", {})
    spelled = {plain(name): {plain(cell) or cell: said for cell, said in values[name].items()} for name in values}
    return Mapping(targets, role, spelled, str(body.get("dates", "")), body.get("fixed", {}))


def _check_width(columns: int) -> None:
    """Every heading is held against every other, so their number is bounded."""
    if columns > WIDEST:
        message = f"This table has {columns:,} columns; the limit is {WIDEST:,}. Delete those that are not needed."
        raise RequestError("too-wide", "names", message)


def _check_tables(body: object) -> None:
    parts = [body]
    if isinstance(body, dict):
        values = body.get("values", {})
        parts += [body.get("columns", {}), body.get("fixed", {}), values, *(values.values() if isinstance(values, dict) else ())]
    if not all(isinstance(part, dict) for part in parts):
        raise RequestError("bad-mapping", "mapping", "The mapping must be tables: columns, fixed, and values by column.")


def propose(catalogue: Catalogue, rows: Sequence[Sequence[str]], today: date) -> dict[str, Any]:
    """What each column seems to say, as JSON-able data: the header row, headings, role, targets, and cells not understood.

    Raises RequestError where no row names the columns, where there is nothing, and for more columns than WIDEST.
    """
    _check_width(max(map(len, rows), default=0))
    header = _header(catalogue, rows)
    names = numbered(rows[header])
    below = [row for row in rows[header + 1 :] if any(cell.strip() for cell in row)]
    cells = [[row[place] for row in below if place < len(row)] for place in range(len(names))]
    columns = [_column(catalogue, name, said, today) for name, said in zip(names, cells, strict=True)]
    _only_one(catalogue, columns)
    role = _role(catalogue, columns)
    _name_the_rows(columns, below)
    if not any(column["target"] == ROLE for column in columns):
        _turn(columns, role)
    _look_into(catalogue, columns, below, today)
    return {
        "header": header,
        "names": names,
        "role": "" if any(column["target"] == ROLE for column in columns) else role,
        "columns": columns,
        "dates": next((column["order"] for column in columns if column["order"] in ORDERS), ""),
        "questions": [_choices(question) for question in catalogue.questions if not question.roles or role in question.roles],
    }


def _choices(question: Question) -> dict[str, Any]:
    """A question as something that a column can answer."""
    options = [[option.id, option.short] for option in question.options]
    return {"id": question.id, "short": question.short, "kind": question.kind, "options": options}


def numbered(names: Sequence[str]) -> list[str]:
    """The headings, trimmed; one that stands a second time gets its number, an empty one its place. Raises for too many."""
    _check_width(len(names))
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


def _header(catalogue: Catalogue, rows: Sequence[Sequence[str]]) -> int:
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


def _column(catalogue: Catalogue, name: str, cells: list[str], today: date) -> dict[str, Any]:
    target, how = target_of(catalogue, name)
    filled = list(dict.fromkeys(cell.strip() for cell in cells if cell.strip()))
    if how in ("heading", "") and filled and "=" not in target and target not in (*SPECIAL, ROLE):
        guesses = [target] if target else GUESSED
        shares = {guess: _share(catalogue, guess, filled, bool(target), today) for guess in guesses}
        best = max(guesses, key=lambda guess: shares[guess])
        target, how = (best, how or "values") if shares[best] > (0 if how else MOST) else ("", "")
    return {"heading": name, "target": target, "how": how, "order": "", "unknown": [], "filled": len(filled)}


def _share(catalogue: Catalogue, id: str, filled: list[str], named: bool, today: date) -> float:
    """The share of a column's different cells that are answers to a question; plain yes and no tell nothing by themselves."""
    some = filled[:200]
    if not named and all(plain(cell) in stands("yes") | stands("no") | stands("unsure") or cell.isdigit() for cell in some):
        return 0
    rest = knowledge()["rest"].get(id)
    asked = Asked(catalogue, id, today, "mdy", hint=False)
    known = [understand(asked, cell) for cell in some]
    return sum(not cell.problem and (cell.options != (rest,) or named) for cell in known) / len(some)


def _only_one(catalogue: Catalogue, columns: list[dict[str, Any]]) -> None:
    """Where several columns could answer what takes one, the first spelling of the data wins, then the first column."""
    order = list(headings())
    for target in {column["target"] for column in columns}:
        question = catalogue.question.get(target)
        if "=" in target or (question and question.kind == "many" and target not in knowledge()["within"]["questions"]):
            continue
        rivals = [column for column in columns if column["target"] == target]
        rivals.sort(key=lambda column: (column["how"] != "id", _rank(order, column["heading"]), not column["filled"]))
        for column in rivals[1:] if target else ():
            column.update(target="", how="")


def _rank(order: list[str], name: str) -> int:
    return order.index(plain(name)) if plain(name) in order else len(order)


def _role(catalogue: Catalogue, columns: list[dict[str, Any]]) -> str:
    ids = [column["target"].partition("=")[0] for column in columns]
    asked = [catalogue.question[id].roles for id in ids if id in catalogue.question]
    ours = sum("provider" in roles and CUSTOMER not in roles for roles in asked)
    theirs = sum(CUSTOMER in roles and "provider" not in roles for roles in asked)
    return "provider" if ours > theirs else CUSTOMER


def _turn(columns: list[dict[str, Any]], role: str) -> None:
    """The questions that this role is asked, where the other's are answered in the same words: "Data" is both."""
    same: dict[str, str] = knowledge()["same"]
    asked = same if role == CUSTOMER else {theirs: own for own, theirs in same.items()}
    for column in columns:
        id, mark, option = column["target"].partition("=")
        if id in asked and not any(other["target"] == asked[id] for other in columns):
            column["target"] = asked[id] + mark + option


def _name_the_rows(columns: list[dict[str, Any]], below: list[Sequence[str]]) -> None:
    """The vendor's column, if no heading says it: the first with words that hardly repeat."""
    if not any(column["target"] == VENDOR for column in columns):
        for column in columns:
            if not column["target"] and column["filled"] > MOST * len(below):
                column.update(target=VENDOR, how="values")
                return


def _look_into(catalogue: Catalogue, columns: list[dict[str, Any]], below: list[Sequence[str]], today: date) -> None:
    """Name for each column the cells that are not understood, and the order of days and months."""
    for place, column in enumerate(columns):
        id, _, option = column["target"].partition("=")
        question = catalogue.question.get(id)
        cells = dict.fromkeys(row[place].strip() for row in below if place < len(row) and row[place].strip())
        if column["target"] == RENEWAL or (question and question.kind == "when"):
            column["order"] = _order(list(cells))
        if question:
            asked = Asked(catalogue, id, today, column["order"])
            said = {cell: _said(asked, option, cell) for cell in cells}
            column["unknown"] = [[cell, found.problem] for cell, found in said.items() if found.problem][:SHOWN]


def _said(asked: Asked, option: str, cell: str) -> Cell:
    return flag(asked, option, cell)[1] if option else understand(asked, cell)


def _order(cells: list[str]) -> str:
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
