"""The few names of typing that have an effect at run time, without the machinery for checking types."""

from collections import namedtuple

TYPE_CHECKING = False
KEPT_BY_NAMEDTUPLE = ("__annotations__", "__module__", "__qualname__")


def assert_never(value: object) -> None:
    """Refuse what a type checker has shown cannot happen."""
    raise AssertionError(f"Expected code to be unreachable, but got: {value!r}")


class Any:
    """Any value."""


class _Maker(type):
    """Makes a named tuple of a class body: fields from annotations, defaults, methods."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
        fields = body.get("__annotations__", {})
        defaults = [body[field] for field in fields if field in body]
        made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
        made.__annotations__ = fields
        made.__qualname__ = body["__qualname__"]
        for key in body.keys() - fields.keys() - set(KEPT_BY_NAMEDTUPLE):
            setattr(made, key, body[key])
        return made


_Base = type.__new__(_Maker, "NamedTuple", (), {})


def NamedTuple() -> None:
    """The base of a named tuple's class, replaced by `_Maker` while the class is made."""


NamedTuple.__mro_entries__ = lambda bases: (_Base,)
