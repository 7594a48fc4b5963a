"""Writes `binary/tables.toml` from the modules of the Python that runs it: `python -m tests.publish.runtime.native_tables`.

That Python has to be of the minor version that Pyodide has, built as shared modules whose symbols were not stripped
(as `pyenv install` does). Which bytes a table has is then CPython's own word, and no guess of ours.
"""

import hashlib
import struct
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from elftools.elf.elffile import ELFFile

from publish.runtime.binary.tables import FILE, NOWHERE, ROW, ROWS, Table

MODULES = ("unicodedata", "_codecs_cn", "_codecs_hk", "_codecs_jp", "_codecs_kr", "_codecs_tw")
LEAST = 1_000  # bytes; smaller ones are not worth a line
MARK = 16  # bytes by which a table is looked for: those that differ most among themselves
NATIVE_ROW = struct.Struct("<QBB6x")
NOTE = "# Written by tests/publish/runtime/native_tables.py, not by hand: tables of CPython {}, as its symbols have them.\n"


def main() -> None:
    """Read every module and write the list."""
    folder = Path(sysconfig.get_config_var("DESTSHARED"))
    tables = [table for name in MODULES for table in tables_of(folder / f"{name}{sysconfig.get_config_var('EXT_SUFFIX')}")]
    text = "".join(f"\n[[table]]\n{''.join(_lines(table))}" for table in tables)
    FILE.write_text(NOTE.format(sysconfig.get_python_version()) + text, "utf-8")


def tables_of(path: Path) -> Iterator[Table]:
    """The constant tables of one module, in the order of its memory."""
    with path.open("rb") as file:
        elf = ELFFile(file)
        symbols = [each for each in elf.get_section_by_name(".symtab").iter_symbols() if each["st_info"]["type"] == "STT_OBJECT"]
        indexes = dict(_indexes(elf, symbols))
        for symbol in sorted(symbols, key=lambda each: each["st_value"]):
            place, size = symbol["st_value"], symbol["st_size"]
            section = elf.get_section(symbol["st_shndx"])
            if section.name == ".rodata" and size >= LEAST:
                content = section.data()[place - section["sh_addr"] :][:size]
                at = max(range(size - MARK), key=lambda each, content=content: len(set(content[each : each + MARK])))
                mark, found = content[at : at + MARK].hex(), hashlib.sha256(content).hexdigest()
                yield Table(path.name.partition(".")[0], symbol.name, size, at, mark, found, *indexes.get(place, ()))


def _indexes(elf: Any, symbols: list[Any]) -> Iterator[tuple[int, tuple[int, str]]]:
    """Where the table of an index begins, with the index's first row in use and its hash."""
    relocated = {each["r_offset"]: each["r_addend"] for each in elf.get_section_by_name(".rela.dyn").iter_relocations()}
    for symbol in symbols:
        place, section = symbol["st_value"], elf.get_section(symbol["st_shndx"])
        rows = range(place, place + ROWS * NATIVE_ROW.size, NATIVE_ROW.size)
        used = [number for number, row in enumerate(rows) if row in relocated]
        if symbol["st_size"] == ROWS * NATIVE_ROW.size and used:
            content = section.data()[place - section["sh_addr"] :][: symbol["st_size"]]
            start = min(relocated[row] for row in rows if row in relocated)
            told = b"".join(
                ROW.pack(relocated[row] - start if row in relocated else NOWHERE, first, last)
                for row, (_, first, last) in zip(rows, NATIVE_ROW.iter_unpack(content), strict=True)
            )
            yield start, (used[0], hashlib.sha256(told).hexdigest())


def _lines(table: Table) -> Iterator[str]:
    for key, value in table._asdict().items():
        if value != Table._field_defaults.get(key):
            yield f'{key} = "{value}"\n' if isinstance(value, str) else f"{key} = {value}\n"


if __name__ == "__main__":
    main()
