"""How analysts spell things: a heading or a cell in small plain words, and what `words.toml` knows of them."""

# What reads files is not loaded in the browser.
# ruff: noqa: PTH110, PTH118, PTH120, PTH123

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from os.path import dirname, exists, join
from typing import Any

from decision.catalogue.model import Catalogue

MARKS = re.compile(r"[^a-z0-9✓✔☑✗✘☐]+")
FAR = 3
LONGEST = 30


@cache
def knowledge() -> dict[str, Any]:
    """The data file, or where there is none the module compiled from it."""
    path = join(dirname(__file__), "words.toml")
    if exists(path):
        import tomllib

        with open(path, "rb") as file:
            return tomllib.load(file)
    from importlib import import_module

    compiled: dict[str, Any] = import_module("decision.batch._words").WORDS
    return compiled


@lru_cache(4096)
def plain(text: str) -> str:
    """Small letters without punctuation: "SOC2 Type II" and "soc-2-type-2" are "soc 2 type 2"."""
    words = MARKS.sub(" ", text.lower().replace("’", "").replace("'", "")).strip()
    words = re.sub(r"\bisae?(?=\d)|\bsoc(?=\d)|\btype(?=[\di])|\biso(?=\d)|\bssae(?=\d)", lambda found: f"{found[0]} ", words)
    words = re.sub(r"\b(type|soc) (iii|ii|i)\b", lambda found: f"{found[1]} {len(found[2])}", words)
    return words.replace("iso iec ", "iso ")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word at the least edit distance, of two slips at most and one in a short word; None without one."""
    if len(word) > LONGEST:
        return None
    close = sorted((_slips(word, each), each) for each in known if abs(len(word) - len(each)) < FAR)
    return close[0][1] if close and close[0][0] < min(FAR, max(2, len(word) // 3)) else None


def _slips(one: str, two: str) -> int:
    """Optimal string alignment distance: letters to add, drop, change, or swap with a neighbor, each counted once."""
    earlier: list[int] = []
    row = list(range(len(two) + 1))
    for place, letter in enumerate(one, start=1):
        before, earlier = earlier, row
        row = [place]
        for column, other in enumerate(two, start=1):
            cost = min(earlier[column] + 1, row[-1] + 1, earlier[column - 1] + (letter != other))
            if before and column > 1 and letter == two[column - 2] and one[place - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            row.append(cost)
    return row[-1]


@cache
def headings() -> dict[str, str]:
    """What each known heading asks: "vendor", "renewal", a question, or a question and an option ("vendor-data=card")."""
    data = knowledge()
    pairs = [(heading, target) for part in ("headings", "flags") for target, all in data[part].items() for heading in all]
    return {plain(heading): target for heading, target in pairs}


@cache
def phrases(catalogue: Catalogue, id: str) -> dict[str, str]:
    """What each known spelling of an answer to a question means, its own ids and short words included; longest first."""
    question = catalogue.question[id]
    own = {option.id for option in question.options}
    data = knowledge()
    spelled = data["values"].get(data["same"].get(id, id), {})
    found = {plain(spelling): option for option, all in spelled.items() if option in own for spelling in all}
    found |= {plain(option.short): option.id for option in question.options}
    found |= {plain(option.id): option.id for option in question.options}
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


@cache
def stands(kind: str) -> frozenset[str]:
    """The words of a kind: "yes", "no", "unsure", "negations", "fillers"."""
    return frozenset(each for word in knowledge()["words"][kind] for each in (plain(word), word) if each)


@cache
def doubts() -> dict[str, str]:
    """Spellings of a report whose type is not said, by which report it is."""
    return {plain(spelling): report for report, all in knowledge()["values"]["doubts"].items() for spelling in all}
