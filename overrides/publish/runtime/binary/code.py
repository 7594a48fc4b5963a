"""Finds in a function's code where it names other functions and globals, and writes other numbers there.

An instruction is one byte, or two, and its operands; most operands are numbers in LEB128. So one instruction is
a regular expression, and a whole body is walked by one; only `br_table` and `select` count their operands.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from publish.runtime.binary.wasm import Reader, expect, unsigned

LEB = rb"[\x80-\xff]*+[\x00-\x7f]"
BARE = rb"[\x00\x01\x05\x0b\x0f\x19\x1a\x1b\x45-\xc4\xd1]"  # unreachable, else, end, return, drop, arithmetic
ONE = rb"[\x02-\x04\x06-\x09\x0c\x0d\x18\x20-\x22\x25\x26\x3f-\x42\xd0]" + LEB  # blocks, branches, locals, integers
TWO = rb"[\x11\x13]" + LEB + LEB  # calls through the table: their type and the table
MEMORY = rb"[\x28-\x3e][\x00-\x3f]" + LEB  # loads and stores: alignment and offset
FLOATS = rb"\x43.{4}|\x44.{8}"
BULK = rb"\xfc(?:[\x00-\x07]|[\x09\x0b\x0d\x0f-\x11]" + LEB + rb"|[\x08\x0a\x0c\x0e]" + LEB + LEB + rb")"
PLAIN = re.compile(rb"(?:" + b"|".join([BARE, ONE, TWO, MEMORY, FLOATS, BULK]) + rb")*+", re.DOTALL)
LOCALS = re.compile(LEB + rb"[\x6f-\x70\x7c-\x7f]")  # how many, of which type

FUNCTIONS, GLOBALS = b"\x10\x12\xd2", b"\x23\x24"  # call, return_call, ref.func; global.get, global.set
STEP = re.compile(b"|".join([BARE, ONE, TWO, MEMORY, FLOATS, BULK, b"[" + FUNCTIONS + GLOBALS + b"]" + LEB]), re.DOTALL)
REF_FUNC = 0xD2
GLOBAL_GET, GLOBAL_SET, BR_TABLE, SELECT = 0x23, 0x24, 0x0E, 0x1C
CALL, CONST, ADD, SUBTRACT, OR, XOR = 0x10, 0x41, 0x6A, 0x6B, 0x72, 0x73  # but for the call, of 32 bits
LOADS_AND_STORES = range(0x28, 0x3F)  # their offset is the second number, after one byte


class Mention(NamedTuple):
    """Where a body names a function or global: the instruction, its operand's place and end, and the number there."""

    operation: int
    place: int
    end: int
    number: int


def instructions(body: bytes) -> Reader:
    """A reader of a body, after the list of its own variables."""
    reader = Reader(body)
    for _ in range(reader.unsigned()):
        found = LOCALS.match(body, reader.place)
        expect(found, "locals of known types")
        reader.place = found.end() if found else 0
    return reader


def _counted(reader: Reader, operation: int) -> bool:
    """Whether an instruction counts its operands; if it does, they are passed by."""
    if operation == BR_TABLE:
        for _ in range(reader.unsigned() + 1):
            reader.unsigned()
    elif operation == SELECT:
        reader.block()
    return operation in (BR_TABLE, SELECT)


def mentions(body: bytes) -> Iterator[Mention]:
    """Every mention in a body, in order; an instruction that is not known raises."""
    reader = instructions(body)
    while True:
        plain = PLAIN.match(body, reader.place)
        reader.place = plain.end() if plain else 0
        if reader.place == len(body):
            return
        operation, place = reader.byte(), reader.place
        if not _counted(reader, operation):
            expect(operation in FUNCTIONS or operation in GLOBALS, f"instruction {operation:#x}")
            number = reader.unsigned()
            yield Mention(operation, place, reader.place, number)


class Step(NamedTuple):
    """One instruction of a body, and its first number if it is followed by numbers: a constant's with its sign."""

    operation: int
    number: int


def steps(body: bytes) -> Iterator[Step]:
    """Every instruction of a body, in order, but for the counted ones, which have no number here."""
    reader = instructions(body)
    while reader.place < len(body):
        begin, operation = reader.place, reader.byte()
        if _counted(reader, operation):
            yield Step(operation, 0)
            continue
        found = STEP.match(body, begin)
        expect(found, f"instruction {operation:#x}")
        end = found.end() if found else len(body)
        if operation in LOADS_AND_STORES:
            reader.byte()
        yield Step(operation, 0 if reader.place >= end else reader.signed() if operation == CONST else reader.unsigned())
        reader.place = end


def renumber(body: bytes, found: list[Mention], functions: Mapping[int, int], globals: Mapping[int, int]) -> bytes:
    """The same body with other numbers; what has none there raises, so nothing can be left hanging."""
    return _rewrite(body, found, lambda each: (functions if each.operation in FUNCTIONS else globals)[each.number])


def _rewrite(body: bytes, found: list[Mention], number: Callable[[Mention], int]) -> bytes:
    parts, last = [], 0
    for each in found:
        parts += [body[last : each.place], unsigned(number(each))]
        last = each.end
    return b"".join([*parts, body[last:]])
