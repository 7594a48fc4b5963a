"""Writes the catalogue as a Python module, so that the browser need not read TOML."""

import tomllib
from pathlib import Path

from decision.load import DATA, load
from decision.model import Question

HEADER = '''"""The catalogue, compiled from the data files."""

from datetime import date

from decision.model import (
    All, Any, Catalogue, Fact, FactRef, Finding, Leaf, Never, Not, Option, Question, Rule,
)
'''


def compile_catalogue(path: Path, data: Path = DATA) -> None:
    """Write the module that `decision.catalogue` falls back to; meant for a wheel, never for a checkout.

    What only the page and the terminal say of a question (hint, why, references, whole labels) stays out of it.
    """
    catalogue = load(data)
    tables = {name.stem: tomllib.loads(name.read_text("utf-8")) for name in sorted(data.glob("schedule.toml"))}
    parts = (tuple(map(lean, catalogue.questions)), catalogue.facts, catalogue.findings)
    arguments = ",\n    ".join([repr(catalogue.edition), *map(_lines, parts)])
    path.write_text(f"{HEADER}\nCATALOGUE = Catalogue(\n    {arguments},\n)\n\nTABLES = {_literal(tables)}\n", "utf-8")


def lean(question: Question) -> Question:
    """The question with the words that `decision.api` uses."""
    options = tuple(option._replace(label=option.short) for option in question.options)
    return question._replace(hint="", why="", see=(), sources=(), options=options)


def _lines(items: tuple[object, ...]) -> str:
    return "(\n" + "".join(f"        {item!r},\n" for item in items) + "    )"


def _literal(value: object) -> str:
    return repr(value).replace("datetime.date(", "date(")
