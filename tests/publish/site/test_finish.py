"""What is done over the built site."""

import json

import pytest

from publish.content.editions import Frozen
from publish.content.faults import PublishError
from publish.content.index import build
from publish.site import cited, finish, permalink_pages
from publish.site.data import exports
from publish.site.kept_folder import KeptFolder
from publish.site.read_html import read_built

PAGE = """\
<html><head><meta name="author" content="A &amp; co"><link rel="canonical" href="https://soc.example/a/"></head><body><article>
<h1 data-section="a" id="a">A &amp; co<a class="cite" data-cite="a" data-title="The page" data-summary="First.">¶</a></h1>
<p>First. <sup class="cites"><a role="doc-noteref" href="#note-1">1</a></sup> <em>Sec</em>ond.</p>
<div class="versus"><div class="soc-1"><h3 data-section="b" id="b">B</h3><p>In b.</p></div></div>
<p>Back in a.</p>
<table><tr><th data-section="c">C</th><td>In c.</td></tr></table>
<section class="notes"><h2>Sources</h2><ol><li id="note-1" data-source="std" data-place=".1">STD</li></ol></section>
</article></body></html>
"""


@pytest.fixture
def built(docs, write, tmp_path):
    """A docs folder, and the site a builder made of it."""
    write("a.md", "# A { #a }\n\n### B { #b }\n\n## C { #c }\n")
    write("permalinks.toml", 'live = ["a", "b", "c"]\n[retired]\nold = "b"\n')
    page = tmp_path / "site" / "a" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE)
    return build(docs), {"a.md": read_built(page)}


def test_text_of_sections(built):
    """A section ends at the next one beside it or with its container; markers, buttons and notes are not its text."""
    texts = {section.id: section.text for section in built[1]["a.md"].sections}
    assert texts == {"a": "First. Second.\nBack in a.", "b": "In b.", "c": "In c."}


def test_sections_export(built):
    """The export has address, permanent link, text, hash and sources of every section."""
    index, pages = built
    data = exports.sections("https://soc.example/", index, pages)
    first = data["sections"][0]
    assert (data["format"], len(data["sections"])) == (1, 3)
    assert first["title"] == "The page"
    assert first["url"] == "https://soc.example/a/#a"
    assert first["go"] == "https://soc.example/go/a/"
    assert first["sources"] == ["std .1"]
    assert len(first["sha256"]) == 64


def test_the_site_says_whose_it_is(built):
    """The address and the author for feed and exports are what the home page's head says; without a home page, nothing."""
    assert cited.site_origin({"index.md": built[1]["a.md"]}) == ("https://soc.example/a/", "A & co")
    assert cited.site_origin(built[1]) == ("", "")


def test_go_pages(built, tmp_path):
    """Each id has a page that leads to it, and an earlier run's pages are gone."""
    index, pages = built
    site = tmp_path / "site"
    (site / "go" / "stale").mkdir(parents=True)
    with KeptFolder(site / "go") as go:
        permalink_pages.write(go, "https://soc.example/", cited.targets(index, pages))
    assert sorted(path.name for path in (site / "go").iterdir()) == ["a", "b", "c", "go.js", "index.html", "old"]
    page = (site / "go" / "b" / "index.html").read_text()
    assert '<meta http-equiv="refresh" content="0; url=../../a/#b">' in page
    assert '<link rel="canonical" href="https://soc.example/a/">' in page
    assert '<meta name="robots" content="noindex">' in page


def test_a_retired_id_says_so(built):
    """Its page names it as the last edition did and what took its place; it leads nowhere by itself, and stays unindexed."""
    index, pages = built
    digest = "0" * 64
    past = {"2026.11": {"old": Frozen("old", "The <old> one", "P", "Words.", digest, "", ())}, "2026.12": {}}
    (target,) = [each for each in cited.targets(index, pages, past=past) if each.old]
    page = permalink_pages.retired("https://soc.example/", target)
    assert "<h1>“The &lt;old&gt; one” was retired</h1>" in page
    assert '<a href="../../a/#b">“B”</a> took its place.' in page and "<code>/go/b/</code>" in page
    assert '<a href="2026.11/">2026.11</a>' in page and "2026.12" not in page
    assert "refresh" not in page and "<script" not in page and '<meta name="robots" content="noindex">' in page
    assert '<link rel="canonical" href="https://soc.example/a/">' in page
    (plain,) = [each for each in cited.targets(index, pages) if each.old]
    assert "<h1>“old” was retired</h1>" in permalink_pages.retired("", plain)


def test_the_list_of_all_links(built, tmp_path):
    """`/go/` lists every living section below its page, then the retired, for who has no scripts; titles are escaped."""
    index, pages = built
    with KeptFolder(tmp_path / "site/go") as go:
        permalink_pages.write(go, "", cited.targets(index, pages))
    page = (tmp_path / "site/go/index.html").read_text()
    assert "<h2>The page</h2>" in page and page.count("<li>") == 4
    assert '<li><a href="b/">B</a> <code>/go/b/</code></li>' in page
    assert '<code>/go/old/</code>: <a href="b/">B</a> took its place</li>' in page.partition("<h2>Retired</h2>")[2]
    assert "<b>" not in permalink_pages.contents([permalink_pages.Target("a", "a/#a", "<b>", "")])


def test_escaping():
    """Titles and summaries cannot break out of the page of a link."""
    page = permalink_pages.page("", permalink_pages.Target("a", "a/#a", 'A "quoted" <b>', "</title>"))
    assert "<b>" not in page
    assert page.count("</title>") == 1


def test_lost_section(built):
    """An id that is in docs/ and not on the built page is a fault."""
    index, pages = built
    pages["a.md"].sections.pop()
    with pytest.raises(PublishError, match="“c” is missing from the built page"):
        cited.targets(index, pages)


def test_json(tmp_path):
    """JSON is written with readable characters."""
    exports.write_json(tmp_path / "x.json", {"a": "“ä”"})
    assert json.loads((tmp_path / "x.json").read_text()) == {"a": "“ä”"}
    assert "“ä”" in (tmp_path / "x.json").read_text()


def test_what_is_written_meanwhile_is_written_by_nobody_else(root, site, tmp_path):
    """While MkDocs copies files, puts pages into the theme, and pages are completed: no file is written or removed twice."""
    docs = root / "docs"
    begun = finish.begin(tmp_path, docs, finish.read_all(site, build(docs)))
    begun.cited.wait()
    assert begun.runtime.wait().folder.startswith("runtime/")
    written = {path.name for path in tmp_path.iterdir()}
    assert written == {"go", "data", "runtime", "feed.xml", "llms.txt"}
    brought = {path.name for place in (docs, root / "overrides/theme") for path in place.iterdir()}
    assert written.isdisjoint(brought)
