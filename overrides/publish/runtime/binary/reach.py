"""Leaves out what nothing can reach, and numbers what stays anew.

Code is reached in two ways alone: a function names another one, or calls what stands at a place of the table. So
all of the table stays, and whatever is named from it or from an export. Everything else is code for programs that
are linked to this one later, of which there are none.
"""

from collections.abc import Collection, Iterable

from publish.runtime.binary.code import FUNCTIONS, GLOBAL_SET, Mention, mentions, renumber
from publish.runtime.binary.link import Linked
from publish.runtime.binary.wasm import Export, Import, Kind, Module, expect

STACK = "__stack_pointer"  # the one global that script and binary share


class Reach:
    """Who names whom in a module."""

    def __init__(self, linked: Linked) -> None:
        self.module, self.globals, _ = linked
        self.first = len(self.module.foreign)
        self.mentions = [list(mentions(body)) for body in self.module.bodies]
        self.tabled = self.reached(self.module.table)

    def reached(self, entries: Iterable[int]) -> set[int]:
        """The functions that are named, directly or through others, from these on."""
        found, waiting = set[int](), list(entries)
        while waiting:
            number = waiting.pop()
            if number not in found:
                found.add(number)
                waiting += [each.number for each in self.of(number) if each.operation in FUNCTIONS]
        return found

    def of(self, function: int) -> list[Mention]:
        """What a function mentions; one that is imported has no code here."""
        return [] if function < self.first else self.mentions[function - self.first]

    def kept(self, exports: Collection[str]) -> set[int]:
        """The functions that stay if these exports do."""
        entries = [each.number for each in self.module.exports if each.kind is Kind.FUNCTION and each.name in exports]
        return self.tabled | self.reached(set(entries) - self.tabled)

    def cut(self, exports: Collection[str]) -> Module:
        """The module with these exports and what they and the table reach."""
        module, kept = self.module, sorted(self.kept(exports))
        functions = {old: new for new, old in enumerate(kept)}
        own = [number for number in kept if number >= self.first]
        named = sorted({each.number for number in own for each in self.of(number) if each.operation not in FUNCTIONS})
        foreign = [number for number, each in enumerate(module.foreign_globals) if each.name == STACK]
        constant = [number for number in named if number not in foreign]
        lost = [module.foreign_globals[number].name for number in constant if number not in self.globals]
        expect(not lost, f"nothing that stays to ask for the place of {lost[:3]}")
        changed = {each.number for number in own for each in self.of(number) if each.operation == GLOBAL_SET}
        expect(all(self.globals[number].mutable for number in changed - set(foreign)), "constants that nothing sets")
        globals = {old: new for new, old in enumerate([*foreign, *constant])}
        return module._replace(
            imports=self.imports(exports),
            types=[module.types[number - self.first] for number in own],
            globals=[self.globals[number] for number in constant],
            exports=[
                Export(each.name, each.kind, functions[each.number])
                for each in module.exports
                if each.kind is Kind.FUNCTION and each.name in exports
            ],
            table=[functions[number] for number in module.table],
            bodies=[renumber(module.body(number), self.of(number), functions, globals) for number in own],
        )

    def imports(self, exports: Collection[str]) -> list[Import]:
        """What is still asked of the script if these exports stay: functions in use, the stack pointer, memory and table."""
        kept, functions = self.kept(exports), iter(range(self.first))
        return [
            each
            for each in self.module.imports
            if (next(functions) in kept if each.kind is Kind.FUNCTION else each.kind is not Kind.GLOBAL or each.name == STACK)
        ]
