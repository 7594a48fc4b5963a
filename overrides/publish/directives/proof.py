"""The figures of the proof, computed once for every state of the rules and the engine, and kept in `.cache`."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from decision.proof.prove import prove
from publish.content import catalogue
from publish.markdown.elements import element
from publish.markdown.page_context import Here

ENGINE = catalogue.DATA.parent
CACHE = ENGINE.parent / ".cache"
COUNTS = ("questions", "options", "facts", "findings", "rules")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
COLUMNS = ("questions", "combinations", "interviews", "shortest", "longest")

patience = True  # off while a draft is served: figures that are not there yet are left out then

type Figures = dict[str, Any]


def figures(wait: bool | None = None) -> Figures | None:
    """The figures of the present rules; None when they are not there yet and nobody waits for them."""
    kept = CACHE / f"proof-{_state()}.json"
    if kept.is_file():
        found: Figures = json.loads(kept.read_text("utf-8"))
        return found
    if not (patience if wait is None else wait):
        return None
    computed: Figures = prove(catalogue.read())
    CACHE.mkdir(exist_ok=True)
    kept.write_text(json.dumps(computed), "utf-8")
    return computed


def _state() -> str:
    """A hash of everything the figures depend on."""
    files = [path for kind in ("*.py", "*.toml") for path in ENGINE.rglob(kind)]
    content = b"\0".join(path.name.encode() + b"\0" + path.read_bytes() for path in sorted(files))
    return hashlib.sha256(content).hexdigest()[:16]


def render(here: Here, _: list[str]) -> Element:
    """Counts, the space of each role, and the laws with what was found."""
    found = figures(wait=False if here.drafting else None)
    if found is None:
        return element("p", "The figures are computed when the site is built for publication.")
    counts = element("p", ", ".join(f"{found[name]} {name}" for name in COUNTS) + f". Edition {found['edition']}.")
    roles = [(role, *(readable(row[name]) for name in COLUMNS)) for role, row in found["roles"].items()]
    laws = [(row["says"], "holds" if row["holds"] else "broken") for row in found["laws"]]
    parts = [counts, _table(("Role", *(name.capitalize() for name in COLUMNS)), roles), _table(("Law", "Result"), laws)]
    if found["faults"]:
        parts.append(element("ul", "", *(element("li", fault) for fault in found["faults"])))
    return element("div", "", *parts, class_="proof")


def readable(number: int) -> str:
    """A count as it is written: in full below a billion, else as a power of ten."""
    if number < 10**9:
        return f"{number:,}"
    digits, power = f"{number:.2e}".split("e+")
    return f"{digits} × 10{power.lstrip('0').translate(RAISED)}"


def _table(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Element:
    """A table with its first column as row headers."""
    head = element("tr", "", *(element("th", title, scope="col") for title in columns))
    body = [
        element("tr", "", element("th", first, scope="row"), *(element("td", cell) for cell in rest)) for first, *rest in rows
    ]
    table = element("table", "", element("thead", "", head), element("tbody", "", *body))
    return element("div", "", table, class_="wide")


def write(path: Path) -> None:
    """The figures as JSON, where they are known."""
    found = figures()
    if found is not None:
        path.write_text(json.dumps(found, separators=(",", ":")) + "\n", "utf-8")
