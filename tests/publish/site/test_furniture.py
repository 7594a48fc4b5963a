"""What stands around the words of every page: its description, its preview, its review dates."""

from datetime import date
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from publish.content.index import build
from publish.markdown.page_context import url


@pytest.fixture(scope="session")
def pages(site, root):
    """Each page as written, with what was built from it."""
    index = build(root / "docs")
    built = ((page, site / url(page.path) / "index.html") for page in index.pages.values())
    return [(page, LexborHTMLParser(path.read_text("utf-8"))) for page, path in built]


def test_every_page_describes_itself_to_search_engines_and_previews(pages):
    """Title and description of the front matter are in the head, once for search engines and once for previews."""
    for page, built in pages:
        tags = [tag.attributes for tag in built.css("meta")]
        meta = {tag.get("name") or tag.get("property"): tag.get("content") for tag in tags}
        assert meta["description"] == meta["og:description"] == page.meta["description"], page.path
        assert meta["og:title"] == meta["citation_title"] == page.meta["title"], page.path


def test_every_reviewed_page_says_when_at_its_foot(pages):
    """The foot has both dates, and the law's own; the one the script compares with today is the next review."""
    for page, built in pages:
        if "reviewed" in page.meta:
            times = [time.attributes for time in built.css_first(".page-foot").css("time")]
            dates = {time["datetime"]: "data-review-by" in time for time in times}
            kept = {str(page.meta[name]): False for name in ("reviewed", "law_as_of") if name in page.meta}
            assert dates == {**kept, str(page.meta["review_by"]): True}, page.path


def test_the_sitemap_has_every_page_once(pages, site):
    """What the sitemap protocol asks: absolute addresses and days, each page under its own canonical address."""
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    entries = [{part.tag: part.text for part in entry} for entry in root]
    assert root.tag == f"{space}urlset" and {entry.tag for entry in root} == {f"{space}url"}
    assert all(date.fromisoformat(entry[f"{space}lastmod"]) for entry in entries)
    canonical = [built.css_first('link[rel="canonical"]').attributes["href"] for _, built in pages]
    assert all(address.startswith("https://") for address in canonical)
    assert sorted(entry[f"{space}loc"] for entry in entries) == sorted(canonical)
