"""Serializes the catalogue as a Python module of constants, so that the browser need not read TOML."""

from pathlib import Path

from decision.catalogue.load import DATA, load
from decision.catalogue.model import Question

HEADER = '"""The catalogue, compiled from the data files: constants only, so that they load at once and pack well."""\n\n'


def compile_catalogue(path: Path, data: Path = DATA) -> None:
    """Write the module that `decision.catalogue.standard` falls back to; meant for a wheel, never for a checkout.

    What only the page and the terminal say of a question (hint, why, references, whole labels) stays out of it.
    """
    catalogue = load(data)
    parts = (
        catalogue.edition,
        tuple(map(lean, catalogue.questions)),
        catalogue.facts,
        catalogue.findings,
        catalogue.presumptions,
        catalogue.steps,
        catalogue.routes,
        catalogue.renamed,
        catalogue.sentences,
        catalogue.topics,
        catalogue.strengths,
        catalogue.words,
        catalogue.dues,
    )
    path.write_text(f"{HEADER}PACKED = {pack(parts)!r}\n", "utf-8")


def lean(question: Question) -> Question:
    """The question with the words that `decision.api` uses."""
    options = tuple(option._replace(label=option.short) for option in question.options)
    return question._replace(hint="", why="", see=(), sources=(), options=options, fast=None)


def pack(value: object) -> object:
    """The value with each tuple led by the name of its kind; `decision.catalogue.standard.unpack` takes it back."""
    if not isinstance(value, tuple):
        return value
    kind = type(value).__name__ if hasattr(value, "_fields") else ""
    return (kind, *map(pack, value))
