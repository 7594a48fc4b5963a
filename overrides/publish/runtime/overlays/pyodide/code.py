"""What Pyodide's start asks of pyodide.code: names to bind, none of them called by the worker."""

from _pyodide._base import eval_code

__all__ = ["eval_code"]
