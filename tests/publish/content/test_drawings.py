"""Every drawing takes its colors from the site, fits a phone, and is told in words as well."""

import re
from xml.etree import ElementTree

import pytest

from publish.content.index import build

PHONE = 360
SMALLEST = 12  # pixels of a letter on a phone
WIDTH = 0.5  # of its size is what a letter takes, on average
COLOR = re.compile(r"var\(--[a-z0-9-]+\)|none|currentColor")


@pytest.fixture(scope="module")
def index(root):
    """The pages."""
    return build(root / "docs")


@pytest.fixture(scope="module")
def told(index):
    """The text alternative of every drawing, by file."""
    used = [use.rest for page in index.pages.values() for use in page.directives if use.id == "drawing"]
    return {name: words for name, _, words in (use.partition(" ") for use in used)}


@pytest.fixture(scope="module")
def drawings(root):
    """Every drawing, by file."""
    return {path.name: ElementTree.parse(path).getroot() for path in (root / "docs/assets/drawings").glob("*.svg")}


def test_every_drawing_is_on_a_page_and_told(drawings, told):
    """None lies about unused, and none is without words."""
    assert {name for name, words in told.items() if words} == set(drawings)


def test_colors_are_the_sites(drawings):
    """What is light, dark or printed is decided in one place."""
    for name, drawing in drawings.items():
        colors = [part.get(key) for part in drawing.iter() for key in ("fill", "stroke") if part.get(key)]
        assert [color for color in colors if not COLOR.fullmatch(color)] == [], name


def test_a_drawing_fits_a_phone(drawings):
    """No letter is too small there, and no line of text leaves the drawing."""
    for name, drawing in drawings.items():
        left, _, width, height = (float(side) for side in drawing.get("viewBox").split())
        for text in (part for part in drawing.iter() if part.tag.endswith("text")):
            size, words = float(text.get("font-size") or drawing.get("font-size")), "".join(text.itertext())
            length = len(words) * size * WIDTH
            start = float(text.get("x")) - length * {"middle": 0.5, "end": 1}.get(text.get("text-anchor"), 0)
            assert size * min(1, PHONE / width) >= SMALLEST, (name, words)
            assert left <= start + size and start + length <= left + width + size, (name, words)
            assert float(text.get("y")) <= height, (name, words)


def test_the_year_is_told_as_it_is_drawn(drawings, told):
    """Period, report date, letter and year end: what the eye gets, the ear gets."""
    lines = [
        "".join(part.itertext())
        for part in drawings["bridge.svg"].iter()
        if part.tag.endswith("text") and len("".join(part.itertext())) > 1
    ]
    for word in ("Period", "Report date", "Bridge letter", "year end"):
        assert any(word in line for line in lines), word
        assert word.lower() in told["bridge.svg"].lower(), word
