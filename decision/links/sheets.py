"""Workbooks: cells, formulas, links, comments, text boxes, headers and names, in hidden sheets too."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from decision.links.model import AROUND, Unit
from decision.links.package import Parts, Reader, Relation, read, relations

JOINED = re.compile(r'"\s*&\s*"')
COMMENTS = {"comments", "threadedComment"}
MARGINS = {"oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter"}
GATHERED = {"t", "f", "v", *MARGINS}


class Sheet(NamedTuple):
    """A sheet's name as readers see it, and the part that holds it."""

    label: str
    part: str


class _Book(Reader):
    """The sheets of a workbook, and its defined names."""

    def __init__(self, related: dict[str, Relation]) -> None:
        self.related, self.sheets, self.names = related, list[Sheet](), list[Unit]()
        self._name, self._words = "", ""

    def start(self, name: str, attributes: dict[str, str], rel: str) -> None:
        if name == "sheet" and rel in self.related:
            hidden = " (hidden)" if "idden" in attributes.get("state", "") else ""
            self.sheets.append(Sheet(f"Sheet “{attributes.get('name', '')}”{hidden}", self.related[rel].target))
        self._name, self._words = attributes.get("name", "") if name == "definedName" else "", ""

    def data(self, text: str) -> None:
        self._words += text if self._name else ""

    def end(self, name: str) -> None:
        if self._name:
            self.names.append(Unit(f"Defined name “{self._name}”", self._words))
        self._name = ""


class _Strings(Reader):
    """The texts that cells share."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._reading = False

    def start(self, name: str, attributes: dict[str, str], rel: str) -> None:
        if name == "si":
            self._pieces = []
        self._reading = name == "t"

    def data(self, text: str) -> None:
        if self._reading:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        self._reading = False
        if name == "si":
            self.texts.append("".join(self._pieces))


class _Cells(Reader):
    """A sheet: for each cell its words, its formula and its link; besides, headers and the hints of fields."""

    def __init__(self, label: str, shared: list[str], related: dict[str, Relation]) -> None:
        self.label, self.shared, self.related = label, shared, related
        self.cells: dict[str, list[str]] = {}
        self.units: list[Unit] = []
        self.used: set[str] = set()
        self._at = self._type = self._name = ""
        self._words: list[str] = []
        self._column = self._row = 0

    def start(self, name: str, attributes: dict[str, str], rel: str) -> None:
        self._name, self._words = name, []
        self.used.add(rel)
        if name == "row":
            self._row, self._column = _number(attributes.get("r", ""), self._row + 1), 0
        elif name == "c":
            self._at = attributes.get("r", "") or f"column {self._column + 1} of row {self._row}"
            self._type = attributes.get("t", "")
            self._column += 1
        elif name == "hyperlink":
            related = self.related.get(rel)
            target = (related.target if related and related.external else "") + (
                f"#{attributes['location']}" if attributes.get("location") else ""
            )
            said = [target, attributes.get("tooltip", ""), attributes.get("display", "")]
            self.cells.setdefault(attributes.get("ref", ""), []).extend(f" <{words}> " for words in said if words)
        elif name == "dataValidation":
            words = " ".join(attributes.get(key, "") for key in ("promptTitle", "prompt", "errorTitle", "error"))
            self.units.append(Unit(f"{self.label}, hint of {attributes.get('sqref', '')[:40]}", words))

    def data(self, text: str) -> None:
        if self._name in GATHERED:
            self._words.append(text)

    def end(self, name: str) -> None:
        words = "".join(self._words) if name == self._name else ""
        self._name, self._words = "", []
        if name in MARGINS and words:
            self.units.append(Unit(f"{self.label}, page header or footer", words))
        elif name == "c":
            self._at = ""
        elif name in {"t", "f", "v"} and words and self._at:
            if name == "f":
                words = f" {JOINED.sub('', words)} "
            elif name == "v" and self._type == "s":
                words = self.shared[int(words)] if words.isdigit() and int(words) < len(self.shared) else ""
            self.cells.setdefault(self._at, []).append(words if name == "t" else f" {words} ")


class _Notes(Reader):
    """The comments of a sheet, or the words in its drawings."""

    def __init__(self, label: str, what: str, related: dict[str, Relation]) -> None:
        self.label, self.what, self.related = label, what, related
        self.units: list[Unit] = []
        self._at, self._pieces, self._reading = "", list[str](), False

    def start(self, name: str, attributes: dict[str, str], rel: str) -> None:
        if name in COMMENTS | {"comment"}:
            self._at = f" on {attributes.get('ref', '')}"
        related = self.related.get(rel)
        if related and related.external:
            self.units.append(Unit(f"{self.label}, link of a {self.what}", related.target))
        self._reading = name in {"t", "text"}

    def data(self, text: str) -> None:
        if self._reading:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        self._reading = False
        if name in {"comment", "threadedComment", "p"} and self._pieces:
            self.units.append(Unit(f"{self.label}, {self.what}{self._at}", "".join(self._pieces)))
            self._pieces = []


def units(parts: Parts) -> Iterator[Unit]:
    """Every cell of every sheet, with what hangs on them."""
    related = relations(parts, "xl/workbook.xml")
    book = _Book(related)
    read(parts["xl/workbook.xml"], book)
    strings = _Strings()
    for relation in related.values():
        if relation.type == "sharedStrings" and relation.target in parts:
            read(parts[relation.target], strings)
    for sheet in book.sheets:
        if sheet.part in parts:
            yield from _sheet(parts, sheet, strings.texts)
    yield from book.names


def _sheet(parts: Parts, sheet: Sheet, shared: list[str]) -> Iterator[Unit]:
    related = relations(parts, sheet.part)
    cells = _Cells(sheet.label, shared, related)
    read(parts[sheet.part], cells)
    rows: dict[str, list[str]] = {}
    for at, pieces in cells.cells.items():
        rows.setdefault(at.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), []).append("".join(pieces)[:AROUND])
    around = {row: " \n".join(texts)[:AROUND] for row, texts in rows.items()}
    for at, pieces in cells.cells.items():
        yield Unit(f"{sheet.label}, cell {at}", "".join(pieces), around[at.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")])
    yield from cells.units
    for id, relation in related.items():
        if relation.external and id not in cells.used:
            yield Unit(f"{sheet.label}, a link without a cell", relation.target)
        elif relation.type in COMMENTS | {"drawing"} and relation.target in parts:
            notes = _Notes(sheet.label, "drawing" if relation.type == "drawing" else "comment", relations(parts, relation.target))
            read(parts[relation.target], notes)
            yield from notes.units


def _number(text: str, usual: int) -> int:
    return int(text) if text.isdigit() and len(text) < 9 else usual
