"""The stand-ins in the browser's library do what the modules they replace do, as far as they are used."""

import html
import importlib.util
import sys
import typing
import warnings
from pathlib import Path
from types import ModuleType

import pytest

from publish.runtime.stdlib import OVERLAYS


def load(path: str) -> ModuleType:
    """An overlay as a module of its own."""
    name = "overlay_" + Path(path).stem
    spec = importlib.util.spec_from_file_location(name, OVERLAYS / path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_html_escapes_as_the_original():
    """Every character with a meaning in HTML is escaped as by the whole module."""
    overlay = load("html/__init__.py")
    text = "<a href=\"x\">'&' &amp; é</a>"
    assert overlay.escape(text) == html.escape(text)
    assert overlay.escape(text, quote=False) == html.escape(text, quote=False)


@pytest.mark.parametrize("base", [typing.NamedTuple, load("typing.py").NamedTuple])
def test_a_named_tuple_has_fields_defaults_methods_and_properties(base: object):
    """A named tuple made by the stand-in behaves as one made by typing."""

    class Point(base):
        """A place."""

        x: int
        y: int = 2

        @property
        def sum(self) -> int:
            """Both together."""
            return self.x + self.y

        def moved(self, by: int) -> "Point":
            """One further right."""
            return self._replace(x=self.x + by)

    point = Point(1)
    assert (point, point.sum, point.moved(2)) == ((1, 2), 3, Point(3, 2))
    assert repr(point).endswith("Point(x=1, y=2)")
    assert Point._fields == ("x", "y")
    assert isinstance(point, tuple)
    assert Point.__annotations__.keys() == {"x", "y"}
    assert Point.__doc__ == "A place."
    assert Point.__module__ == __name__
    with pytest.raises(TypeError):
        Point()


def test_typing_has_the_names_that_are_read_at_run_time():
    """Any joins with other types, and type checkers' branches are not taken."""
    overlay = load("typing.py")
    assert overlay.TYPE_CHECKING is False
    assert (overlay.Any | None).__args__ == (overlay.Any, type(None))


def test_traceback_names_places_and_error():
    """An exception's text has each place it passed and ends with type and message."""
    try:
        int("x")
    except ValueError as error:
        lines = load("traceback.py").format_exception(type(error), error, error.__traceback__)
    assert "test_overlays.py:" in lines[0]
    assert lines[-1].startswith("ValueError: invalid literal")


def test_warnings_warn():
    """The stand-in warns through the interpreter."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        load("warnings.py").warn("watch out", stacklevel=1)
    assert [str(each.message) for each in caught] == ["watch out"]


def test_no_host_is_an_address():
    """The stand-in for ipaddress refuses, as the whole module refuses what is no address."""
    with pytest.raises(ValueError, match="not an address"):
        load("ipaddress.py").ip_address("nonsense")


def test_inspect_finds_no_coroutines():
    """Functions of the wizard are ordinary ones."""
    assert load("inspect.py").iscoroutinefunction(load) is False


def test_snippets_of_pyodides_start_run():
    """A statement, a semicolon, an expression: the value of the expression comes back."""
    overlay = load("_pyodide/_base.py")
    assert overlay.eval_code("import importlib; importlib") is importlib
    assert overlay.eval_code("{}") == {}
    assert overlay.pyimport_impl("sys") is sys


def test_paths_are_objects_with_text():
    """JavaScript asks for the text of the two folders by method."""
    overlay = load("pyodide/_package_loader.py")
    assert str(overlay.SITE_PACKAGES).startswith("/lib/python3.13/")
    assert str(overlay.DSO_DIR) == "/usr/lib"
    assert overlay.init_loaded_packages() is None


def test_the_documented_face_answers_every_name():
    """Any method of a proxy's stand-in exists, is callable and says nothing; null is false."""
    overlay = load("_pyodide/_core_docs.py")
    assert overlay.JsProxy(overlay._instantiate_token).anything() is None
    assert not overlay.jsnull
    assert load("_pyodide/docstring.py").get_cmeth_docstring(len) == ""
    assert load("_pyodide/jsbind.py").no_default is not load("_pyodide/jsbind.py").default_signature


def test_the_import_hook_takes_what_the_start_registers():
    """Every registration of Pyodide's start is accepted and leaves the import system alone."""
    overlay, before = load("_pyodide/_importhook.py"), list(sys.meta_path)
    overlay.register_js_finder()
    overlay.register_windows_finder()
    overlay.register_js_module("js", object())
    overlay.unregister_js_module("js")
    overlay.register_module_not_found_hook({}, [])
    assert sys.meta_path == before
