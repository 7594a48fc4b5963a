"""Splits the binary in two: a first half that starts, and the rest, which is fetched when a function of it is called.

A function of the rest has a stub in the first half: a few instructions of its type that ask the worker for the rest
(once), and then call whatever stands at the function's place of the table. Before, that is the stub itself; the
rest, when it starts, puts its own functions there. Both halves share one table, memory and stack, so it does not
matter who calls whom: the first half finds the rest by place, and the rest imports from the first by place. What
crosses from one to the other and has no place yet gets one at the table's end.

Which functions come first decides only what is fetched when, never what the program does. The rest may bring data
along: what `tables.py` proves that no function of the first half can name. It is in memory before the first function
of the rest begins. `relink.py` puts the halves together again, and demands the very file that was split.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from publish.runtime.binary.code import FUNCTIONS, REF_FUNC, mentions, renumber
from publish.runtime.binary.wasm import Export, Global, Import, Kind, Module, Reader, Section, Segment, expect, signed, unsigned

LOAD = "rest"  # the one import of the first half that the whole has not: it starts the rest
FIRST, PLACE = "first", "place"  # what the rest imports from: the exports of the first half, and places of the table
ADDED = 2  # functions that the whole has not: LOAD, and the one that asks for it


class Halves(NamedTuple):
    """What starts, and the rest."""

    first: Module
    rest: Module


def split(whole: Module, hot: Collection[int], later: Iterable[range] = ()) -> Halves:
    """The halves: `hot` are the numbers of the functions that come first, `later` the places of the rest's data."""
    warm, cold = [each for each in whole.own if each in hot], [each for each in whole.own if each not in hot]
    exported = {each.number for each in whole.exports}
    crossing = ((_named(whole, warm) | exported) & set(cold)) | (_named(whole, cold) & set(warm))
    placed = whole._replace(table=[*whole.table, *sorted(crossing - set(whole.table))])
    first, rest = parted(whole.data, sorted(later, key=lambda each: each.start))
    return Halves(_first(placed, warm, cold)._replace(data=first), _rest(placed, warm, cold)._replace(data=rest))


def parted(data: list[Segment], later: Iterable[range]) -> tuple[list[Segment], list[Segment]]:
    """One segment in pieces: what stands at none of these places, which are in order, and what stands at them."""
    [whole] = data
    first, rest, place = [], [], whole.place
    for each in later:
        first.append(Segment(place, whole.part(range(place, each.start))))
        rest.append(Segment(each.start, whole.part(each)))
        place = each.stop
    first.append(Segment(place, whole.part(range(place, whole.end))))
    return [each for each in first if each.content], rest


def _named(whole: Module, functions: Iterable[int]) -> set[int]:
    """The functions that these call by their numbers."""
    found = [each for number in functions for each in mentions(whole.body(number)) if each.operation in FUNCTIONS]
    expect(all(each.operation != REF_FUNC for each in found), "functions that are called, not compared")
    return {each.number for each in found}


def _first(whole: Module, warm: list[int], cold: list[int]) -> Module:
    """LOAD among the imports, the function that asks for it, those that come first, and stubs, like beside like."""
    places, types, load = whole.places(), types_of(whole), len(whole.foreign)
    kinds = {number: whole.types[number - load] for number in whole.own}
    stubs = sorted((number for number in cold if number in places), key=lambda number: (kinds[number], places[number]))
    functions = {number: number for number in range(load)}
    functions |= {number: load + ADDED + place for place, number in enumerate([*warm, *stubs])}
    nothing = (b"", b"")
    expect(nothing in types, "a type for a function that takes and gives nothing")
    return whole._replace(
        imports=[*whole.imports, Import(LOAD, LOAD, Kind.FUNCTION, unsigned(types.index(nothing)))],
        types=[types.index(nothing), *(kinds[number] for number in [*warm, *stubs])],
        globals=[*whole.globals, Global(mutable=True, value=0)],
        exports=[
            *(each._replace(number=functions[each.number]) for each in whole.exports),
            *(Export(each.name, each.kind, number) for number, each in shared(whole)),
        ],
        table=[functions[number] for number in whole.table],
        bodies=[
            asking(load, len(whole.foreign_globals) + len(whole.globals)),
            *_renumbered(whole, warm, functions, {number: number for number in globals_of_rest(whole)}),
            *(stub(load + 1, types[kinds[number]][0], kinds[number], places[number]) for number in stubs),
        ],
    )


def _rest(whole: Module, warm: list[int], cold: list[int]) -> Module:
    """The other functions; of the first half it imports those that have a place, and the tables and variables."""
    places, load = whole.places(), len(whole.foreign)
    taken = [number for number in warm if number in places]
    functions = {number: number for number in range(load)}
    functions |= {number: load + place for place, number in enumerate([*taken, *cold])}
    kinds = {number: whole.types[number - load] for number in whole.own}
    return whole._replace(
        imports=[
            *whole.imports,
            *(Import(PLACE, str(places[number]), Kind.FUNCTION, unsigned(kinds[number])) for number in taken),
            *(each for _, each in shared(whole)),
        ],
        types=[kinds[number] for number in cold],
        globals=[each for each in whole.globals if not each.mutable],
        exports=[],
        table=[functions[number] for number in whole.table],
        bodies=_renumbered(whole, cold, functions, globals_of_rest(whole)),
        rest={number: content for number, content in whole.rest.items() if number != Section.TABLE},
    )


def _renumbered(module: Module, own: Iterable[int], functions: Mapping[int, int], globals: Mapping[int, int]) -> list[bytes]:
    """The bodies of these functions with other numbers."""
    return [renumber(body, list(mentions(body)), functions, globals) for body in map(module.body, own)]


def globals_of_rest(whole: Module) -> dict[int, int]:
    """The rest's numbers of globals: imported ones keep theirs, variables are imported after them, constants are copied."""
    first = len(whole.foreign_globals)
    order = sorted(range(len(whole.globals)), key=lambda number: not whole.globals[number].mutable)
    return {number: number for number in range(first)} | {first + old: first + new for new, old in enumerate(order)}


def shared(whole: Module) -> list[tuple[int, Import]]:
    """The tables and the variables of the whole's own, which the first half exports and the rest imports, with their numbers."""
    found = []
    reader = Reader(whole.rest[Section.TABLE])
    foreign = sum(each.kind is Kind.TABLE for each in whole.imports)
    for number in range(foreign, foreign + reader.unsigned()):
        begin = reader.place
        reader.byte()
        reader.limits()
        found.append((number, Import(FIRST, f"table {number}", Kind.TABLE, reader.data[begin : reader.place])))
    for number, each in enumerate(whole.globals, len(whole.foreign_globals)):
        if each.mutable:
            found.append((number, Import(FIRST, f"variable {number}", Kind.GLOBAL, b"\x7f\1")))
    return found


def types_of(whole: Module) -> list[tuple[bytes, bytes]]:
    """What each type of function takes and gives."""
    reader, found = Reader(whole.rest[Section.TYPE]), []
    for _ in range(reader.unsigned()):
        expect(reader.byte() == 0x60, "types of functions alone")
        found.append((reader.block(), reader.block()))
    return found


def asking(load: int, asked: int) -> bytes:
    """Code: `if not asked: load(); asked = 1`."""
    variable = unsigned(asked)
    return b"\0\x23" + variable + b"\x45\x04\x40\x10" + unsigned(load) + b"\x41\1\x24" + variable + b"\x0b\x0b"


def stub(asking: int, takes: bytes, kind: int, place: int) -> bytes:
    """Code: `asking(); return table[place](*all that was given)`."""
    given = b"".join(b"\x20" + unsigned(number) for number in range(len(takes)))
    return b"\0\x10" + unsigned(asking) + given + b"\x41" + signed(place) + b"\x11" + unsigned(kind) + b"\0\x0b"
