"""An answer library under what its sender has said: which answers can be sent, in which words, and what stops the others.

A sentence is shown where its condition is true and all it is filled in with is there. One of the short form, or one
that must be said, stops the whole answer while it is neither shown nor excluded; any other is left out and named.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from decision.answers.read import Reading, read
from decision.catalogue.model import GAP
from decision.engine.evaluate import Evaluation, Status, questions
from decision.engine.sayable import spoken
from decision.engine.truth import Truth
from decision.library.model import GIVEN, LENGTHS, Answer, Library, Sentence
from decision.library.values import RefusedError, shown

READY, BARRED, OPEN = "ready", "barred", "open"

type Json = dict[str, Any]


class Given(NamedTuple):
    """What the sender has said: an evaluation, the words to fill in by id, and what was not taken."""

    evaluation: Evaluation
    words: dict[str, str]
    refused: list[Json]


def fill(library: Library, answers: Mapping[str, object], today: date) -> Json:
    """Every answer with its state, its words in three lengths, and what it waits for; and the questions that apply.

    JSON-able data; what a field does not take is listed under `refused`, and nothing raises.
    """
    given = understand(library, answers, today)
    asked = [question.id for question in library.catalogue.questions if _applies(given, question.id)]
    return {
        "answers": [_answer(given, answer) for answer in library.answers if not answer.dropped],
        "asked": asked,
        "refused": given.refused,
    }


def understand(library: Library, answers: Mapping[str, object], today: date) -> Given:
    """Read what was answered and filled in; what is empty counts as not said."""
    refused: list[Json] = []
    words: dict[str, str] = {}
    rest: dict[str, object] = {}
    for id, value in answers.items():
        if value in ("", []):
            continue
        field = library.fields.get(id)
        if field is None:
            rest[id] = value
            continue
        try:
            words[id] = shown(field, value, today)
            rest[id] = GIVEN
        except RefusedError as fault:
            refused.append({"id": id, "says": str(fault)})
    reading = read(library.catalogue, rest, today)
    refused += [{"id": each.where, "says": each.message} for each in reading.ignored]
    for id in _out_of_order(library, answers, reading):
        refused.append({"id": id, "says": "This day must come before the last day."})
        del words[id], reading.chosen[id]
    words |= _chosen_words(library, reading)
    return Given(Evaluation(library.catalogue, reading.chosen), words, refused)


def _out_of_order(library: Library, answers: Mapping[str, object], reading: Reading) -> list[str]:
    """First days that do not precede the last day they belong to."""
    found = []
    for id, field in library.fields.items():
        last = reading.dates.get(field.before)
        if last and id in reading.chosen and str(answers[id]) >= last.isoformat():
            found.append(id)
    return found


def _chosen_words(library: Library, reading: Reading) -> dict[str, str]:
    """The words for options chosen, and for dates given."""
    words = {id: spoken(day) for id, day in reading.dates.items()}
    for id in library.form:
        question = library.catalogue.question[id]
        shorts = [option.short for option in question.options if option.id in reading.chosen.get(id, ())]
        if question.kind == "many" and shorts:
            words[id] = ", ".join(shorts[:-1]) + " and " + shorts[-1] if len(shorts) > 1 else shorts[0]
    return words


def _applies(given: Given, id: str) -> bool:
    return given.evaluation.applies(id).truth is Truth.TRUE


def _answer(given: Given, answer: Answer) -> Json:
    barred = [bar for bar in answer.bars if given.evaluation.condition(bar.when).truth is Truth.TRUE]
    if barred:
        because = [{"says": bar.because, "instead": bar.instead} for bar in barred]
        return {"id": answer.id, "state": BARRED, "because": because, "ask": [], "later": []}
    first = [bar.when for bar in answer.bars] + [each.when for each in answer.say if each.stops]
    ask = _needed(given, (given.evaluation.condition(when) for when in first), (each for each in answer.say if each.stops))
    if ask:
        return {"id": answer.id, "state": OPEN, "because": [], "ask": ask, "later": []}
    later = _needed(given, (given.evaluation.condition(each.when) for each in answer.say), answer.say)
    texts = {length: _text(given, answer.say, at) for at, length in enumerate(LENGTHS, 1)}
    return {"id": answer.id, "state": READY, "because": [], "ask": [], "later": later, **texts}


def _needed(given: Given, statuses: Iterable[Status], sentences: Iterable[Sentence]) -> list[str]:
    """The questions that keep conditions from being settled, and the values that true sentences lack."""
    bits = 0
    for status in statuses:
        if status.truth is Truth.UNKNOWN:
            bits |= status.asks | status.unsure
    found = dict.fromkeys(questions(given.evaluation.catalogue, bits))
    for sentence in sentences:
        if given.evaluation.condition(sentence.when).truth is Truth.TRUE:
            found |= dict.fromkeys(id for id in sentence.fields if id not in given.words)
    return list(found)


def _text(given: Given, sentences: Iterable[Sentence], at: int) -> str:
    """The sentences of one length that can be said, each ending as a sentence does."""
    said = []
    for sentence in sentences:
        truth = given.evaluation.condition(sentence.when).truth
        if sentence.at <= at and truth is Truth.TRUE and all(id in given.words for id in sentence.fields):
            said.append(_ended(GAP.sub(lambda match: given.words[match[1]], sentence.text)))
    return " ".join(said)


def _ended(text: str) -> str:
    text = text.rstrip()
    while text.endswith(".."):
        text = text[:-1]
    return text if text.endswith((".", "!", "?", ".”")) else f"{text}."
