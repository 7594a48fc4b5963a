"""What Pyodide's start needs before its core exists."""

from . import _base, _importhook

__all__ = ["_base", "_importhook"]


def set_excepthook() -> None:
    """Leave the hook of CPython: errors reach the worker as JavaScript exceptions."""
