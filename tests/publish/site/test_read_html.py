"""Prose that a busy reader understands at once: the Flesch-Kincaid grade of every page, as it stands on the site."""

import re
from statistics import median

import pytest
from selectolax.lexbor import LexborHTMLParser

from publish.site.read_html import COMMENT, TEXT

HARDEST = 14
GUIDES = (6, 12)
ENOUGH = 100  # words, for the figure to mean something
WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
SENTENCE_END = re.compile(r"[.!?]+[”\"’)]*(?:\s|$)")
SILENT = re.compile(r"(?<!l)es?$|(?<![td])ed$")
PROSE = {"p", "li", "dd"}
NOT_PROSE = {"table", "aside", "nav", "footer", "svg", "sup", "button", "details", "soc-wizard"}


def grade(blocks):
    """Years of school: 0.39 words a sentence and 11.8 syllables a word, less 15.59."""
    found = [WORD.findall(block) for block in blocks]
    words = [word for block in found for word in block]
    sentences = sum(max(1, len(SENTENCE_END.findall(block))) for block, some in zip(blocks, found, strict=True) if some)
    return 0.39 * len(words) / sentences + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


def _syllables(word):
    return max(1, len(re.findall("[aeiouy]+", SILENT.sub("", word.lower()))))


@pytest.fixture(scope="session")
def grades(site):
    """The grade of every page with enough prose, by its address."""
    found = {}
    for path in site.rglob("index.html"):
        address = path.parent.relative_to(site).as_posix()
        blocks = [] if address.startswith("go/") else _blocks(path)
        if sum(len(WORD.findall(block)) for block in blocks) >= ENOUGH:
            found[address] = grade(blocks)
    return found


def _blocks(path):
    return [block for article in LexborHTMLParser(path.read_text("utf-8")).css("article") for block in _prose(article)]


def _prose(element):
    """The text of each paragraph and list item that is not inside another one."""
    if element.tag in NOT_PROSE or "data-search-exclude" in element.attributes:
        return
    if element.tag in PROSE:
        yield " ".join(_text(element).split())
        return
    for child in element.iter():
        yield from _prose(child)


def _text(node):
    if node.tag == TEXT:
        return node.text(deep=False)
    if node.tag in NOT_PROSE or node.tag == COMMENT:
        return ""
    return "".join(_text(child) for child in node.iter(include_text=True))


def test_the_grade_of_known_sentences():
    """Short words in short sentences are easy, long words in long ones are not."""
    assert grade(["The cat sat on the mat. It was warm."]) < 2
    assert grade(["Organizations periodically necessitate comprehensive examinations regarding operational effectiveness."]) > 20


def test_guides_read_easily(grades):
    """The median guide is neither a primer nor a standard."""
    low, high = GUIDES
    assert low <= median(value for address, value in grades.items() if address.startswith("guides/")) <= high


def test_no_page_is_hard_to_read(grades):
    """No page needs more than fourteen years of school."""
    assert {address: round(value, 1) for address, value in grades.items() if value > HARDEST} == {}
