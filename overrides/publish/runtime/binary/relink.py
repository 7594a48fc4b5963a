"""Puts the two halves of a split binary together again, to prove that they are the whole: the same file, byte for byte.

What a half says is taken at its word here, as a browser takes it: a stub is what stands at its place of the table
once the rest is there, and an import of the rest is what stands at that place of the first half.
"""

from collections.abc import Collection
from itertools import pairwise
from typing import NamedTuple

from publish.runtime.binary.code import mentions, renumber
from publish.runtime.binary.split import ADDED, LOAD, PLACE, Halves, asking, globals_of_rest, shared, stub, types_of
from publish.runtime.binary.wasm import Export, Import, Kind, Module, Segment, expect, unsigned


class Linked(NamedTuple):
    """The functions of a half by the numbers that they have there: their numbers in the whole, its own ones among them."""

    numbers: dict[int, int]
    own: dict[int, int]


def check(whole: Module, halves: Halves, hot: Collection[int]) -> None:
    """Raise unless the halves, linked, are the whole; `hot` are the numbers that the first half's functions had in it."""
    linked = relinked(halves, whole.own, hot, len(whole.table))
    expect(linked.write() == whole.write(), "two halves that are the whole again")


def relinked(halves: Halves, own: range, hot: Collection[int], places: int) -> Module:
    """One module out of two, with these functions of its own, of which these were hot, and so many places in its table."""
    first, rest = halves
    one, two = _functions(halves, [each for each in own if each in hot], [each for each in own if each not in hot])
    table = [one.numbers[number] for number in first.table]
    expect([two.numbers.get(number) for number in rest.table] == table, "one table for both")
    linked = first._replace(
        imports=first.imports[:-1],
        globals=first.globals[:-1],
        exports=[each._replace(number=one.numbers[each.number]) for each in first.exports if each.kind is Kind.FUNCTION],
        table=table[:places],
        data=[_joined([*first.data, *rest.data])],
    )
    _check_shared(linked, halves)
    back = {new: old for old, new in globals_of_rest(linked).items()}
    types, bodies = dict[int, int](), dict[int, bytes]()
    for half, found, globals in ((first, one, {old: old for old in back}), (rest, two, back)):
        foreign = len(half.foreign)
        for number, old in found.own.items():
            body = half.bodies[number - foreign]
            types[old] = half.types[number - foreign]
            bodies[old] = renumber(body, list(mentions(body)), found.numbers, globals)
    return linked._replace(types=[types[number] for number in own], bodies=[bodies[number] for number in own])


def _functions(halves: Halves, warm: list[int], cold: list[int]) -> tuple[Linked, Linked]:
    """Which function of the whole is which of the halves: `warm` and `cold` are their own, in order."""
    first, rest = halves
    load, types = len(first.foreign) - 1, types_of(first)
    asked = len(first.foreign_globals) + len(first.globals) - 1
    expect(first.imports[-1] == Import(LOAD, LOAD, Kind.FUNCTION, unsigned(first.types[0])), "one import more than the whole's")
    expect(first.bodies[0] == asking(load, asked), "a function that asks for the rest")
    expect(rest.imports[: len(first.imports) - 1] == first.imports[:-1], "the same imports")
    expect(len(rest.bodies) == len(cold), "functions that are not hot")
    foreign = {number: number for number in range(load)}
    own = {load + ADDED + place: number for place, number in enumerate(warm)}
    one = Linked(foreign | own, own)
    own = {len(rest.foreign) + place: number for place, number in enumerate(cold)}
    two = Linked(foreign | own, own)
    for number, wanted in enumerate(rest.foreign[load:], load):
        expect(wanted.module == PLACE and first.at(int(wanted.name)) in one.own, "imports of what has a place")
        two.numbers[number] = one.own[first.at(int(wanted.name))]
        expect(wanted.type == unsigned(first.types[first.at(int(wanted.name)) - load - 1]), "imports of the same type")
    places = first.places()
    for number in range(load + ADDED + len(warm), load + 1 + len(first.bodies)):
        kind, body = first.types[number - load - 1], first.bodies[number - load - 1]
        expect(body == stub(load + 1, types[kind][0], kind, places[number]), "stubs that lead to their own places")
        one.numbers[number] = two.own[rest.at(places[number])]
    return one, two


def _joined(data: list[Segment]) -> Segment:
    """One segment out of pieces that leave no place between them empty, and none twice."""
    pieces = sorted(data)
    expect(all(one.end == two.place for one, two in pairwise(pieces)), "data without gaps or overlaps")
    return Segment(pieces[0].place, b"".join(each.content for each in pieces))


def _check_shared(linked: Module, halves: Halves) -> None:
    """Tables, variables, constants and types are the same in both halves."""
    first, rest = halves
    common = shared(linked)
    expect(rest.imports[-len(common) :] == [each for _, each in common], "imports of what is shared")
    told = [Export(each.name, each.kind, number) for number, each in common]
    expect([each for each in first.exports if each.kind is not Kind.FUNCTION] == told, "exports of what is shared")
    expect(rest.globals == [each for each in linked.globals if not each.mutable], "the same constants")
    expect((rest.start, rest.exports, first.start) == (None, [], None), "nothing else in the rest")
    expect(rest.rest.items() <= first.rest.items(), "the same types")
    expect(rest.table_start == first.table_start, "the same places")
