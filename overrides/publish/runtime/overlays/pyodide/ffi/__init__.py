"""Pyodide's foreign function interface to JavaScript: the two functions and the flag that its start uses."""

from _pyodide._importhook import register_js_module, unregister_js_module

IN_BROWSER = True
__all__ = ["IN_BROWSER", "register_js_module", "unregister_js_module"]
