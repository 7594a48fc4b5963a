"""A workbook on the command line: its sheets read by openpyxl, cells added to one sheet and nothing else changed.

openpyxl, like every library that writes workbooks, drops parts of them (drawings, what it does not know), so cells are
added to the rows of the sheet's XML, as the page does it. It is an extra, `which-soc[cli]`, and never in the browser.
"""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from html import escape
from pathlib import Path
from typing import Any

from decision.catalogue.errors import RequestError

KINDS = (".xlsx", ".xlsm")
WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
ROW = re.compile(r"<(/?)((?:\w+:)?)row\b([^<>]*?)(/?)>")  # its tags, one by one: no pattern reads on for an end
MERGED = re.compile(r'<(?:\w+:)?mergeCell\b[^<>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
PROTECTED = b"\xd0\xcf\x11\xe0"

type Sheets = Mapping[str, list[list[str]]]


class Workbook:
    """A workbook in a file; raises RequestError with a sentence where it cannot be read."""

    def __init__(self, path: str) -> None:
        """Open the file; the sheets are read when they are asked for."""
        self.path = path
        try:
            with Path(path).open("rb") as file:
                if file.read(4) == PROTECTED:
                    raise _unreadable(path, "It has a password or is of the old .xls kind: save it as .xlsx without a password.")
            with zipfile.ZipFile(path) as zipped:
                self._workbook = zipped.read(WORKBOOK).decode()
                self._relations = zipped.read(RELATIONS).decode()
        except (zipfile.BadZipFile, zlib.error, KeyError, UnicodeDecodeError, NotImplementedError, RuntimeError, EOFError):
            raise _unreadable(path, "It is damaged, or not a workbook: open it in Excel and save it again.") from None

    def rows(self, wanted: str = "", best: Callable[[Sheets], str] | None = None) -> tuple[str, list[list[str]]]:
        """A sheet's name and rows as text: the one named, or of those that are seen the `best`, without that the longest."""
        try:
            from openpyxl import load_workbook  # type: ignore[import-untyped]
        except ImportError:
            raise _unreadable(self.path, "Workbooks need the extra: install which-soc[cli].") from None
        with _damage(self.path):
            book = load_workbook(self.path, read_only=True, data_only=True)
            names = [wanted] if wanted else [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
            if wanted and wanted not in book.sheetnames:
                raise _unreadable(self.path, f"It has no sheet “{wanted}”. It has {', '.join(book.sheetnames)}.")
            read = {name: [[_text(cell) for cell in row] for row in _values(book[name])] for name in names}
            if not any(any(map(any, rows)) for rows in read.values()):
                raise _unreadable(self.path, "There is nothing in it, or only in hidden sheets.")
            name = best(read) if best else max(names, key=lambda each: len(read[each]))
            return name, self._filled(name, read[name])

    def save(self, target: str, sheet: str, column: int, cells: Sequence[Sequence[str]]) -> None:
        """Write the workbook with cells added to a sheet from a column on (counted from one), a list for each row."""
        if Path(target.removesuffix(".part")).suffix.lower() != Path(self.path).suffix.lower():
            raise _unreadable(target, f"Name it {Path(self.path).suffix}, as the workbook that was read, or .csv.")
        with _damage(self.path):
            self._copy(target, self._part(sheet), column, cells)

    def _copy(self, target: str, part: str, column: int, cells: Sequence[Sequence[str]]) -> None:
        with zipfile.ZipFile(self.path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
            for info in source.infolist():
                content = source.read(info)
                out.writestr(info, _added(content.decode(), column, cells).encode() if info.filename == part else content)

    def _part(self, sheet: str) -> str:
        tag = next(tag for tag in re.findall(r"<(?:\w+:)?sheet\b[^<>]*>", self._workbook) if _attribute(tag, "name") == sheet)
        id = _attribute(tag, "id")
        relations = re.findall(r"<(?:\w+:)?Relationship\b[^<>]*>", self._relations)
        target = next(_attribute(each, "Target") for each in relations if _attribute(each, "Id") == id)
        return target[1:] if target.startswith("/") else f"xl/{target}"

    def _filled(self, sheet: str, rows: list[list[str]]) -> list[list[str]]:
        """The rows; every row that a merged cell spans says what the cell says."""
        with zipfile.ZipFile(self.path) as zipped:
            spans = MERGED.findall(zipped.read(self._part(sheet)).decode())
        for left, top, right, bottom in spans:
            place = _number(left) - 1
            for row in rows[int(top) : int(bottom)] if left == right else ():
                row[place : place + 1] = [rows[int(top) - 1][place]]
        return rows


@contextmanager
def _damage(path: str) -> Iterator[None]:
    """What a library says of a damaged workbook, in a sentence: nobody lists all that it can raise."""
    try:
        yield
    except (RequestError, OSError):
        raise
    except Exception as error:
        raise _unreadable(path, f"It is damaged: {error or type(error).__name__}.") from None


def _unreadable(path: str, sentence: str) -> RequestError:
    return RequestError("workbook", path, f"This workbook cannot be used. {sentence}")


def _values(sheet: Any) -> Iterable[Sequence[object]]:
    sheet.reset_dimensions()
    rows: Iterable[Sequence[object]] = sheet.iter_rows(values_only=True)
    return rows


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _attribute(tag: str, name: str) -> str:
    from html import unescape

    found = re.search(rf'\s(?:\w+:)?{name}="([^"]*)"', tag)
    return unescape(found[1]) if found else ""


def _added(xml: str, column: int, cells: Sequence[Sequence[str]]) -> str:
    place = 0

    def more(found: re.Match[str]) -> str:
        nonlocal place
        end, prefix, attributes, empty = found.groups()
        place = place if end else int(_attribute(attributes, "r") or place + 1)
        spanless = re.sub(r'\sspans="[^"]*"', "", attributes)
        start = "" if end else f"<{prefix}row{spanless}>"
        if not end and not empty:
            return start
        texts = cells[place - 1] if place <= len(cells) else ()
        new = "".join(_cell(prefix, f"{_letters(column + at)}{place}", text) for at, text in enumerate(texts) if text)
        return f"{start}{new}</{prefix}row>"

    return ROW.sub(more, re.sub(r"<(?:\w+:)?dimension\b[^<>]*/>", "", xml, count=1))


def _cell(prefix: str, place: str, text: str) -> str:
    said = escape(FORBIDDEN.sub("", text), quote=False)
    p = prefix
    return f'<{p}c r="{place}" t="inlineStr"><{p}is><{p}t xml:space="preserve">{said}</{p}t></{p}is></{p}c>'


def _letters(column: int) -> str:
    return _letters((column - 1) // 26) + chr(65 + (column - 1) % 26) if column else ""


def _number(letters: str) -> int:
    total = 0
    for letter in letters:
        total = total * 26 + ord(letter) - 64
    return total
