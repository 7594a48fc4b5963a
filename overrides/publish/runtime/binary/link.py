"""Does once, at build, what the stock script makes every browser do at every start: it places the module in memory.

The stock file is built as a library that may be loaded anywhere. Its addresses are offsets from a base, which is
always the same here. A start function works its address variables out, and a function of half a megabyte writes
every address that lies in its data. Both are one statement in thousands of copies, so reading them is enough: no
code is run. What is left over is data that is final, and variables that never change.
"""

import re
import struct
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from publish.runtime.binary.code import LEB
from publish.runtime.binary.wasm import Global, Kind, Module, Reader, Segment, expect

RELOCATE = "__wasm_apply_data_relocs"
EMPTY = b"\0\x0b"  # a body that does nothing
SUM = rb"\x23(" + LEB + rb")(?:\x41(" + LEB + rb")([\x6a\x6b]))?"  # a global, or one plus or minus a constant
STATED = re.compile(SUM + rb"\x24(" + LEB + rb")", re.DOTALL)  # a sum into a global
STORED = re.compile(SUM + SUM + rb"\x36\x02(" + LEB + rb")", re.DOTALL)  # a second sum into memory where the first one says
CLEARED = re.compile(SUM + rb"\x41\0\x41" + LEB + rb"\xfc\x0b\0\x0b", re.DOTALL)  # zeroes, which fresh memory has anyway
NOTHING_MORE = re.compile(rb"\x0b")


class Linked(NamedTuple):
    """The module with its data final, each of its globals as it is after a start, by number, and what points where.

    A name in GOT that the script has no value for is no global: nothing that stays may mention it.
    `pointers` are the addresses in the data, of functions too: by the place of each, where it points.
    """

    module: Module
    globals: dict[int, Global]
    pointers: dict[int, int]


def link(stock: Module, values: Mapping[str, int]) -> Linked:
    """Place the module; `values` are those of the globals that the script hands in, by name."""
    exports = {each.name: each.number for each in stock.exports if each.kind is Kind.FUNCTION}
    expect(RELOCATE in exports and stock.start is not None, f"a start function and an export {RELOCATE}")
    done = [stock.start or 0, exports[RELOCATE]]
    known = {number: values[each.name] for number, each in enumerate(stock.foreign_globals) if each.name in values}
    first = len(stock.foreign_globals)
    known |= {first + number: each.value for number, each in enumerate(stock.globals)}
    written = set()
    for found in _statements(stock.body(done[0]), STATED, CLEARED):
        number = Reader(found[4]).unsigned()
        known[number] = _sum(found, 1, known)
        written.add(number)
    expect(all(stock.globals[number - first].mutable for number in written), "a start function that sets variables")
    expect(len(stock.data) == 1, "one data segment")
    start, data, pointers = stock.data[0].place, bytearray(stock.data[0].content), dict[int, int]()
    for found in _statements(stock.body(done[1]), STORED, NOTHING_MORE):
        place = _sum(found, 1, known) + Reader(found[7]).unsigned()
        expect(start <= place <= start + len(data) - 4, "relocations within the data")
        pointers[place] = _sum(found, 4, known) % 2**32
        struct.pack_into("<I", data, place - start, pointers[place])
    changed = {number for number in range(first, len(known)) if number not in written and stock.globals[number - first].mutable}
    return Linked(
        stock._replace(
            start=None,
            exports=[each for each in stock.exports if each.name != RELOCATE],
            bodies=[EMPTY if len(stock.foreign) + number in done else body for number, body in enumerate(stock.bodies)],
            data=[Segment(start, bytes(data))],
        ),
        {number: Global(number in changed, value) for number, value in known.items()},
        pointers,
    )


def _statements(body: bytes, statement: re.Pattern[bytes], last: re.Pattern[bytes]) -> Iterator[re.Match[bytes]]:
    """The copies of a statement that a body without variables consists of."""
    expect(body[0] == 0, "a list of statements without variables of its own")
    place = 1
    while found := statement.match(body, place):
        yield found
        place = found.end()
    expect(last.fullmatch(body, place), f"nothing else in a list of statements, but {body[place : place + 12].hex()}")


def _sum(found: re.Match[bytes], group: int, known: Mapping[int, int]) -> int:
    """The value of the sum whose parts begin at a group."""
    base = known[Reader(found[group]).unsigned()]
    constant = Reader(found[group + 1]).signed() if found[group + 1] else 0
    return base - constant if found[group + 2] == b"\x6b" else base + constant
