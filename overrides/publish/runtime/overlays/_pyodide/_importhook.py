"""Accepts the JavaScript modules that Pyodide's start registers; Python imports none of them."""


def register_js_finder() -> None:
    """Install no finder: no module here is written in JavaScript."""


def register_windows_finder() -> None:
    """Install no finder: paths in the worker are never those of Windows."""


def register_js_module(name: str, module: object) -> None:
    """Forget the module."""


def unregister_js_module(name: str) -> None:
    """Nothing was registered."""


def register_module_not_found_hook(packages: object, unvendored: object) -> None:
    """Add no hints to import errors: nothing can be installed here."""
