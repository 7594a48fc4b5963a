"""Practice in the guides has two voices, or says whose it is."""

from publish.content.checks import grading
from publish.content.index import build

ROOMS = ("guides/", "rfp/")


def test_no_line_of_the_guides_rests_on_one_seller(root, monkeypatch):
    """The rule of the comparisons and the industries, held here too; the message names the line."""
    monkeypatch.setattr(grading, "TWO_VOICES", ROOMS)
    index = build(root / "docs")
    pages = [page for path, page in index.pages.items() if path.startswith(ROOMS)]
    assert [str(fault) for page in pages for fault in grading.weak(page, index.sources)] == []
