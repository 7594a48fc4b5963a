"""Where the catalogue comes from: the data files where they are, else the module compiled from them into the wheel."""

import functools
from os.path import dirname, exists, join
from typing import Any

from decision.model import Catalogue

DATA = join(dirname(__file__), "data")


@functools.cache
def catalogue() -> Catalogue:
    """The catalogue, read once. The data files win, so a checkout can never see a stale compiled one."""
    if exists(join(DATA, "questions.toml")):
        from decision.load import load

        return load()
    from decision._catalogue import CATALOGUE

    return CATALOGUE


@functools.cache
def table(name: str) -> dict[str, Any]:
    """The plain content of one further data file, such as "schedule"."""
    path = join(DATA, f"{name}.toml")
    if exists(path):
        import tomllib

        with open(path, "rb") as file:
            return tomllib.load(file)
    from decision._catalogue import TABLES

    return TABLES[name]
