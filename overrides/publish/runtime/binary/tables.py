"""Finds the data that the first half cannot reach: large tables of CPython's that only functions of the rest name.

A load from memory never fails, so what is missing there would be silently wrong, and tests could not show that it is
not. This is why each table that comes with the rest is one for which the following holds, checked in the binary.

1. *Its bounds are known.* `tables.toml` has its name, size and hash as CPython's own symbol tables have them, and just
   these bytes stand in the data once. A table that other data points into, row by row (those of East Asian
   encodings), has an index: 256 rows of a pointer and two bytes. Its bounds follow from its rows.
2. *No function of the first half names a place in it.* Code of a library that may be loaded anywhere has one way to an
   address in its own data: a global that has the address itself, or the one that has the base, to which it adds a
   constant. Where that is written in one go, the sum is known. Where the base is kept in a variable, each constant of
   the function is taken for one that is added to it, unless the next instruction takes it for something else or it is
   added to what the instruction before has just worked out. To subtract what is negative is to add, so each such
   constant counts with the other sign as well. Places
   shortly before a table count as well, since a compiler may fold `table[i - 1]` into one.
3. *No data points to it*, but its index; and none points to that. Where data points is known from the relocations.

By the rules of C, which the compiler builds on, an address of one object never leads into another. So the first half
has nothing from which an address in a table could be made. It can be given one by a function of the rest alone,
and when one of these begins, the tables are in memory (`split.py`).

Whatever fails one of the three stays in the first half, so a new profile or a new Pyodide makes it larger at worst.
"""

import hashlib
import struct
import tomllib
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from publish.runtime.binary.code import ADD, CALL, CONST, GLOBAL_GET, LOADS_AND_STORES, OR, SUBTRACT, XOR, Step, steps
from publish.runtime.binary.wasm import Module, Segment

FILE = Path(__file__).with_name("tables.toml")
BEFORE = 4096  # bytes before a table that count as places in it
ROWS, ROW = 256, struct.Struct("<IBBxx")  # of an index: where its row of the table begins, its first and last column
NOWHERE = 2**32 - 1  # in place of the pointer of an empty row
NUMERIC = {*range(0x46, 0x50), *range(0x6C, 0x79)} - {OR, XOR}  # comparison, multiplication to rotation: no addition
TAKERS = NUMERIC | {CALL, *range(0x36, 0x3F)}  # what takes the constant before it for a number: these, a call, a store
END = Step(0x0B, 0)


class Table(NamedTuple):
    """A table of CPython's.

    It has the `file` and `name` that CPython gives it, its size and hash, a `mark` of a few bytes by which it is looked
    for, and the place `at` which that stands in it. If it has an index, then the `first` of its rows that is in
    use, and the hash of its `rows`.
    """

    file: str
    name: str
    bytes: int
    at: int
    mark: str
    sha256: str
    first: int = -1
    rows: str = ""


def later(whole: Module, pointers: Mapping[int, int], hot: Collection[int]) -> list[range]:
    """The places of the data that can come with the rest if these functions come first."""
    [data] = whole.data
    return apart(data, pointers, named(whole, hot))


def apart(data: Segment, pointers: Mapping[int, int], named: Iterable[int]) -> list[range]:
    """The places of the tables that none of these addresses and pointers lead to, in order."""
    given = _Given(data, sorted(set(named)), sorted((target, place) for place, target in pointers.items()))
    found = [places for table in known() if (places := _place(data, table)) and _apart(given, table, places)]
    return sorted(found, key=lambda each: each.start)


def known() -> list[Table]:
    """The tables of CPython's that are listed."""
    return [Table(**each) for each in tomllib.loads(FILE.read_text("utf-8"))["table"]]


class _Given(NamedTuple):
    """The data, the addresses that the first half may name, in order, and every pointer in the data: where to, where from."""

    data: Segment
    named: list[int]
    pointers: list[tuple[int, int]]

    def names(self, places: range) -> bool:
        """Whether the first half may name one of these places, or one shortly before them."""
        after = bisect_left(self.named, places.start - BEFORE)
        return after < len(self.named) and self.named[after] < places.stop

    def pointing(self, places: range) -> list[int]:
        """Where in the data pointers to these places stand."""
        ends = bisect_left(self.pointers, (places.start, 0)), bisect_left(self.pointers, (places.stop, 0))
        return [place for _, place in self.pointers[slice(*ends)]]


def _place(data: Segment, table: Table) -> range | None:
    """Where a table stands, if it stands just once."""
    mark, found, place = bytes.fromhex(table.mark), list[int](), -1
    while (place := data.content.find(mark, place + 1)) >= 0:
        start = place - table.at
        if start >= 0 and hashlib.sha256(data.content[start : start + table.bytes]).hexdigest() == table.sha256:
            found.append(data.place + start)
    return range(found[0], found[0] + table.bytes) if len(found) == 1 else None


def _apart(given: _Given, table: Table, places: range) -> bool:
    """Whether nothing that comes first leads to a table."""
    pointing = given.pointing(places)
    if given.names(places) or bool(pointing) != bool(table.rows):
        return False
    if not table.rows:
        return True
    start = min(pointing) - table.first * ROW.size
    index = range(start, start + ROWS * ROW.size)
    if not all(place in index for place in pointing) or index.start < given.data.place or index.stop > given.data.end:
        return False
    rows = ROW.iter_unpack(given.data.part(index))
    told = b"".join(ROW.pack(row[0] - places.start if row[0] else NOWHERE, *row[1:]) for row in rows)
    same = hashlib.sha256(told).hexdigest() == table.rows
    return same and not given.names(index) and not given.pointing(index)


def named(whole: Module, functions: Iterable[int]) -> Iterator[int]:
    """Every address in the data that these functions may name."""
    first, [data] = len(whole.foreign_globals), whole.data
    fixed = {first + number: each.value for number, each in enumerate(whole.globals) if not each.mutable}
    for function in functions:
        yield from _named(list(steps(whole.body(function))), fixed, data.place)


def _named(code: list[Step], fixed: Mapping[int, int], base: int) -> Iterator[int]:
    """What fixed globals say, alone or with a constant added, and the base with whatever may be added to it."""
    loose, kept = set[int](), False
    for last, one, two, three in zip([END, *code[:-1]], code, [*code[1:], END], [*code[2:], END, END], strict=True):
        if one.operation == GLOBAL_GET and one.number in fixed:
            signs = {ADD: 1, SUBTRACT: -1} if two.operation == CONST else {}
            added = signs.get(three.operation, 0) * two.number
            yield fixed[one.number] + added
            kept = kept or (fixed[one.number] == base and not added)
        elif one.operation in LOADS_AND_STORES or (one.operation == CONST and not _is_number(last, two)):
            loose |= {one.number, -one.number}
    if kept:
        yield from (base + each for each in loose)


def _is_number(before: Step, after: Step) -> bool:
    """Whether the constant between these two instructions is no place: taken for a number, or added to one just made."""
    return after.operation in TAKERS or (before.operation in NUMERIC and after.operation in (ADD, SUBTRACT))
