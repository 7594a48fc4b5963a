"""The door between Python and JavaScript: only what Pyodide's start uses."""

from _pyodide._importhook import register_js_module, unregister_js_module

IN_BROWSER = True
__all__ = ["IN_BROWSER", "register_js_module", "unregister_js_module"]
