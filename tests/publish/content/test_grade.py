"""The answer at the top of every page reads at grade 12 or below, by the formula of Flesch and Kincaid."""

import re

import pytest
import syllables

from publish.content.checks.blocks import blocks
from publish.content.index import build
from publish.content.pages import CITATION, plain

HIGHEST = 12
TAG = re.compile(r"<[^>]+>")
PROSE = re.compile(r"\w|[“*\[]")
WORD = re.compile(r"\w[\w’'&/-]*")
SENTENCE = re.compile(r"[.?!](?=\s+\W?[A-Z0-9]|\W*$)")


def opening(text):
    """The first paragraph of a page, as it is read."""
    found = (TAG.sub("", plain(CITATION.sub("", block.text))).strip() for block in blocks(text))
    return next((words for words in found if PROSE.match(words) and SENTENCE.search(words)), "")


def grade(words):
    """Years of school that a text takes: long sentences and long words raise it."""
    found = WORD.findall(words)
    sentences = len(SENTENCE.findall(words))
    return 0.39 * len(found) / sentences + 11.8 * sum(map(syllables.estimate, found)) / len(found) - 15.59


@pytest.fixture(scope="module")
def openings(root):
    """The first paragraph of every page that has one, by path."""
    found = {path: opening(page.text) for path, page in build(root / "docs").pages.items()}
    return {path: words for path, words in found.items() if words}


def test_the_first_paragraph_is_what_is_graded(openings):
    """Not a heading, a directive or a note: the answer."""
    assert openings["reports/soc-2.md"].startswith("A SOC 2 report gives a CPA firm’s opinion")
    assert len(openings) > 125


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [("The cat sat on the mat. It was fat.", -3, 2), ("Organizations demonstrate responsibility considerably.", 25, 60)],
)
def test_the_grade_of_a_text(words, low, high):
    """Short words in short sentences are easy, long ones are not."""
    assert low < grade(words) < high


def test_no_answer_is_hard_to_read(openings):
    """The message names the page and its grade; cut the sentence in two, and keep its hedges."""
    hard = {path: round(grade(words), 1) for path, words in openings.items() if grade(words) > HIGHEST}
    assert hard == {}
