"""Proves that the smaller binary is the stock one without what it left out: every function, constant and byte of data.

Which function is which is found from the two modules alone: those at one place of the table, exported or imported
under one name, and whatever two such functions name at one place of their code. How the smaller module was made
plays no part.
"""

from publish.runtime.binary.code import FUNCTIONS, mentions
from publish.runtime.binary.link import Linked
from publish.runtime.binary.wasm import Kind, Module, expect


def check(stock: Module, linked: Linked, smaller: Module) -> None:
    """Raise unless all that the smaller module has is the stock module's, and its data what the stock's is after a start."""
    expect((smaller.rest, smaller.start) == (stock.rest, None), "the same types and tables")
    expect(smaller.data == linked.module.data, "the same data")
    expect((smaller.table_start, len(smaller.table)) == (stock.table_start, len(stock.table)), "a table of the same places")
    pairs = _Pairs(stock, linked, smaller)
    exports = {each.name: each.number for each in stock.exports if each.kind is Kind.FUNCTION}
    foreign = {(each.module, each.name): (number, each.type) for number, each in enumerate(stock.foreign)}
    for number, asked in enumerate(smaller.foreign):
        old, kind = foreign[asked.module, asked.name]
        expect(kind == asked.type, f"an import {asked.name} of the same type")
        pairs.add(number, old)
    for new, old in zip(smaller.table, stock.table, strict=True):
        pairs.add(new, old)
    for each in smaller.exports:
        pairs.add(each.number, exports[each.name])
    pairs.follow()
    expect(len(pairs.functions) == len(smaller.foreign) + len(smaller.bodies), "no function that nothing reaches")


class _Pairs:
    """Which function and which variable of the smaller module is which of the stock one."""

    def __init__(self, stock: Module, linked: Linked, smaller: Module) -> None:
        self.stock, self.linked, self.smaller = stock, linked, smaller
        self.functions: dict[int, int] = {}
        self.variables: dict[int, int] = {}
        self.waiting: list[tuple[int, int]] = []

    def add(self, new: int, old: int) -> None:
        """Two that must be one and the same, and never another."""
        if new not in self.functions:
            self.functions[new] = old
            self.waiting.append((new, old))
        expect(self.functions[new] == old, f"one function for {new}")

    def follow(self) -> None:
        """Compare the code of each pair, and so on with those that they name."""
        while self.waiting:
            new, old = self.waiting.pop()
            if new >= len(self.smaller.foreign):
                self._compare(new, old)
        expect(len(set(self.functions.values())) == len(self.functions), "no two functions for one")

    def _compare(self, new: int, old: int) -> None:
        ours, theirs = self.smaller.body(new), self.stock.body(old)
        types = self.smaller.types[new - len(self.smaller.foreign)], self.stock.types[old - len(self.stock.foreign)]
        expect(types[0] == types[1], f"the same type for function {old}")
        named = list(mentions(ours)), list(mentions(theirs))
        expect(len(named[0]) == len(named[1]), f"as many names in function {old}")
        last = first = 0
        for mine, stocks in zip(*named, strict=True):
            expect(ours[last : mine.place] == theirs[first : stocks.place], f"the same code in function {old}")
            last, first = mine.end, stocks.end
            if mine.operation in FUNCTIONS:
                self.add(mine.number, stocks.number)
            else:
                self._same_global(mine.number, stocks.number)
        expect(ours[last:] == theirs[first:], f"the same code in function {old}")

    def _same_global(self, new: int, old: int) -> None:
        """A constant has the same value; what can change is the same variable and begins with the same value."""
        shared = self.smaller.foreign_globals
        if new < len(shared):
            expect(self.stock.foreign_globals[old] == shared[new], "the same global that is shared with the script")
            return
        value = self.smaller.globals[new - len(shared)]
        expect(value == self.linked.globals[old], f"the value of global {old}")
        expect(not value.mutable or self.variables.setdefault(new, old) == old, f"one variable for {new}")
