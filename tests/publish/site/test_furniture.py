"""What stands around the words of every page: its description, its preview, its review dates."""

import pytest

from publish.content.index import build
from publish.markdown.page_context import url
from tests.publish import html


@pytest.fixture(scope="session")
def pages(site, root):
    """Each page as written, with the tree of what was built from it."""
    index = build(root / "docs")
    return [(page, html.tree(site / url(page.path) / "index.html")) for page in index.pages.values()]


def test_every_page_describes_itself_to_search_engines_and_previews(pages):
    """Title and description of the front matter are in the head, once for search engines and once for previews."""
    for page, tree in pages:
        meta = {tag.get("name") or tag.get("property"): tag.get("content") for tag in tree.iter("meta")}
        assert meta["description"] == meta["og:description"] == page.meta["description"], page.path
        assert meta["og:title"] == meta["citation_title"] == page.meta["title"], page.path


def test_every_reviewed_page_says_when_at_its_foot(pages):
    """The foot has both dates, and the law's own; the one the script compares with today is the next review."""
    for page, tree in pages:
        if "reviewed" in page.meta:
            foot = next(html.by_class(tree, "page-foot"))
            dates = {time.get("datetime"): "data-review-by" in time.attrib for time in foot.iter("time")}
            kept = {str(page.meta[name]): False for name in ("reviewed", "law_as_of") if name in page.meta}
            assert dates == {**kept, str(page.meta["review_by"]): True}, page.path
