"""Words a review struck out, each for a reason, stay out of every page, table and finding."""

import re

import pytest

from publish.content.index import build

STRUCK = {
    r"\bforesees?\b": "a standard calls for something, or asks for it",
    r"\bthe ticket to\b|\breport the ticket\b": "say what it admits to",
    r"\busually stand here\b": "are usually found here",
    r"\bthe picture turns\b": "say what is different",
    r"\bbring out (?:the|a) SOC\b": "a company gets a report, a firm issues it",
    r"\b(?:November|October) or (?:November|October) to\b": "write both periods out, first day to last",
    r"\bperhaps neither\b": "say when neither is needed",
    r"\bis less so\b": "say what is less, and than what",
    r"\binquiry alone is weak\b": "it does not suffice",
    r"\bnone replaces another\b": "say which one takes which",
    r"\bthe table tells market practice\b": "the table shows what is usual",
    r"\bSOC[ -]?[123] (?:certified|compliant) (?:company|vendor|provider)\b": "nobody is certified",
}
FROZEN = "editions"
SEED = re.compile(r"\bseed article\b", re.IGNORECASE)
SEED_PAGE = ("about/seed-article.md", "about/index.md")


@pytest.fixture(scope="module")
def pages(root):
    """Every page, by path, with its text."""
    return {path: page.text for path, page in build(root / "docs").pages.items()}


@pytest.fixture(scope="module")
def tables(root):
    """Every table of data that words are read from, by path; a frozen edition keeps the words it had."""
    paths = [path for folder in ("docs", "decision/data") for path in (root / folder).rglob("*.toml") if FROZEN not in path.parts]
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in paths}


@pytest.mark.parametrize("phrase", STRUCK)
def test_a_struck_phrase_is_nowhere(pages, tables, phrase):
    """The message names the file and what to write."""
    found = [path for path, text in (pages | tables).items() if re.search(phrase, text, re.IGNORECASE)]
    assert found == [], STRUCK[phrase]


def test_the_article_the_site_grew_from_is_named_on_its_own_page_only(pages):
    """A myth stands for itself; who wrote it is of no use to a reader."""
    assert [path for path, text in pages.items() if SEED.search(text) and path not in SEED_PAGE] == []
