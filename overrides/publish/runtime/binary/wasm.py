"""Reads and writes the sections of a WebAssembly file; what is not changed stays as bytes."""

from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from typing import NamedTuple, Self

MAGIC = b"\0asm\1\0\0\0"
I32_CONST, GLOBAL_GET, END = 0x41, 0x23, 0x0B


class UnknownShapeError(Exception):
    """The stock file is not built the way this package knows: nothing is changed then, and the message says what to look at."""


def expect(holds: object, what: str) -> None:
    """Raise unless the stock file is as expected."""
    if not holds:
        raise UnknownShapeError(what)


class Section(IntEnum):
    """The numbers of the sections that are read here."""

    CUSTOM, TYPE, IMPORT, FUNCTION, TABLE, MEMORY, GLOBAL, EXPORT, START, ELEMENT, CODE, DATA, DATA_COUNT = range(13)


class Kind(IntEnum):
    """What an import or export is."""

    FUNCTION, TABLE, MEMORY, GLOBAL, TAG = range(5)


class Import(NamedTuple):
    """Something that JavaScript hands in; `type` is its encoded type."""

    module: str
    name: str
    kind: Kind
    type: bytes


class Export(NamedTuple):
    """Something that JavaScript may ask for by name."""

    name: str
    kind: Kind
    number: int


class Global(NamedTuple):
    """A variable of the module, all of them numbers: a constant, or where `mutable` what it starts with."""

    mutable: bool
    value: int


class Reader:
    """Walks over bytes; numbers are LEB128, seven bits a byte."""

    def __init__(self, data: bytes, place: int = 0) -> None:
        self.data = data
        self.place = place

    def byte(self) -> int:
        """One byte."""
        self.place += 1
        return self.data[self.place - 1]

    def unsigned(self) -> int:
        """A number without sign, as all counts and indices are."""
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def signed(self) -> int:
        """A number with sign, as constants are."""
        start = self.place
        value, bits = self.unsigned(), 7 * (self.place - start)
        return value - (1 << bits) if value >> (bits - 1) else value

    def take(self, size: int) -> bytes:
        """As many bytes as asked for."""
        self.place += size
        return self.data[self.place - size : self.place]

    def block(self) -> bytes:
        """Bytes with their count before them."""
        return self.take(self.unsigned())

    def text(self) -> str:
        """A name."""
        return self.block().decode()

    def limits(self) -> None:
        """The size of a memory or table, skipped."""
        bounded = self.byte() & 1
        self.unsigned()
        if bounded:
            self.unsigned()


def unsigned(value: int) -> bytes:
    """The shortest LEB128 of a number without sign."""
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def signed(value: int) -> bytes:
    """The shortest LEB128 of a number with sign."""
    out = bytearray()
    while not -0x40 <= value < 0x40:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value & 0x7F])


def vector(items: Iterable[bytes]) -> bytes:
    """Items with their count before them."""
    listed = list(items)
    return unsigned(len(listed)) + b"".join(listed)


def block(data: bytes) -> bytes:
    """Bytes with their count before them."""
    return unsigned(len(data)) + data


def offset(place: int) -> bytes:
    """The constant expression for where a segment begins."""
    return bytes([I32_CONST]) + signed(place) + bytes([END])


class Segment(NamedTuple):
    """What memory has from a place on when the module starts."""

    place: int
    content: bytes

    @property
    def end(self) -> int:
        """The place after its last byte."""
        return self.place + len(self.content)

    def part(self, places: range) -> bytes:
        """The bytes at these places."""
        expect(self.place <= places.start <= places.stop <= self.end, "places within a segment")
        return self.content[places.start - self.place : places.stop - self.place]


class Module(NamedTuple):
    """A module. `types` holds the type's number of each own function, `table` what fills the table from `table_start` on."""

    imports: list[Import]
    types: list[int]
    globals: list[Global]
    exports: list[Export]
    start: int | None
    table_start: int
    table: list[int]
    bodies: list[bytes]
    data: list[Segment]
    rest: dict[int, bytes]  # sections by number, as they are

    @property
    def foreign(self) -> list[Import]:
        """The functions that are imported: they are numbered first, own functions after them."""
        return [each for each in self.imports if each.kind is Kind.FUNCTION]

    @property
    def foreign_globals(self) -> list[Import]:
        """The globals that are imported: they too are numbered first."""
        return [each for each in self.imports if each.kind is Kind.GLOBAL]

    @property
    def own(self) -> range:
        """The numbers of the module's own functions."""
        return range(len(self.foreign), len(self.foreign) + len(self.bodies))

    def body(self, function: int) -> bytes:
        """The code of an own function, by its number."""
        return self.bodies[function - len(self.foreign)]

    def at(self, place: int) -> int:
        """The function at a place of the table."""
        return self.table[place - self.table_start]

    def places(self) -> dict[int, int]:
        """Where each function of the table stands there: at the first place, if at several."""
        return {number: self.table_start + place for place, number in reversed(list(enumerate(self.table)))}

    @classmethod
    def read(cls, binary: bytes, values: Mapping[str, int] | None = None) -> Self:
        """Take a file apart; `values` are those of the imported globals that its segments may be placed by, by name."""
        found = dict(sections(binary))
        expect(set(found) <= set(Section), f"sections {sorted(found)}")
        expect(Section.MEMORY not in found, "no memory of the module's own")
        imports = list(_imports(Reader(found[Section.IMPORT])))
        names = [each.name for each in imports if each.kind is Kind.GLOBAL]
        bases = {number: (values or {}).get(name, -1) for number, name in enumerate(names)}
        rest = {int(number): found[number] for number in (Section.TYPE, Section.TABLE) if number in found}
        start = Reader(found[Section.START]).unsigned() if Section.START in found else None
        elements = Reader(found[Section.ELEMENT])
        expect(elements.unsigned() == 1, "one element segment")
        table_start = _offset(elements, bases)
        data = Reader(found[Section.DATA])
        return cls(
            imports=imports,
            types=_numbers(Reader(found[Section.FUNCTION])),
            globals=list(_globals(Reader(found[Section.GLOBAL]))),
            exports=list(_exports(Reader(found[Section.EXPORT]))),
            start=start,
            table_start=table_start,
            table=_numbers(elements),
            bodies=list(_blocks(Reader(found[Section.CODE]))),
            data=[Segment(_offset(data, bases), data.block()) for _ in range(data.unsigned())],
            rest=rest,
        )

    def write(self) -> bytes:
        """Put the file together; custom sections, which only tools read, stay out."""
        made: dict[int, bytes] = {
            **self.rest,
            Section.IMPORT: vector(_name(i.module) + _name(i.name) + bytes([i.kind]) + i.type for i in self.imports),
            Section.FUNCTION: vector(map(unsigned, self.types)),
            Section.GLOBAL: vector(bytes([0x7F, g.mutable]) + offset(g.value) for g in self.globals),
            Section.EXPORT: vector(_name(e.name) + bytes([e.kind]) + unsigned(e.number) for e in self.exports),
            Section.ELEMENT: b"\1\0" + offset(self.table_start) + vector(map(unsigned, self.table)),
            Section.DATA_COUNT: unsigned(len(self.data)),
            Section.CODE: vector(map(block, self.bodies)),
            Section.DATA: vector(b"\0" + offset(each.place) + block(each.content) for each in self.data),
        }
        expect(self.start is None, "no start function is left")
        return MAGIC + b"".join(bytes([number]) + block(made[number]) for number in ORDER if number in made)


# In the order of a file: the count of data segments comes before the code that uses it.
ORDER = (1, 2, 3, 4, 6, 7, 9, 12, 10, 11)


def _name(text: str) -> bytes:
    return block(text.encode())


def sections(binary: bytes) -> Iterator[tuple[int, bytes]]:
    """The sections of a file, in order, each with its number."""
    expect(binary.startswith(MAGIC), "a WebAssembly file of version 1")
    reader = Reader(binary, len(MAGIC))
    while reader.place < len(binary):
        yield reader.byte(), reader.block()


def _offset(reader: Reader, bases: Mapping[int, int]) -> int:
    """Where a segment begins: a constant, or the base that JavaScript hands in."""
    expect(reader.unsigned() == 0, "a plain segment")
    operation = reader.byte()
    expect(operation in {I32_CONST, GLOBAL_GET}, "a segment placed by a constant or a base")
    place = reader.signed() if operation == I32_CONST else bases.get(reader.unsigned(), -1)
    expect(place >= 0 and reader.byte() == END, "a segment placed by a known base")
    return place


def _numbers(reader: Reader) -> list[int]:
    return [reader.unsigned() for _ in range(reader.unsigned())]


def _blocks(reader: Reader) -> Iterator[bytes]:
    return (reader.block() for _ in range(reader.unsigned()))


def _imports(reader: Reader) -> Iterator[Import]:
    for _ in range(reader.unsigned()):
        module, name, kind = reader.text(), reader.text(), Kind(reader.byte())
        begin = reader.place
        if kind is Kind.FUNCTION:
            reader.unsigned()
        elif kind is Kind.MEMORY:
            reader.limits()
        elif kind is Kind.TABLE:
            reader.byte()
            reader.limits()
        else:  # a global's type and whether it changes, or a tag's attribute and type
            reader.byte()
            reader.unsigned()
        yield Import(module, name, kind, reader.data[begin : reader.place])


def _globals(reader: Reader) -> Iterator[Global]:
    for _ in range(reader.unsigned()):
        expect(reader.byte() == 0x7F, "globals of 32 bits")
        mutable = bool(reader.byte())
        expect(reader.byte() == I32_CONST, "globals that begin with a constant")
        yield Global(mutable, reader.signed())
        expect(reader.byte() == END, "globals that begin with one constant")


def _exports(reader: Reader) -> Iterator[Export]:
    for _ in range(reader.unsigned()):
        yield Export(reader.text(), Kind(reader.byte()), reader.unsigned())
