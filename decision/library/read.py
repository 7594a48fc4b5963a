"""Data to library: the tables of an answer library as they come from TOML or JSON, with every fault at once."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from decision.catalogue.conditions import NOTHING, read_condition, walk
from decision.catalogue.errors import CatalogueError, DataFault
from decision.catalogue.model import KINDS, UNSURE, Catalogue, Condition, Fact, FactRef, Leaf, Option, Question
from decision.catalogue.toml_table import Table
from decision.library.model import FIELD_KINDS, GIVEN, LENGTHS, Answer, Bar, Field, Library, Sentence

DENIED = "no-"
NOT_CHECKED = Option(UNSURE, "Not checked", "not checked", True)
PARTS = ("question", "fact", "claim", "field", "group", "answer")


def read_library(data: Mapping[str, Any], edition: str) -> Library:
    """The library of `question`, `fact`, `claim`, `field`, `group` and `answer` tables; raises CatalogueError."""
    return _Reader(data, edition).library()


class _Reader:
    """Reads part by part, since each part may name what stands in those before."""

    def __init__(self, data: Mapping[str, Any], edition: str) -> None:
        self.faults: list[DataFault] = []
        self.tables = {part: list(Table({part: data.get(part)}, part, "", self.faults).tables(part)) for part in PARTS}
        self.edition = edition

    def library(self) -> Library:
        form = [_question(table) for table in self._each("question")]
        facts = [Fact(table.name(), table.text("says"), _when(table)) for table in self._each("fact")]
        claims = [_claim(table) for table in self._each("claim")]
        fields, values = [], []
        for table in self._each("field"):
            field, value = _field(table)
            fields.append(field)
            values.append(value)
        facts += [fact for claim in claims for fact in _claimed(claim)]
        catalogue = Catalogue(self.edition, (*form, *claims, *values), tuple(facts), ())
        groups = {table.name(): tuple(_sentences(table)) for table in self._each("group")}
        answers = tuple(_answer(table, groups) for table in self._each("answer"))
        library = Library(
            catalogue,
            tuple(question.id for question in form),
            tuple(claim.id for claim in claims),
            {field.id: field for field in fields},
            answers,
        )
        self.faults += _unknown(library)
        if self.faults:
            raise CatalogueError(self.faults)
        return library

    def _each(self, part: str) -> Iterator[Table]:
        for table in self.tables[part]:
            yield table
            table.close()


def _when(table: Table) -> Condition:
    return read_condition(table.raw("when"), table, "when") if "when" in table.data else NOTHING


def _question(table: Table) -> Question:
    kind = table.choice("kind", KINDS)
    options = []
    for option in table.tables("option"):
        id, label = option.name(), option.text("label")
        short, alone = option.text("short", label), option.flag("exclusive")
        options.append(Option(id, label, short, alone, option.whole("from"), option.whole("to")))
        option.close()
    when = _when(table) if "when" in table.data else None
    words = (table.text("short"), table.text("ask"), table.text("hint", ""))
    return Question(table.name(), (), kind, *words, "", (), (), when, (*options, NOT_CHECKED))


def _claim(table: Table) -> Question:
    id, says = table.name(), table.text("says")
    when = _when(table) if "when" in table.data else None
    options = (Option("yes", "Yes", "yes"), Option("no", "No", "no"), NOT_CHECKED)
    return Question(id, (), "one", says, says, "", "", (), (), when, options)


def _claimed(claim: Question) -> Iterator[Fact]:
    """What a claim states, and what its denial states, by name."""
    yield Fact(claim.id, claim.ask, Leaf(claim.id, ("yes",)))
    yield Fact(DENIED + claim.id, f"not: {claim.ask}", Leaf(claim.id, ("no",)))


def _field(table: Table) -> tuple[Field, Question]:
    id, kind, label = table.name(), table.choice("kind", FIELD_KINDS), table.text("label")
    hint, before = table.text("hint", ""), table.text("before", "")
    when = _when(table) if "when" in table.data else None
    value = Question(id, (), "one", label, label, hint, "", (), (), when, (Option(GIVEN, "Given", "given"),))
    return Field(id, kind, label, hint, before), value


def _sentences(table: Table, groups: Mapping[str, tuple[Sentence, ...]] | None = None) -> Iterator[Sentence]:
    """Sentences written here, and those of the groups named, not shorter than asked for; none comes twice."""
    seen = set()
    for row in table.tables("say"):
        if "group" in row.data and groups is not None:
            name, at = row.text("group"), row.whole("at") or 1
            if name not in groups:
                row.fault("group", f'there is no group "{name}"')
            found = [each._replace(at=max(at, each.at)) for each in groups.get(name, ())]
        else:
            found = [_sentence(row)]
        row.close()
        for sentence in found:
            if (sentence.text, sentence.when) not in seen:
                seen.add((sentence.text, sentence.when))
                yield sentence


def _sentence(row: Table) -> Sentence:
    at = row.whole("at")
    if at is None or not 1 <= at <= len(LENGTHS):
        row.fault("at", f"must be a number from 1 to {len(LENGTHS)}")
    return Sentence(at or 1, _when(row), row.texts("asserts", needed=False), row.text("text"), row.flag("must"))


def _answer(table: Table, groups: Mapping[str, tuple[Sentence, ...]]) -> Answer:
    dropped = table.text("dropped", "")
    bars = []
    for row in table.tables("bars") if "bars" in table.data else ():
        bars.append(Bar(_when(row), row.text("because"), row.text("instead", "")))
        row.close()
    say = () if dropped else tuple(_sentences(table, groups))
    return Answer(
        table.name(),
        table.text("topic"),
        table.text("title"),
        table.text("wants"),
        table.text("tells"),
        table.text("contains"),
        table.texts("asked", needed=False),
        table.texts("avoid", needed=False),
        table.texts("cautions", needed=False),
        tuple(bars),
        say,
        table.texts("attach", needed=False),
        table.texts("see"),
        table.texts("sources", needed=False),
        _day(table, "reviewed"),
        _day(table, "review_by"),
        dropped,
    )


def _day(table: Table, key: str) -> str:
    """A date of TOML, or its ISO form out of JSON."""
    value = table.raw(key)
    if isinstance(value, date):
        return value.isoformat()
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        table.fault(key, "must be a date")
        return ""


def _unknown(library: Library) -> Iterator[DataFault]:
    """Names that nothing bears: of questions, options, facts, fields and answers."""
    catalogue, answers = library.catalogue, {answer.id for answer in library.answers}
    for question in catalogue.questions:
        if question.when:
            yield from _unknown_in(catalogue, "question", question.id, question.when)
    for fact in catalogue.facts:
        yield from _unknown_in(catalogue, "fact", fact.id, fact.when)
    for answer in library.answers:
        for bar in answer.bars:
            yield from _unknown_in(catalogue, "answer", answer.id, bar.when)
            if bar.instead and bar.instead not in answers:
                yield DataFault("answer", answer.id, f'there is no answer "{bar.instead}"')
        for sentence in answer.say:
            yield from _unknown_in(catalogue, "answer", answer.id, sentence.when)
            lost = {*sentence.asserts} - {*catalogue.fact} | {*sentence.fields} - {*catalogue.question}
            for id in sorted(lost):
                yield DataFault("answer", answer.id, f'there is no "{id}" to assert or to fill in')


def _unknown_in(catalogue: Catalogue, part: str, id: str, condition: Condition) -> Iterator[DataFault]:
    """Facts, questions and options that a condition names and nothing bears."""
    for path, each in walk(condition):
        if isinstance(each, FactRef) and each.fact not in catalogue.fact:
            yield DataFault(part, id, f'{path}: there is no fact "{each.fact}"')
        if isinstance(each, Leaf):
            question = catalogue.question.get(each.question)
            for option in each.options:
                if question is None or question.option(option) is None:
                    yield DataFault(part, id, f'{path}: there is no "{each.question}" with "{option}"')
