"""Where the catalogue comes from: the data files, or where there are none the module compiled from them."""

# What reads files is not loaded in the browser.
# ruff: noqa: PTH110, PTH118, PTH120

import functools
from os.path import dirname, exists, join
from typing import Any

from decision.catalogue import model
from decision.catalogue.model import Catalogue

DATA = join(dirname(dirname(__file__)), "data")


@functools.cache
def catalogue() -> Catalogue:
    """The catalogue, read once. The data files win, so a checkout can never see a stale compiled one."""
    if exists(join(DATA, "questions.toml")):
        from decision.catalogue.load import load

        return load()
    from importlib import import_module

    return Catalogue(*unpack(import_module("decision._catalogue").PACKED))


def unpack(packed: tuple[Any, ...]) -> Any:
    """What `decision.catalogue.pack.pack` packed: each tuple with the kind that its first item names."""
    items = iter(packed)
    kind = next(items)
    return tuple.__new__(
        getattr(model, kind) if kind else tuple, [unpack(item) if type(item) is tuple else item for item in items]
    )
