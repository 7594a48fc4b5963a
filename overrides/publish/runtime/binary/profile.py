"""Which functions come first: those that were called while Python started and answered requests of every action.

`make profile` has them watched in Chromium (`tests/browser/profile.py`) and writes `profile.toml`. A function is
known by its number in the stock file, so the list holds for that very file alone: with another one, nothing is split.
"""

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from publish.runtime.binary.code import instructions
from publish.runtime.binary.wasm import Export, Global, Kind, Module, unsigned

FILE = Path(__file__).with_name("profile.toml")
MARK = "@"  # begins the names under which marks are exported
NOTE = "# Written by “make profile”, not by hand: the functions of Pyodide’s binary that come first, by their numbers.\n"
WIDTH = 110


def hot(stock: Path) -> frozenset[int] | None:
    """The functions that come first, by their numbers in this stock file; nothing if others were watched than its."""
    kept = tomllib.loads(FILE.read_text("utf-8"))
    if kept["sha256"] != _hash(stock):
        return None
    return frozenset(number for each in kept["functions"].split() for number in _run(each))


def keep(stock: Path, functions: Iterable[int], target: Path = FILE) -> None:
    """Write the list."""
    lines = [""]
    for each in map(_text, _runs(sorted(functions))):
        if len(lines[-1]) + len(each) >= WIDTH:
            lines.append("")
        lines[-1] += f"{' ' if lines[-1] else ''}{each}"
    listed = "\n".join(lines)
    target.write_text(f'{NOTE}sha256 = "{_hash(stock)}"\nfunctions = """\n{listed}\n"""\n', "utf-8")


def marked(whole: Module, names: Mapping[int, int]) -> Module:
    """The same program, but that each function sets a variable of its own, exported under its name, when it is called."""
    first = len(whole.foreign_globals) + len(whole.globals)
    return whole._replace(
        globals=[*whole.globals, *(Global(mutable=True, value=0) for _ in whole.bodies)],
        exports=[
            *whole.exports,
            *(Export(f"{MARK}{names[number]}", Kind.GLOBAL, first + place) for place, number in enumerate(whole.own)),
        ],
        bodies=[_marking(body, first + place) for place, body in enumerate(whole.bodies)],
    )


def _marking(body: bytes, variable: int) -> bytes:
    """The code with `variable = 1` before it, after the list of its own variables."""
    begin = instructions(body).place
    return body[:begin] + b"\x41\1\x24" + unsigned(variable) + body[begin:]


def _hash(stock: Path) -> str:
    return hashlib.sha256(stock.read_bytes()).hexdigest()


def _runs(numbers: list[int]) -> Iterator[range]:
    """Numbers that follow each other, together."""
    begin = 0
    for place in range(1, len(numbers) + 1):
        if place == len(numbers) or numbers[place] != numbers[place - 1] + 1:
            yield range(numbers[begin], numbers[place - 1] + 1)
            begin = place


def _text(run: range) -> str:
    return f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0])


def _run(text: str) -> range:
    begin, _, end = text.partition("-")
    return range(int(begin), int(end or begin) + 1)
