"""Answers as they come in."""

from datetime import date

import pytest

from decision.answers.read import plain, read


@pytest.mark.parametrize(
    ("answers", "chosen"),
    [
        ({"role": "seller"}, {"role": ("seller",)}),
        ({"role": ["seller"]}, {"role": ("seller",)}),
        ({"data": "card"}, {"data": ("card",)}),
        ({"data": ["card", "health", "card"]}, {"data": ("health", "card")}),
        ({"data": []}, {}),
        ({"needed": "soon", "role": "buyer"}, {"role": ("buyer",), "needed": ("soon",)}),
        ({"needed": "2026-12-24"}, {"needed": ("soon",)}),
        ({"needed": "2025-01-01"}, {"needed": ("soon",)}),
        ({"needed": "2027-02-22"}, {"needed": ("later",)}),
    ],
)
def test_understood(tiny, today, answers, chosen):
    """One option, several and dates are understood, in the catalogue's order and each once."""
    reading = read(tiny, answers, today)
    assert reading.chosen == chosen
    assert list(reading.chosen) == list(chosen)
    assert reading.ignored == []


@pytest.mark.parametrize(
    ("answers", "code", "where", "message"),
    [
        ({"colour": "red"}, "unknown-question", "colour", 'There is no question "colour".'),
        ({"role": "king"}, "unknown-option", "role", '"role" has no option "king".'),
        ({"role": 3}, "bad-answer", "role", 'The answer to "role" is neither text nor a list of text.'),
        (
            {"role": [["seller"]]},
            "bad-answer",
            "role",
            'The answer to "role" is neither text nor a list of text.',
        ),
        ({"role": ["seller", "buyer"]}, "several-answers", "role", '"role" takes one answer, not 2.'),
        (
            {"needed": ["2026-12-01", "open"]},
            "several-answers",
            "needed",
            '"needed" takes one answer, not 2.',
        ),
        (
            {"needed": "soonish"},
            "bad-date",
            "needed",
            '"soonish" is neither an option of "needed" nor a date such as 2026-11-30.',
        ),
        (
            {"needed": "2032-01-01"},
            "date-out-of-range",
            "needed",
            '2032-01-01 is out of the range of "needed".',
        ),
    ],
)
def test_ignored(tiny, today, answers, code, where, message):
    """What cannot be understood is left out and named, never an exception."""
    reading = read(tiny, answers, today)
    assert reading.chosen == {}
    assert reading.dates == {}
    assert reading.ignored == [(code, where, message)]


def test_exclusive_options(tiny, today):
    """An option that stands alone gives way to the others it is sent with."""
    reading = read(tiny, {"data": ["none", "card", "unsure"]}, today)
    assert reading.chosen == {"data": ("card",)}
    assert [ignored.code for ignored in reading.ignored] == ["exclusive-option"] * 2
    assert read(tiny, {"data": ["none", "unsure"]}, today).chosen == {}


def test_the_rest_is_kept(tiny, today):
    """A bad option takes nothing else with it."""
    reading = read(tiny, {"data": ["card", "gold"], "role": "buyer"}, today)
    assert reading.chosen == {"role": ("buyer",), "data": ("card",)}


def test_plain_form(tiny, today):
    """Answers understood can be written as they came: text, a list, or a date."""
    answers = {"role": "seller", "data": ["card"], "needed": "2026-12-24"}
    reading = read(tiny, answers, today)
    assert plain(reading, tiny) == answers
    assert reading.dates == {"needed": date(2026, 12, 24)}
