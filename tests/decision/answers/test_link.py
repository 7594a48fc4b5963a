"""Answers to and from links."""

from hypothesis import given
from hypothesis import strategies as st

from decision.answers.link import parse, write
from decision.answers.read import plain, read
from tests.decision.strategies import answer_sets


def test_written(tiny):
    """A link names each answer, several options by repetition, and the edition last."""
    answers = {"data": ["health", "card"], "role": "seller", "needed": "2026-12-24"}
    assert write(tiny, answers) == "role=seller&data=health&data=card&needed=2026-12-24&edition=2026.12"


def test_any_order(tiny):
    """The order of the parts of a link does not matter."""
    link = parse(tiny, "#data=card&edition=2025.01&role=seller&data=health")
    assert link.answers == {"data": ["card", "health"], "role": "seller"}
    assert link.edition == "2025.01"


def test_unknown_parts(tiny):
    """Unknown questions are reported, and single questions answered twice are left for the reader of answers."""
    link = parse(tiny, "?colour=red&role=seller&role=buyer&role=&books=yes&books=yes")
    assert link.answers == {"role": ["seller", "buyer", ""], "books": "yes"}
    assert [ignored.where for ignored in link.ignored] == ["colour"]


@given(st.text())
def test_any_text(tiny, text):
    """No text in a link is ever an exception."""
    parse(tiny, text)


@given(st.data())
def test_round_trip(real, today, data):
    """Answers written into a link and read from it are the same answers."""
    chosen = data.draw(answer_sets(real))
    answers = plain(read(real, chosen, today), real)
    link = parse(real, write(real, answers))
    assert link.ignored == []
    assert read(real, link.answers, today).chosen == chosen
