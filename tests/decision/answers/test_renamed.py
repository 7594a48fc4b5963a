"""Answers of earlier editions."""

import pytest

from decision.answers.link import parse
from decision.answers.read import read
from decision.api import handle
from decision.catalogue.errors import CatalogueError

RENAMED = """
[[renamed]]
question = "colour"
options = ["red"]
to = { data = "card", needed = "soon" }

[[renamed]]
question = "data"
options = ["medical"]
to = { data = ["health"] }

[[renamed]]
question = "colour"
options = ["gray"]
"""


@pytest.fixture
def later(planted):
    """The tiny catalogue as a later edition of one that asked for a colour and said "medical"."""
    return planted(renamed=[("", RENAMED)])


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("colour=red", {"data": ("card",), "needed": ("soon",)}),
        ("colour=red&data=health&needed=later", {"data": ("health", "card"), "needed": ("soon",)}),
        ("data=medical&data=card", {"data": ("health", "card")}),
        ("data=medical&data=health", {"data": ("health",)}),
        ("colour=gray&data=none", {"data": ("none",)}),
    ],
)
def test_an_old_link_says_what_it_said(later, today, query, chosen):
    """Options that were renamed are read as what they are now, beside what is answered or in its place."""
    link = parse(later, query)
    reading = read(later, link.answers, today)
    assert reading.chosen == chosen
    assert link.ignored == reading.ignored == []


def test_what_has_no_translation_is_named(later, today):
    """An option of a question that went, of which nothing is known, is still reported."""
    reading = read(later, parse(later, "colour=mauve&data=card").answers, today)
    assert reading.chosen == {"data": ("card",)}
    assert [ignored.where for ignored in reading.ignored] == ["colour"]


def test_the_page_is_told(later):
    """A step says what the answers sent are now, so that the page can show and keep them."""
    request = {"action": "step", "answers": {"role": "buyer", "colour": "red", "data": ["health"]}}
    assert handle(request, later)["renamed"] == {"data": ["health", "card"], "needed": ["soon"], "colour": None}
    assert handle({"action": "step", "answers": {"role": "buyer"}}, later)["renamed"] == {}


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('question = "data"\noptions = ["card"]', 'data.options: option "card" still stands'),
        ('question = "colour"\noptions = ["red"]\nto = { data = "gold" }', 'unknown option "gold" of "data"'),
        ('question = "colour"\noptions = ["red"]\nto = { shade = "dark" }', 'unknown question "shade"'),
        ('question = "colour"\noptions = ["red"]\nto = "data"', "must be a table of questions"),
    ],
)
def test_faults(planted, table, said):
    """A translation into what does not exist, or of what still does, is a fault of the catalogue."""
    with pytest.raises(CatalogueError, match="renamed.toml: .*") as raised:
        planted(renamed=[("", f"[[renamed]]\n{table}\n")])
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("figures-posted=no&assets-held=yes&transactions-initiated=no", "yes"),
        ("figures-posted=yes&assets-held=unsure&transactions-initiated=no", "yes"),
        ("figures-posted=no&assets-held=unsure&transactions-initiated=no", "unsure"),
        ("figures-posted=no&assets-held=no&transactions-initiated=no", "no"),
    ],
)
def test_three_questions_became_one(real, today, query, said):
    """Of three plain questions of edition 2026.11 one yes is a yes; short of that, one "not sure" is a "not sure"."""
    link = parse(real, f"role=provider&offering=saas&financial-effect=unsure&{query}")
    assert read(real, link.answers, today).chosen["amounts-booked"] == (said,)
    assert link.ignored == []
