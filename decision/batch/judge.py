"""Rows in, the analyst's columns out: one row of output for every row of input, whatever stands in it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from decision.answers.link import write
from decision.answers.read import Answer, Chosen, read
from decision.batch.cells import Asked, Cell, flag, says_nothing, understand
from decision.batch.days import UnclearError, day
from decision.batch.mapping import RENEWAL, Mapping
from decision.batch.summary import ADVICE, HOLDINGS, RESTS, UNCLEAR, VERDICT, Summary, asked_by, summarize
from decision.batch.words import knowledge, plain
from decision.catalogue.model import ROLE, UNSURE, Catalogue

LINK, NOTE = "link", "note"
ADDED = (*ADVICE, VERDICT, RESTS, LINK, NOTE)
ENDED = "report-period-end"
KEPT = 20_000


class Judge:
    """Judges the rows of a table; what is equal is judged once."""

    def __init__(self, catalogue: Catalogue, names: Sequence[str], mapping: Mapping, today: date) -> None:
        """Take the headings of the table and what they are mapped to."""
        self.catalogue, self.names, self.mapping, self.today = catalogue, names, mapping, today
        told = [(place, *target.partition("=")[::2]) for place, target in enumerate(mapping.targets)]
        self._columns = [each for each in told if each[1] in catalogue.question or each[1] == RENEWAL]
        self._cells: dict[tuple[int, str], tuple[str, Cell]] = {}
        self._summaries: dict[tuple[object, ...], Summary] = {}
        self._rows: dict[tuple[str, ...], list[str]] = {}

    def row(self, number: int, cells: Sequence[str]) -> list[str]:
        """The added cells of a row; empty for a row that is blank or names the columns again."""
        if not any(cell.strip() for cell in cells) or self._heads(cells):
            return [""] * len(ADDED)
        over = [cell for cell in cells[len(self.names) :] if cell.strip()]
        said = tuple(cells[place] if place < len(cells) else "" for place, _, _ in self._columns)
        added = [] if over else self._rows.get(said)
        if not added:
            added = self._row(cells, [f"{len(cells)} cells, but there are {len(self.names)} columns."] if over else [])
            _keep(self._rows, said, added if not over else [])
        return [*added[:-1], added[-1] and f"Row {number}: {added[-1]}"]

    def _row(self, cells: Sequence[str], problems: list[str]) -> list[str]:
        found = _Row({}, {}, [], problems, {}, [])
        for place, id, option in self._columns:
            if place < len(cells) and cells[place].strip():
                self._take(found, place, id, option, cells[place])
        self._settle(found)
        answers = {id: list(options) for id, options in found.chosen.items()}
        reading = read(self.catalogue, answers, self.today)
        found.problems.extend(ignored.message for ignored in reading.ignored if ignored.where not in found.days)
        if found.problems:
            return [*[""] * (len(ADDED) - 1), " ".join(found.problems)]
        return self._judged(reading.chosen, found)

    def _judged(self, chosen: Chosen, found: "_Row") -> list[str]:
        doubts = tuple(dict.fromkeys(found.doubts))
        key = (*chosen.items(), doubts)
        if key not in self._summaries:
            _keep(self._summaries, key, summarize(self.catalogue, chosen, doubts))
        summary = self._summaries[key]
        if summary.needed == UNCLEAR and found.vague:
            summary = summary._replace(why=found.vague[0])
        asked = asked_by(summary, self.today, found.days.get(ENDED), found.days.get(RENEWAL))
        days = {id: given.isoformat() for id, given in found.days.items() if id != RENEWAL}
        answers: dict[str, Answer] = {id: days.get(id) or list(options) for id, options in chosen.items()}
        return [*summary[:6], asked, summary.verdict, summary.rests, write(self.catalogue, answers), ""]

    def _take(self, found: "_Row", place: int, id: str, option: str, text: str) -> None:
        if id == RENEWAL:
            try:
                found.days[RENEWAL] = day(text, self.mapping.order)
            except UnclearError as unclear:
                found.problems.append(f"{self.names[place]}: {unclear}")
            return
        said, cell = self._cell(place, id, option, text)
        if cell.problem:
            found.problems.append(f"{self.names[place]}: {cell.problem}")
        elif not set(cell.options) - {UNSURE} and (vague := says_nothing(Asked(self.catalogue, id, self.today), text, cell)):
            found.vague.append(vague)
        if option:
            found.flags.setdefault(id, []).append(said)
        if cell.day:
            found.days[id] = cell.day
        found.doubts.extend(cell.doubts)
        found.chosen[id] = tuple(dict.fromkeys([*found.chosen.get(id, ()), *cell.options]))

    def _cell(self, place: int, id: str, option: str, text: str) -> tuple[str, Cell]:
        known = self._cells.get((place, text))
        if known is None:
            given = self.mapping.values.get(plain(self.names[place]), {}).get(plain(text) or text.strip())
            asked = Asked(self.catalogue, id, self.today, self.mapping.order, heading=self.names[place])
            if given is not None:
                known = "yes", understand(asked, given)
            else:
                known = flag(asked, option, text) if option else ("", understand(asked, text))
            _keep(self._cells, (place, text), known)
        return known

    def _settle(self, found: "_Row") -> None:
        """What follows from several columns together, and what the mapping says of every row."""
        found.chosen.setdefault(ROLE, (self.mapping.role,))
        for id, said in found.flags.items():
            none = knowledge()["none"].get(id)
            if none and "no" in said and not {"yes", "unsure", ""} & set(said) and not found.chosen.get(id):
                found.chosen[id] = (none,)
        for id, options in list(found.chosen.items()):
            alone = {option.id for option in self.catalogue.question[id].options if option.exclusive}
            several = tuple(option for option in options if option not in alone)
            found.chosen[id] = several or options[:1]
        typed = [option for options in found.chosen.values() for option in options]
        found.doubts[:] = [doubt for doubt in found.doubts if not any(id.startswith(f"{doubt}-type") for id in typed)]
        for id, option in self.mapping.fixed.items():
            if id in self.catalogue.question and not found.chosen.get(id):
                found.chosen[id] = tuple(option.split(";"))
        holding = HOLDINGS.get("".join(found.chosen[ROLE][:1]), "")
        if holding and found.doubts and not found.chosen.get(holding):
            found.chosen[holding] = (UNSURE,)
        for id in [id for id, options in found.chosen.items() if not options]:
            del found.chosen[id]

    def _heads(self, cells: Sequence[str]) -> bool:
        """Whether a row names the columns again, as exports that were pasted together do."""
        said = [cell.strip() for cell in cells if cell.strip()]
        return len(said) > 1 and all(cell in self.names for cell in said)


def _keep[K, V](kept: dict[K, V], key: K, value: V) -> None:
    """Remember, and forget everything before it gets too much."""
    if len(kept) >= KEPT:
        kept.clear()
    kept[key] = value


class _Row(NamedTuple):
    """A row as it is read: answers, days by question, reports of no known type, problems, what flags say by question, and
    which entries do not say what the service is."""

    chosen: dict[str, tuple[str, ...]]
    days: dict[str, date]
    doubts: list[str]
    problems: list[str]
    flags: dict[str, list[str]]
    vague: list[str]
