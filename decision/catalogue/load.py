"""Parses the data files: TOML to catalogue, with all faults at once, each with file, table and key."""

import tomllib
from collections.abc import Callable
from pathlib import Path

from decision import __version__
from decision.catalogue.check import check
from decision.catalogue.conditions import read_condition
from decision.catalogue.errors import CatalogueError, DataFault
from decision.catalogue.model import (
    EDGES,
    KINDS,
    ROLE,
    STRENGTHS,
    TOPICS,
    UNSURE,
    Always,
    CalendarStep,
    Catalogue,
    Condition,
    Due,
    Fact,
    Finding,
    Label,
    Message,
    Never,
    Option,
    Presumption,
    Question,
    Renamed,
    Route,
    Rule,
    Sentence,
    Word,
)
from decision.catalogue.toml_table import Table

DATA = Path(__file__).parents[1] / "data"


def load(folder: Path = DATA) -> Catalogue:
    """The catalogue of a folder of data files; raises CatalogueError with every fault there is."""
    files = _Files(folder)
    steps, routes = files.both("schedule.toml", ("step", _step), ("route", _route))
    nevers, always = files.both("laws.toml", ("never", _never), ("always", _always))
    topics, strengths = files.both("labels.toml", ("topic", _label), ("strength", _label))
    sentences, messages = files.both("outward.toml", ("sentence", _sentence), ("message", _message))
    words, dues = files.both("card.toml", ("word", _word), ("due", _due))
    rules = sorted(f"rules/{path.name}" for path in (folder / "rules").glob("*.toml"))
    catalogue = Catalogue(
        __version__,
        files.read("questions.toml", "question", _question),
        files.read("facts.toml", "fact", _fact) if files.has("facts.toml") else (),
        tuple(finding for name in rules for finding in files.read(name, "finding", _finding)),
        files.read("presumptions.toml", "presumption", _presumption) if files.has("presumptions.toml") else (),
        steps,
        routes,
        files.read("renamed.toml", "renamed", _renamed) if files.has("renamed.toml") else (),
        sentences,
        topics,
        strengths,
        words,
        dues,
        nevers,
        always,
        messages,
    )
    try:
        faults = files.faults + check(catalogue, files.places)
    except RecursionError:
        faults = [*files.faults, DataFault("facts.toml", "", "refer to each other too deeply")]
    if faults:
        raise CatalogueError(faults)
    return catalogue


class _Files:
    """The data files of a folder, the faults found in them, and which file every "kind id" came from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[DataFault] = []
        self.places: dict[str, str] = {}

    def has(self, name: str) -> bool:
        return (self.folder / name).is_file()

    def read[Item: (Question, Fact, Finding, Presumption, Renamed)](
        self, name: str, key: str, read: Callable[[Table], Item]
    ) -> tuple[Item, ...]:
        """Read one file, which is a list of tables under one key."""
        file = self._open(name)
        if file is None:
            return ()
        found = self._items(file, key, read)
        file.close()
        return found

    def both[One: (CalendarStep, Never, Sentence, Label, Word), Other: (Route, Always, Message, Label, Due)](
        self, name: str, one: tuple[str, Callable[[Table], One]], other: tuple[str, Callable[[Table], Other]]
    ) -> tuple[tuple[One, ...], tuple[Other, ...]]:
        """Read two lists of tables that share a file; a catalogue may have none, and a file may lack one of them."""
        file = self._open(name) if self.has(name) else None
        if file is None:
            return (), ()
        file.data = {one[0]: [], other[0]: [], **file.data}
        found = self._items(file, *one), self._items(file, *other)
        file.close()
        return found

    def _open(self, name: str) -> Table | None:
        try:
            return Table(tomllib.loads((self.folder / name).read_text("utf-8")), name, "", self.faults)
        except (OSError, ValueError) as error:
            self.faults.append(DataFault(name, "", f"cannot be read: {error}"))
        except RecursionError:
            self.faults.append(DataFault(name, "", "is nested too deeply"))
        return None

    def _items[
        Item: (
            Question,
            Fact,
            Finding,
            Presumption,
            CalendarStep,
            Route,
            Renamed,
            Sentence,
            Never,
            Always,
            Message,
            Label,
            Word,
            Due,
        )
    ](self, file: Table, key: str, read: Callable[[Table], Item]) -> tuple[Item, ...]:
        items = []
        for table in file.tables(key):
            item = read(table)
            table.close()
            self.places[f"{key} {item.id}"] = file.file
            items.append(item)
        return tuple(items)


def _question(table: Table) -> Question:
    id = table.name()
    unsure = table.text("unsure", "Not sure")
    kind = table.choice("kind", KINDS)
    options = tuple(_option(option, kind) for option in table.tables("option"))
    roles = table.texts("roles", needed=False)
    if id != ROLE:
        options += (Option(UNSURE, unsure, "not sure", True),)
    return Question(
        id,
        () if id == ROLE else roles,
        kind,
        table.text("short"),
        table.text("ask"),
        table.text("hint", ""),
        table.text("why"),
        table.texts("see", needed=False),
        table.texts("sources", needed=False),
        _when(table) if "when" in table.data else None,
        options,
        table.whole("fast"),
    )


def _label(table: Table) -> Label:
    return Label(table.name(), table.text("says"))


def _option(table: Table, kind: str) -> Option:
    id, label = table.name(), table.text("label")
    short = table.text("short", label)
    option = Option(id, label, short, table.flag("exclusive"), table.whole("from"), table.whole("to"))
    if option.exclusive and kind != "many":
        table.fault("exclusive", "is for questions of kind many")
    if (option.start, option.end) != (None, None) and kind != "when":
        table.fault("from", "is for questions of kind when")
    table.close()
    return option


def _fact(table: Table) -> Fact:
    return Fact(table.name(), table.text("says"), _when(table), table.text("denies", ""))


def _finding(table: Table) -> Finding:
    return Finding(
        table.name(),
        table.choice("topic", TOPICS),
        table.name("subject"),
        table.choice("strength", STRENGTHS),
        table.text("headline"),
        table.text("detail", ""),
        table.texts("see"),
        table.texts("sources"),
        tuple(_rule(rule) for rule in table.tables("rule")),
        table.text("ask_whom", ""),
        table.text("message", ""),
    )


def _rule(table: Table) -> Rule:
    rule = Rule(table.name(), table.text("because"), _when(table))
    table.close()
    return rule


def _presumption(table: Table) -> Presumption:
    when = _when(table) if "when" in table.data else None
    id, question, options = table.name(), table.name("question"), table.texts("options", needed=False)
    says = table.text("says") if options else table.text("says", "")
    return Presumption(id, question, options, when, says, table.text("because"), table.text("basis"))


def _sentence(table: Table) -> Sentence:
    asserts = table.texts("asserts") if table.data.get("asserts") else table.empty("asserts")
    return Sentence(table.name(), table.text("text"), _when(table), asserts, table.text("see"))


def _message(table: Table) -> Message:
    return Message(table.name(), table.texts("asserts") if table.data.get("asserts") else table.empty("asserts"))


def _word(table: Table) -> Word:
    return Word(table.name(), table.text("short"), *(table.text(key, "") for key in ("type", "period", "categories")))


def _due(table: Table) -> Due:
    steps = table.texts("steps") if table.data.get("steps") else table.empty("steps")
    return Due(table.name(), table.texts("findings"), table.text("word"), table.choice("edge", EDGES), steps)


def _never(table: Table) -> Never:
    when = _when(table) if "when" in table.data else None
    return Never(table.name(), table.text("says"), table.texts("findings"), when)


def _step(table: Table) -> CalendarStep:
    return CalendarStep(
        table.name(),
        table.text("label"),
        _weeks(table),
        table.text("note", ""),
        table.texts("sources"),
        _when(table) if "when" in table.data else None,
        table.flag("follows-last-period"),
    )


def _weeks(table: Table) -> tuple[int, int]:
    match table.raw("weeks"):
        case [int(shortest), int(longest)] if 0 <= shortest <= longest:
            return shortest, longest
    table.fault("weeks", "must be [shortest, longest] in weeks")
    return 0, 0


def _route(table: Table) -> Route:
    types, late = (table.texts(key, needed=False) for key in ("types", "late"))
    return Route(table.name(), table.text("label"), table.texts("steps"), _when(table), types, late)


def _renamed(table: Table) -> Renamed:
    to = table.raw("to") if "to" in table.data else {}
    if not isinstance(to, dict):
        table.fault("to", "must be a table of questions, each with an option or a list of options")
        to = {}
    now = tuple(
        (id, (options,) if isinstance(options, str) else Table(to, table.file, "to", table.faults).texts(id))
        for id, options in to.items()
    )
    return Renamed(table.name("question"), table.texts("options"), now)


def _always(table: Table) -> Always:
    return Always(table.name(), table.text("says"), table.name("subject"), _when(table))


def _when(table: Table) -> Condition:
    return read_condition(table.raw("when"), table, "when")
