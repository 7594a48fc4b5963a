"""Formats an exception for the worker's fault message: places and text, no source lines."""

from types import TracebackType
from typing import Any


def format_exception(
    kind: Any, value: Any = None, trace: TracebackType | None = None, **_: object
) -> list[str]:
    """The places the exception passed, innermost last, then its type and text."""
    error = kind if value is None else value
    lines = list(_places(trace or error.__traceback__))
    return [*lines, f"{type(error).__name__}: {error}\n"]


def _places(trace: TracebackType | None) -> list[str]:
    places = []
    while trace:
        places.append(f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}\n")
        trace = trace.tb_next
    return places


def print_exception(*error: Any, **_: object) -> None:
    """Print what `format_exception` says."""
    print("".join(format_exception(*error)))
