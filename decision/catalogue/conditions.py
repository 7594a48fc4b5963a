"""Conditions as trees: read from TOML, walked depth first, and the questions that one rests on."""

from collections.abc import Iterator
from typing import assert_never

from decision.catalogue.model import ROLE, All, Any, Catalogue, Condition, FactRef, Finding, Leaf, Not, Question
from decision.catalogue.toml_table import Table

NOTHING = All(())
DEEPEST = 40


def read_condition(data: object, at: Table, path: str) -> Condition:
    """Read a condition below a table; a faulty one is reported there and reads as one that always holds."""
    if path.count(".") > DEEPEST:
        at.fault("when", "is nested too deeply")
        return NOTHING
    if not isinstance(data, dict) or len(data) != 1:
        at.fault(path, "must be a table with one key: a question, fact, all, any or not")
        return NOTHING
    [(key, value)] = data.items()
    here = f"{path}.{key}"
    if key in ("all", "any"):
        return _read_parts(key, value, at, here)
    if key == "not":
        return Not(read_condition(value, at, here))
    if key == "fact":
        return _read_fact(value, at, here)
    return _read_leaf(key, value, at, here)


def _read_parts(key: str, value: object, at: Table, path: str) -> Condition:
    if not isinstance(value, list) or not value:
        at.fault(path, "must be a list of conditions, not empty")
        return NOTHING
    parts = tuple(read_condition(item, at, f"{path}[{place}]") for place, item in enumerate(value))
    return All(parts) if key == "all" else Any(parts)


def _read_fact(value: object, at: Table, path: str) -> Condition:
    if not isinstance(value, str) or not value:
        at.fault(path, "must be the id of a fact")
        return NOTHING
    return FactRef(value)


def _read_leaf(question: str, value: object, at: Table, path: str) -> Condition:
    options = [value] if isinstance(value, str) else value
    if not isinstance(options, list) or not options or not all(isinstance(item, str) for item in options):
        at.fault(path, "must be an option or a list of options")
        return NOTHING
    if len(set(options)) < len(options):
        at.fault(path, "lists the same option twice")
    return Leaf(question, tuple(options))


def parts(condition: Condition) -> tuple[Condition, ...]:
    """The children of a condition: the conditions directly below it, none of a leaf or a fact."""
    match condition:
        case All() | Any():
            return condition.of
        case Not():
            return (condition.of,)
        case Leaf() | FactRef():
            return ()
        case _:
            assert_never(condition)


def walk(condition: Condition, path: str = "when") -> Iterator[tuple[str, Condition]]:
    """Depth first, the condition and everything below it, each with its path in the file; facts are not looked into."""
    yield path, condition
    if isinstance(condition, Not):
        yield from walk(condition.of, f"{path}.not")
    elif isinstance(condition, (All, Any)):
        key = "all" if isinstance(condition, All) else "any"
        for place, part in enumerate(condition.of):
            yield from walk(part, f"{path}.{key}[{place}]")


class Mentions:
    """The transitive dependencies of conditions: the questions they can rest on, those included that decide what is asked."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Remember the catalogue in which facts and questions are looked up."""
        self.catalogue = catalogue
        self._found: dict[int, frozenset[str]] = {}

    def of(self, condition: Condition) -> frozenset[str]:
        """Those of a condition, facts looked into. The condition has to live as long as this does: it is known by identity."""
        if id(condition) not in self._found:
            self._found[id(condition)] = self._below(condition)
        return self._found[id(condition)]

    def asking(self, question: Question) -> frozenset[str]:
        """Those that decide whether a question is asked; the question itself is none of them."""
        role = frozenset([ROLE] if question.roles else [])
        return role if question.when is None else role | self.of(question.when)

    def finding(self, finding: Finding) -> frozenset[str]:
        """Those of all rules of a finding together."""
        return frozenset().union(*(self.of(rule.when) for rule in finding.rules))

    def _below(self, condition: Condition) -> frozenset[str]:
        if isinstance(condition, Leaf):
            return self.asking(self.catalogue.question[condition.question]) | {condition.question}
        if isinstance(condition, FactRef):
            return self.of(self.catalogue.fact[condition.fact].when)
        return frozenset().union(*map(self.of, parts(condition)))
