"""The wizard's page is light: the questions and what its first screen needs, no more."""

from pathlib import Path

import brotli

RAW, PACKED = 150_000, 25_000


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
