"""What the columns of a table seem to say: proposed from their headings, and from how many of their values are understood."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from decision.batch.cells import Asked, Cell, flag, says_nothing, understand
from decision.batch.days import ORDERS, order_of
from decision.batch.header import check_width, header_row, numbered, target_of
from decision.batch.mapping import CUSTOMER, RENEWAL, SPECIAL, VENDOR
from decision.batch.words import headings, knowledge, plain, stands
from decision.catalogue.errors import RequestError
from decision.catalogue.model import ROLE, UNSURE, Catalogue, Question

LOOKED_AT = 2000  # rows that a proposal is made from
GUESSED = ("vendor-has", "vendor-data", "vendor-does")
MOST = 0.5
SHOWN = 12
WEIGHED = 200  # different values of a column that are weighed, the most frequent ones


class Tally(NamedTuple):
    """How many cells of a column are filled, and of them the shares that say something, and that are not understood."""

    rows: int
    says: float = 0
    wrong: float = 0


def best_sheet(catalogue: Catalogue, sheets: Mapping[str, Sequence[Sequence[str]]], today: date) -> str:
    """The sheet of which most values are understood; of equals the longest, then the first."""

    def weight(name: str) -> tuple[float, int]:
        try:
            return propose(catalogue, sheets[name][:LOOKED_AT], today)["score"], len(sheets[name])
        except RequestError:
            return float("-inf"), len(sheets[name])

    return max(sheets, key=weight)


def propose(catalogue: Catalogue, rows: Sequence[Sequence[str]], today: date) -> dict[str, Any]:
    """What each column seems to say, as JSON-able data: the header row, headings, role, targets, and entries to
    settle, and how many values are understood beyond those that are not, as the score of the sheet.

    Raises RequestError where no row names the columns, where there is nothing, and for more columns than WIDEST.
    """
    check_width(max(map(len, rows), default=0))
    header = header_row(catalogue, rows)
    names = numbered(rows[header])
    below = [row for row in rows[header + 1 :] if any(cell.strip() for cell in row)]
    cells = [[row[place] for row in below if place < len(row)] for place in range(len(names))]
    columns = [_column(catalogue, name, said, today) for name, said in zip(names, cells, strict=True)]
    _only_one(catalogue, columns, len(below))
    _second_thoughts(catalogue, columns, cells, today)
    role = _role(catalogue, columns)
    _name_the_rows(columns, below)
    if not any(column["target"] == ROLE for column in columns):
        _turn(columns, role)
    _look_into(catalogue, columns, below, today)
    tallies = [column.pop("tally") for column in columns]
    return {
        "header": header,
        "names": names,
        "role": "" if any(column["target"] == ROLE for column in columns) else role,
        "columns": columns,
        "score": _score(columns, tallies),
        "dates": next((column["order"] for column in columns if column["order"] in ORDERS), ""),
        "questions": [_choices(question) for question in catalogue.questions if not question.roles or role in question.roles],
    }


def _choices(question: Question) -> dict[str, Any]:
    """A question as something that a column can answer."""
    options = [[option.id, option.short] for option in question.options]
    return {"id": question.id, "short": question.short, "kind": question.kind, "options": options}


def _column(catalogue: Catalogue, name: str, cells: list[str], today: date) -> dict[str, Any]:
    target, how = target_of(catalogue, name)
    said = Counter(filter(None, map(str.strip, cells)))
    tally = _tally(catalogue, target, said, today)
    if how in ("heading", "") and said and "=" not in target and target not in (*SPECIAL, ROLE):
        if target:
            target, how = (target, how) if tally.wrong < 1 else ("", "")
        else:
            target, how, tally = _guess(catalogue, said, today)
    filled = len(said)
    return {"heading": name, "target": target, "how": how, "order": "", "unknown": [], "filled": filled, "tally": tally}


def _guess(catalogue: Catalogue, said: Counter[str], today: date) -> tuple[str, str, Tally]:
    """What most values of a column answer; nothing where all are yes, no and numbers, which tell nothing by themselves."""
    marks = stands("yes") | stands("no") | stands("unsure")
    if all(plain(cell) in marks or cell.isdigit() for cell in said):
        return "", "", Tally(said.total())
    tallies = {guess: _tally(catalogue, guess, said, today, named=False) for guess in GUESSED}
    best = max(GUESSED, key=lambda guess: tallies[guess].says)
    return (best, "values", tallies[best]) if tallies[best].says > MOST else ("", "", Tally(said.total()))


def _second_thoughts(catalogue: Catalogue, columns: list[dict[str, Any]], cells: list[list[str]], today: date) -> None:
    """A column that would name the rows, such as "Service" beside "Vendor", may answer what no other column does."""
    for column, said in zip(columns, cells, strict=True):
        if not column["target"] and target_of(catalogue, column["heading"])[0] == VENDOR:
            target, how, tally = _guess(catalogue, Counter(filter(None, map(str.strip, said))), today)
            if target and not any(other["target"].partition("=")[0] == target for other in columns):
                column.update(target=target, how=how, tally=tally)


def _tally(catalogue: Catalogue, target: str, said: Counter[str], today: date, named: bool = True) -> Tally:
    """How a column does as the answers to a question. Where no heading names it, what counts as the rest says nothing."""
    id, _, option = target.partition("=")
    if not said or id not in catalogue.question:
        return Tally(said.total())
    asked = Asked(catalogue, id, today, "mdy", hint=False)
    some = dict(said.most_common()[:WEIGHED])  # with a number it would need heapq
    known = {cell: _said(asked, option, cell) for cell in some}
    silent = {UNSURE} if named else {UNSURE, knowledge()["rest"].get(id)}
    wrong = sum(some[cell] for cell, found in known.items() if found.problem)
    says = sum(some[cell] for cell, found in known.items() if not found.problem and (option or _says(found, silent)))
    return Tally(said.total(), says / sum(some.values()), wrong / sum(some.values()))


def _says(found: Cell, silent: set[str]) -> bool:
    return bool(found.doubts or found.day or set(found.options) - silent)


def _only_one(catalogue: Catalogue, columns: list[dict[str, Any]], rows: int) -> None:
    """Where several columns could answer what takes one, the one of which most is understood wins, to a tenth of the rows.

    Between equals the first spelling of the data does, then the first column.
    """
    order = list(headings())
    for target in {column["target"] for column in columns}:
        question = catalogue.question.get(target)
        if "=" in target or (question and question.kind == "many" and target not in knowledge()["within"]["questions"]):
            continue
        rivals = [column for column in columns if column["target"] == target]
        weight = {id(each): round(10 * each["tally"].says * each["tally"].rows / max(rows, 1)) for each in rivals}
        rivals.sort(key=lambda each: (each["how"] != "id", -weight[id(each)], _rank(order, each["heading"]), not each["filled"]))
        for column in rivals[1:] if target else ():
            column.update(target="", how="")


def _score(columns: list[dict[str, Any]], tallies: list[Tally]) -> int:
    """How many values are understood, less those that are not; nothing where nothing names the rows."""
    if not any(column["target"] == VENDOR for column in columns):
        return 0
    used = [(column["target"], each) for column, each in zip(columns, tallies, strict=True)]
    return sum(round(each.rows * ((id != ROLE) * each.says - each.wrong)) for id, each in used if id and id not in SPECIAL)


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
    """Name for each column the order of days and months, and the entries to settle, the most frequent first."""
    for place, column in enumerate(columns):
        id, _, option = column["target"].partition("=")
        question = catalogue.question.get(id)
        cells = Counter(row[place].strip() for row in below if place < len(row) and row[place].strip())
        if column["target"] == RENEWAL or (question and question.kind == "when"):
            column["order"] = order_of(list(cells))
        if question:
            asked = Asked(catalogue, id, today, column["order"])
            settle = {cell: _to_settle(asked, option, cell, cells[cell]) for cell, _ in cells.most_common()}
            column["unknown"] = [[cell, why] for cell, why in settle.items() if why][:SHOWN]


def _to_settle(asked: Asked, option: str, cell: str, times: int) -> str:
    """Why somebody has to say what an entry means; nothing for a description of its own that names no service."""
    found = _said(asked, option, cell)
    return found.problem or (says_nothing(asked, cell, found) if found.options or times > 1 else "")


def _said(asked: Asked, option: str, cell: str) -> Cell:
    return flag(asked, option, cell)[1] if option else understand(asked, cell)
