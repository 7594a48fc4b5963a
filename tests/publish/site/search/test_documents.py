"""What the search finds of a page."""

import json
from pathlib import Path

from publish.site.search import documents

PAGE = """
<h1 id="letters">Letters &amp; <em>more</em><a class="headerlink" href="#letters"></a></h1>
<p>A <a href="#x">bridge</a>
 letter.</p> <p> </p>
<table><tr><td>One</td> <td>2 &lt; 3</td></tr></table>
<script>no()</script><p data-search-exclude>Nobody <b>finds</b> it.</p>
<div><h2 id="old">Old ones</h2><pre>a
  b</pre></div>
<ul><li>After all</li></ul>
<h3>No id</h3>
<h2 id="letter-a" data-search-exclude>A</h2><p>Gone with its heading.</p>
"""


def test_words_stand_under_their_headings():
    """The page’s own entry comes first; a heading’s words end with what holds it; what is marked is left out."""
    own, old = documents.read(PAGE, "guides/letters/", {"title": "Letters"})
    assert (own["location"], own["title"]) == ("guides/letters/", "Letters &amp; more")
    words = "<p>A bridge  letter.</p> One 2 &lt; 3 <ul><li>After all</li></ul> No id"
    assert " ".join(own["text"].split()) == " ".join(words.split())
    assert (old["location"], old["title"], old["text"]) == ("guides/letters/#old", "Old ones", "<pre>a\n  b</pre>")


def test_what_the_front_matter_says_holds_for_each_entry():
    """What stands before a first heading of lower rank is the page’s own, under the page’s title."""
    meta = {"title": "Home", "tags": ["start", 2], "search": {"boost": 2}}
    own, part = documents.read('<p>Before.</p><h2 id="part">Part</h2>', "", meta)
    assert own == {"location": "", "title": "Home", "text": "<p>Before.</p>", "tags": ["start", "2"], "boost": 2}
    assert part == {"location": "#part", "title": "Part", "text": "", "tags": ["start", "2"], "boost": 2}


def test_the_index_is_filled_where_there_is_one(tmp_path: Path):
    """Its settings stay; a site without a search gets none."""
    documents.write(tmp_path, [])
    assert list(tmp_path.iterdir()) == []
    file = tmp_path / documents.INDEX
    file.parent.mkdir()
    file.write_text('{"config": {"lang": ["en"]}, "docs": []}')
    documents.write(tmp_path, [{"location": "", "title": "Home", "text": "Words"}])
    assert json.loads(file.read_text()) == {
        "config": {"lang": ["en"]},
        "docs": [{"location": "", "title": "Home", "text": "Words"}],
    }
