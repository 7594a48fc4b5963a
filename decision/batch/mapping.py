"""What each column answers, as the reader has set it."""

from collections.abc import Mapping as Table
from collections.abc import Sequence
from typing import Any, NamedTuple

from decision.batch.words import plain
from decision.catalogue.errors import RequestError
from decision.catalogue.model import ROLE, Catalogue

VENDOR, RENEWAL = "vendor", "renewal"
CUSTOMER = "customer"
SPECIAL = (VENDOR, RENEWAL)


class Mapping(NamedTuple):
    """Each column's target, whose rows they are unless a column says so, spellings, the order in days, fixed answers."""

    targets: tuple[str, ...]
    role: str
    values: Table[str, Table[str, str]]
    order: str
    fixed: Table[str, str]


def from_plain(catalogue: Catalogue, names: Sequence[str], body: Table[str, Any]) -> Mapping:
    """A mapping as the page or a file gives it, for a table of these headings.

    Raises RequestError for targets and roles that do not exist, and for tables of another shape.
    """
    _check_tables(body)
    columns = body.get("columns", {})
    targets = tuple(str(columns.get(name, "")) for name in names)
    for name, target in zip(names, targets, strict=True):
        question = target.partition("=")[0]
        if question and question not in SPECIAL and question not in catalogue.question:
            raise RequestError("bad-mapping", name, f"“{name}” is mapped to “{question}”, which is no question.")
    role = str(body.get("role", "")) or CUSTOMER
    if catalogue.question[ROLE].option(role) is None:
        raise RequestError("bad-mapping", ROLE, f"“{role}” is no role.")
    values = body.get("values", {})
    spelled = {plain(name): {plain(cell) or cell: said for cell, said in values[name].items()} for name in values}
    return Mapping(targets, role, spelled, str(body.get("dates", "")), body.get("fixed", {}))


def _check_tables(body: object) -> None:
    parts = [body]
    if isinstance(body, dict):
        values = body.get("values", {})
        parts += [body.get("columns", {}), body.get("fixed", {}), values, *(values.values() if isinstance(values, dict) else ())]
    if not all(isinstance(part, dict) for part in parts):
        raise RequestError("bad-mapping", "mapping", "The mapping must be tables: columns, fixed, and values by column.")
