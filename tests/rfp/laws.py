"""The laws of the answer library, each checked over every set of answers its sender could give."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from decision.catalogue.model import UNSURE, Condition, Leaf
from decision.library.model import LENGTHS, Answer, Library, Sentence
from decision.proof.answer_space import Space
from decision.proof.bdd import FALSE, Function

# What words say of the sender, and the fact that must be true wherever they stand.
WORDS = {
    r"No SOC report has been issued": "none",
    r"\b[Ww]e hold a SOC 1\b|\b[Oo]ur (latest |whole )?SOC 1\b(?! report is for customers and)|\bin the SOC 1\b": "soc-1",
    r"\b[Ww]e hold a SOC 2\b|\b[Oo]ur (latest |whole )?SOC 2\b|\bin the SOC 2\b": "soc-2",
    r"\b[Ww]e (hold|have|also have) a SOC 3\b|\b[Oo]ur SOC 3\b": "soc-3",
    r"[Ww]e hold a SOC 1 Type 2": "soc-1-type-2",
    r"[Ww]e hold a SOC 2 Type 2": "soc-2-type-2",
    r"[Ww]e hold a SOC 1 Type 1": "soc-1-type-1",
    r"[Ww]e hold a SOC 2 Type 1": "soc-2-type-1",
    r"SOC 1 report is unmodified": "soc-1-unmodified",
    r"SOC 2 report is unmodified": "soc-2-unmodified",
    r"No opinion .* was modified": "unmodified",
    r"SOC 1 report found no exceptions": "soc-1-no-exceptions",
    r"SOC 2 report found no exceptions": "soc-2-no-exceptions",
    r"can have our whole SOC 1": "customer",
    r"\bcan have our\b": "agreed",
    r"\bno SOC 1 report\b": "no-soc-1",
    r"\bno SOC 2 report\b": "no-soc-2",
    r"\b[Oo]ur (latest )?Type 2|hold a Type 2": "a-type-2",
    r"\bA CPA firm is engaged": "engaged",
    r"[Nn]o CPA firm is engaged": "not-engaged",
    r"(?<!not) within our report\.$": "covered",
    r"Availability is a category": "availability",
    r"[Pp]rivacy is a category": "privacy",
    r"[Pp]rivacy is not a category": "no-privacy",
}
# What states a result of tests, and who may then be the reader.
RESULTS = {
    "soc-1-exceptions": "soc-1-reader",
    "soc-1-no-exceptions": "soc-1-reader",
    "soc-2-exceptions": "soc-2-reader",
    "soc-2-no-exceptions": "soc-2-reader",
    "an-exception": "exceptions-for-reader",
    "repeat": "agreed",
    "no-repeat": "agreed",
}
RESULT_WORDS = re.compile(r"\b(found (no )?exceptions?|no exception|an exception of)\b", re.IGNORECASE)
FIRST_PERSON = re.compile(r"\b(we|us|our|ours)\b", re.IGNORECASE)
NOTHING_OWN = re.compile(r"^(The (auditor’s )?opinion in|A SOC|There is|If you)")


class Broken(NamedTuple):
    """A sentence or an answer that breaks a law, and what its sender could have said."""

    what: str
    answers: dict[str, list[str]]


class Laws:
    """The library as functions over everything its sender can say."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.space = Space(library.catalogue, "responder")
        self.bdd = self.space.bdd
        space = self.space
        self.possible = self.bdd.all(
            self.bdd.either(space.valid[question.id], space.silent[question.id]) for question in reversed(space.questions)
        )
        self.answers = [answer for answer in library.answers if not answer.dropped]

    def true(self, condition: Condition) -> Function:
        """Where a condition is true."""
        return self.space.condition(condition).true

    def fact(self, id: str) -> Function:
        """Where a fact is true."""
        return self.true(self.library.catalogue.fact[id].when)

    def known(self, id: str) -> Function:
        """Where there are words for a placeholder."""
        options = self.library.catalogue.question[id].options
        return self.bdd.any(self.space.chosen(id, option.id) for option in options if option.id != UNSURE)

    def shown(self, sentence: Sentence) -> Function:
        """Where a sentence can be shown: it is true, and all it is filled in with is there."""
        return self.bdd.all([self.true(sentence.when), *map(self.known, sentence.fields)])

    def ready(self, answer: Answer) -> Function:
        """Where an answer can be sent, as `fill` decides it."""
        parts = [self.space.condition(bar.when).false for bar in answer.bars]
        for sentence in answer.say:
            if sentence.stops:
                pair = self.space.condition(sentence.when)
                parts.append(self.bdd.either(pair.false, self.shown(sentence)))
        return self.bdd.both(self.possible, self.bdd.all(parts))

    def breaks(self, what: str, where: Function) -> Iterator[Broken]:
        """What is broken wherever a function holds for answers that can be given; nothing where there are none."""
        where = self.bdd.both(where, self.possible)
        if where != FALSE:
            yield Broken(what, self.space.answers(where))


def states_only_what_is_true(laws: Laws) -> Iterator[Broken]:
    """Wherever a sentence is shown, each fact it asserts is true."""
    for answer in laws.answers:
        for sentence in answer.say:
            for id in sentence.asserts:
                yield from laws.breaks(
                    f"{answer.id}: “{sentence.text}” asserts {id}", laws.bdd.without(laws.shown(sentence), laws.fact(id))
                )


def words_are_true(laws: Laws) -> Iterator[Broken]:
    """Words that say something of the sender stand only where it is so, whatever the author had them assert."""
    for answer in laws.answers:
        for sentence in answer.say:
            for words, id in WORDS.items():
                if re.search(words, sentence.text):
                    where = laws.bdd.without(laws.shown(sentence), laws.fact(id))
                    yield from laws.breaks(f"{answer.id}: “{sentence.text}” needs {id}", where)


def speaks_of_itself_only_with_cause(laws: Laws) -> Iterator[Broken]:
    """A sentence in the first person asserts something."""
    for answer in laws.answers:
        for sentence in answer.say:
            if FIRST_PERSON.search(sentence.text) and not sentence.asserts:
                yield Broken(f"{answer.id}: “{sentence.text}” asserts nothing", {})


def a_report_comes_with_its_opinion(laws: Laws) -> Iterator[Broken]:
    """No length of an answer that can be sent says that a report is held and hides that its opinion is modified."""
    for answer in laws.answers:
        ready = laws.ready(answer)
        for number in "12":
            for at in range(1, len(LENGTHS) + 1):
                said = [each for each in answer.say if each.at <= at]
                held = laws.bdd.any(
                    laws.shown(each) for each in said if {f"soc-{number}-type-1", f"soc-{number}-type-2"} & set(each.asserts)
                )
                told = laws.bdd.any(
                    laws.shown(each)
                    for each in said
                    if {f"soc-{number}-{word}" for word in ("qualified", "adverse", "disclaimed")} & set(each.asserts)
                )
                where = laws.bdd.all([ready, held, laws.fact(f"soc-{number}-modified"), laws.bdd.negate(told)])
                yield from laws.breaks(f"{answer.id}: hides the opinion in the SOC {number} at length {at}", where)


def unsure_stops(laws: Laws) -> Iterator[Broken]:
    """An answer whose short form rests on something that was not checked cannot be sent."""
    for answer in laws.answers:
        ready = laws.ready(answer)
        for sentence in answer.say:
            if sentence.stops:
                open_ = laws.space.open(laws.space.condition(sentence.when))
                yield from laws.breaks(f"{answer.id}: “{sentence.text}” is open", laws.bdd.both(ready, open_))
        for question in laws.space.questions:
            if question.id in rested_on(answer) and question.option(UNSURE):
                where = laws.bdd.both(ready, laws.space.chosen(question.id, UNSURE))
                yield from laws.breaks(f"{answer.id}: can be sent though {question.id} was not checked", where)


def rested_on(answer: Answer) -> set[str]:
    """The questions that the leading sentence of an answer names."""
    first = answer.say[0]
    return {first.when.question} if isinstance(first.when, Leaf) else set()


def never_empty(laws: Laws) -> Iterator[Broken]:
    """An answer that can be sent says something, in its short form too."""
    for answer in laws.answers:
        said = laws.bdd.any(laws.shown(each) for each in answer.say if each.at == 1)
        yield from laws.breaks(f"{answer.id}: is empty", laws.bdd.without(laws.ready(answer), said))


def no_soc_1_for_prospects(laws: Laws) -> Iterator[Broken]:
    """Nobody but a customer is offered a SOC 1, and nobody in public any restricted report."""
    for answer in laws.answers:
        for sentence in answer.say:
            if re.search(r"\b(have|share|receive)\b.*\bSOC 1\b", sentence.text) and "hold" not in sentence.text:
                yield from laws.breaks(
                    f"{answer.id}: “{sentence.text}”", laws.bdd.without(laws.shown(sentence), laws.fact("customer"))
                )
            if re.search(r"\bcan have our\b", sentence.text):
                yield from laws.breaks(
                    f"{answer.id}: “{sentence.text}”",
                    laws.bdd.all([laws.ready(answer), laws.shown(sentence), laws.fact("public")]),
                )


def results_are_for_readers(laws: Laws) -> Iterator[Broken]:
    """What tests found is said to those alone who may have the report, and a sentence that says it asserts it."""
    for answer in laws.answers:
        ready = laws.ready(answer)
        for sentence in answer.say:
            told = [id for id in sentence.asserts if id in RESULTS]
            if not told and RESULT_WORDS.search(sentence.text):
                yield Broken(f"{answer.id}: “{sentence.text}” does not assert the result that it states", {})
            for id in told:
                stands = laws.bdd.both(ready, laws.shown(sentence))
                where = laws.bdd.without(stands, laws.fact(RESULTS[id]))
                yield from laws.breaks(f"{answer.id}: “{sentence.text}” to others than its readers", where)


def every_sentence_can_stand(laws: Laws) -> Iterator[Broken]:
    """Each sentence is shown in some answer that can be sent."""
    stands: dict[str, bool] = {}
    for answer in laws.answers:
        ready = laws.ready(answer)
        for sentence in answer.say:
            if not stands.get(sentence.text):
                stands[sentence.text] = laws.bdd.both(ready, laws.shown(sentence)) != FALSE
    yield from (Broken(f"“{text}” is never shown", {}) for text, found in stands.items() if not found)


LAWS = (
    states_only_what_is_true,
    words_are_true,
    speaks_of_itself_only_with_cause,
    a_report_comes_with_its_opinion,
    unsure_stops,
    never_empty,
    no_soc_1_for_prospects,
    results_are_for_readers,
    every_sentence_can_stand,
)
