"""Validation of answers as they come in: what is understood, and a list of what is ignored and why."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from decision.answers.renamed import translated
from decision.catalogue.model import Catalogue, Question

FIRST_YEAR, LAST_YEAR = 2000, 2199

type Answer = str | list[str]
type Answers = Mapping[str, Answer]
type Chosen = dict[str, tuple[str, ...]]


class Ignored(NamedTuple):
    """Something in the answers that is not obeyed: a code, the question, a sentence."""

    code: str
    where: str
    message: str


class Reading(NamedTuple):
    """Answers understood: options by question in the catalogue's order, dates given, what is ignored."""

    chosen: Chosen
    dates: dict[str, date]
    ignored: list[Ignored]


def read(catalogue: Catalogue, answers: Mapping[str, object], today: date) -> Reading:
    """Understand answers, those of earlier editions too; a date counts in days from `today`.

    Never raises: what is unknown, contradictory or out of range is left out and listed under `ignored`.
    """
    reading = Reading({}, {}, [])
    answers = translated(catalogue, answers)
    for question in catalogue.questions:
        if question.id in answers:
            chosen = _options(question, answers[question.id], today, reading)
            if chosen:
                reading.chosen[question.id] = chosen
    for id in answers:
        if id not in catalogue.question:
            reading.ignored.append(Ignored("unknown-question", id, f'There is no question "{id}".'))
    return reading


def _options(question: Question, answer: object, today: date, reading: Reading) -> tuple[str, ...]:
    given = [answer] if isinstance(answer, str) else answer
    if not isinstance(given, (list, tuple)) or not all(isinstance(item, str) for item in given):
        message = f'The answer to "{question.id}" is neither text nor a list of text.'
        reading.ignored.append(Ignored("bad-answer", question.id, message))
        return ()
    found = {_option(question, item, today, reading) for item in given}
    chosen = tuple(option.id for option in question.options if option.id in found)
    if len(chosen) < 2:
        return chosen
    if question.kind != "many":
        message = f'"{question.id}" takes one answer, not {len(chosen)}.'
        reading.ignored.append(Ignored("several-answers", question.id, message))
        reading.dates.pop(question.id, None)
        return ()
    return _together(question, chosen, reading)


def _together(question: Question, chosen: tuple[str, ...], reading: Reading) -> tuple[str, ...]:
    """Several options without those that can only stand alone; if there are only such ones, none."""
    alone = {option.id for option in question.options if option.exclusive}
    for id in chosen:
        if id in alone:
            message = f'"{id}" cannot stand with other answers to "{question.id}".'
            reading.ignored.append(Ignored("exclusive-option", question.id, message))
    return tuple(id for id in chosen if id not in alone)


def _option(question: Question, item: str, today: date, reading: Reading) -> str | None:
    """The id of the option meant: named, or as a date that falls into it."""
    if question.option(item) is not None:
        return item
    if question.kind == "when":
        return _span(question, item, today, reading)
    message = f'"{question.id}" has no option "{item}".'
    reading.ignored.append(Ignored("unknown-option", question.id, message))
    return None


def _span(question: Question, item: str, today: date, reading: Reading) -> str | None:
    try:
        day = date.fromisoformat(item)
    except ValueError:
        message = f'"{item}" is neither an option of "{question.id}" nor a date such as 2026-11-30.'
        reading.ignored.append(Ignored("bad-date", question.id, message))
        return None
    days = (day - today).days
    for option in question.options:
        if option.covers(days) and FIRST_YEAR <= day.year <= LAST_YEAR:
            reading.dates[question.id] = day
            return option.id
    message = f'{item} is out of the range of "{question.id}".'
    reading.ignored.append(Ignored("date-out-of-range", question.id, message))
    return None


def plain(reading: Reading, catalogue: Catalogue) -> dict[str, Answer]:
    """The answers understood, in the form in which they came: an option, a list of options, or a date."""
    result: dict[str, Answer] = {}
    for id, chosen in reading.chosen.items():
        if id in reading.dates:
            result[id] = reading.dates[id].isoformat()
        else:
            result[id] = list(chosen) if catalogue.question[id].kind == "many" else chosen[0]
    return result
