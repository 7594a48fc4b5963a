"""The documented face of Pyodide's core: C copies docstrings from it, and here all are empty."""


class _JsProxyMetaClass(type):
    """The type of the types of proxies."""


class JsProxy(metaclass=_JsProxyMetaClass):
    """Any JavaScript object."""

    def __init__(self, *_: object) -> None:
        """Take what C passes and keep nothing."""

    def __getattr__(self, name: str) -> object:
        """Every method exists and has no documentation."""
        return _undocumented


class ConversionError(Exception):
    """A value has no counterpart in the other language."""


class InternalError(Exception):
    """A check inside Pyodide failed."""


class JsNull:
    """The type of JavaScript's null, which is as false here as None is."""

    def __bool__(self) -> bool:
        """Null is false."""
        return False


def _undocumented(*_: object) -> None:
    """Stand in for any function of the core."""


_instantiate_token = object()
_js_flags: dict[str, int] = {}
jsnull = JsNull()
JsPromise = JsBuffer = JsArray = JsMutableMap = JsDoubleProxy = JsGenerator = JsProxy
to_js = destroy_proxies = run_sync = can_run_sync = create_once_callable = create_proxy = _undocumented
