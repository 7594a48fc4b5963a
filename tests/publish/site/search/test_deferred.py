"""The index of the search, which waits for somebody who searches."""

from pathlib import Path

import pytest

from publish.content.faults import PublishError
from publish.site.search.deferred import LATER, SCRIPTS, WAITING, defer


def test_the_sites_script_waits(site: Path):
    """The one bundle of the built site wraps its fetch and its worker once, and is left alone a second time."""
    [script] = site.glob(SCRIPTS)
    text = script.read_text("utf-8")
    assert text.count(LATER) == text.count(WAITING) == 1
    defer(site)
    assert script.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        ('get("search/search_index.json")', True),
        ('a(new URL("search/search_index.json",b.base))', True),
        ("other()", False),
    ],
)
def test_another_script_says_where_to_look(tmp_path: Path, script: str, fault: bool):
    """A version that fetches in another way fails the build; one without such an index is left alone."""
    bundle = tmp_path / "assets/javascripts/bundle.0.min.js"
    bundle.parent.mkdir(parents=True)
    bundle.write_text(script)
    if fault:
        with pytest.raises(PublishError, match=r"search/deferred\.py"):
            defer(tmp_path)
    else:
        defer(tmp_path)
    assert bundle.read_text() == script
