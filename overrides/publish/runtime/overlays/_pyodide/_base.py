"""Runs the one-line snippets of Pyodide's start, without the parser's Python side."""

from importlib import import_module
from typing import Any


def eval_code(source: str, globals: dict[str, Any] | None = None, *_: object, **__: object) -> object:
    """Run `statement; expression` and return the expression's value."""
    scope = {} if globals is None else globals
    statements, _semicolon, expression = source.rpartition(";")
    exec(statements, scope)
    return eval(expression.strip(), scope)


def pyimport_impl(path: str) -> object:
    """Import a module by its dotted name."""
    return import_module(path)
