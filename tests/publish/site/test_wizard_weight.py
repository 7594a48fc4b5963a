"""Pages are light: the wizard's has the questions and what its first screen needs, one to read few files, all of them small."""

from pathlib import Path

import brotli
import pytest
from selectolax.lexbor import LexborHTMLParser

RAW, PACKED = 150_000, 25_000
LOADED = "script[src], link[rel=stylesheet], link[rel=modulepreload]"
# Bytes of HTML, styles and scripts in brotli, and files.
PAGES = {"reports/soc-1/": (72_000, 10), "decide/": (97_000, 17), "rfp/": (110_000, 17)}


def test_the_wizards_page_stays_light(site: Path):
    """Its HTML is under 150 KB, and under 25 KB in brotli."""
    html = (site / "decide" / "index.html").read_bytes()
    assert len(html) < RAW
    assert len(brotli.compress(html)) < PACKED


def test_the_findings_are_on_their_own_page(site: Path):
    """The wizard's page has no finding; the page of everything has them all, and the questions."""
    assert "data-finding=" not in (site / "decide" / "index.html").read_text("utf-8")
    everything = (site / "decide" / "everything" / "index.html").read_text("utf-8")
    assert everything.count("data-finding=") > 100
    assert everything.count("data-question=") > 30


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_loads_stays_small(site: Path, page: str):
    """The page with the styles and scripts that it names: how much that is in brotli, and how many files."""
    file = site / page / "index.html"
    named = LexborHTMLParser(file.read_text("utf-8")).css(LOADED)
    files = [file, *{(file.parent / (each.attributes.get("src") or each.attributes["href"] or "")).resolve() for each in named}]
    most, count = PAGES[page]
    assert sum(len(brotli.compress(each.read_bytes())) for each in files) < most
    assert len(files) <= count
