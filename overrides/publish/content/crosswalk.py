"""The crosswalk: numbers of public questionnaires and rules, each with its version, and the questions they ask."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from publish.content.faults import Fault, PublishError
from publish.content.tables import read_toml

FILE = Path("rfp/library/crosswalk.toml")
FITS = {"direct": "asks this", "partial": "asks a part of this", "adjacent": "asks something beside this"}
READ = {"file": "in the file itself", "excerpt": "in an excerpt", "secondary": "as somebody else gives it"}
HECVAT = ("HECVAT", "HECVAT Full", "HECVAT Lite", "K-12CVAT Lite")


class Number(NamedTuple):
    """An item of one version of one questionnaire, the question it asks, how well it fits and where it was read."""

    questionnaire: str
    version: str
    number: str
    answer: str
    fit: str
    read: str
    note: str = ""


class Crosswalk(NamedTuple):
    """All numbers, and for each number whose meaning has changed between versions what to mind."""

    numbers: tuple[Number, ...]
    traps: dict[str, str]

    def trap(self, number: Number) -> str:
        """What to mind about a number; empty where it means the same in every version."""
        return self.traps.get(number.number, "") if number.questionnaire in HECVAT else ""


def read(docs: Path, answers: Iterable[str]) -> Crosswalk:
    """The crosswalk of a docs folder; a number that leads to no answer, or is listed twice, is a fault."""
    data, known = read_toml(docs / FILE), set(answers)
    faults: list[Fault] = []
    numbers: dict[tuple[str, ...], Number] = {}
    for row in data.get("number", ()):
        number = Number(**row)
        name = f"{number.questionnaire} {number.version} {number.number}"
        if number.answer not in known:
            faults.append(Fault(FILE.as_posix(), 0, f"{name}: there is no answer “{number.answer}”"))
        if number.fit not in FITS or number.read not in READ:
            faults.append(Fault(FILE.as_posix(), 0, f"{name}: fit is {', '.join(FITS)}; read is {', '.join(READ)}"))
        if numbers.setdefault(number[:4], number) is not number:
            faults.append(Fault(FILE.as_posix(), 0, f"{name} leads to “{number.answer}” twice"))
    if faults:
        raise PublishError(faults)
    return Crosswalk(tuple(numbers.values()), {row["number"]: row["says"] for row in data.get("trap", ())})
