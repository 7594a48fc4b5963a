"""The order of a page's head: what is fetched, the policy, what runs; the first scripts stand in the page."""

import base64
import hashlib
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from publish.runtime.ship import RuntimeInfo
from publish.site.page import every_page, head
from publish.site.page.every_page import Told
from publish.site.page.one_sheet import theme_pages

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>A page</title>
<link rel="stylesheet" href="../assets/stylesheets/a.css">
<script src="../assets/javascripts/shared/trusted-types.js"></script>
<script src="../assets/javascripts/other.js"></script>
<link rel="stylesheet" href="../assets/stylesheets/b.css">
<link rel="modulepreload" href="../assets/javascripts/c.js">
</head><body><link rel="stylesheet" href="d.css"><p>Text.</p></body></html>"""
FIRST = {"shared/trusted-types.js": "one(1<2&&3)"}
NONE = RuntimeInfo("runtime/none", {}, {}, {}, {})


def completed(folder: Path) -> str:
    """The page as it is published."""
    file = folder / "a.html"
    every_page.complete_one(folder, file, NONE, told=Told(first=FIRST))
    return file.read_text()


def test_nothing_that_is_fetched_waits_for_a_script(tmp_path: Path):
    """Styles and modules in their order, the policy, then every script; what stands in the body stays there."""
    (tmp_path / "a.html").write_text(PAGE)
    html = completed(tmp_path)
    parts = ("charset", "a.css", "b.css", "c.js", "Content-Security-Policy", "one(1<2&&3)", "other.js", "d.css")
    order = [html.index(part) for part in parts]
    assert order == sorted(order)
    assert all(html.count(part) == 1 for part in parts)
    assert html.index("<body>") < html.index("d.css")


def test_the_first_scripts_stand_in_the_page(tmp_path: Path):
    """With where they came from, and allowed by their hash; others are asked for."""
    (tmp_path / "a.html").write_text(PAGE)
    page = LexborHTMLParser(completed(tmp_path))
    first, other = page.css("script")
    assert dict(first.attributes) == {"data-from": "../assets/javascripts/shared/trusted-types.js"}
    assert first.text() == "one(1<2&&3)"
    assert other.attributes["src"] == "../assets/javascripts/other.js"
    policy = page.css_first("meta[http-equiv]")
    assert policy
    assert base64.b64encode(hashlib.sha256(b"one(1<2&&3)").digest()).decode() in (policy.attributes["content"] or "")


def test_done_again_it_is_the_same(tmp_path: Path):
    """The step can run over a finished site."""
    (tmp_path / "a.html").write_text(PAGE)
    once = completed(tmp_path)
    assert completed(tmp_path) == once


def test_every_page_of_the_site_begins_so(site: Path):
    """No page of the theme asks for a script that holds up all that follows, or for a style after its policy."""
    first = head.read(site)
    assert set(first) == set(head.FIRST)
    pages = {file: LexborHTMLParser(file.read_text("utf-8")) for file in theme_pages(site)}
    themed = {file: page for file, page in pages.items() if page.css_first('script[src*="assets/javascripts/bundle"]')}
    assert len(themed) > 100
    for file, page in themed.items():
        inline = [script.text() for script in page.css("head script[data-from]")]
        assert inline == list(first.values()), file
        late = ", ".join(f"meta[http-equiv] ~ link[rel={kind}]" for kind in ("stylesheet", "modulepreload"))
        waits = f"head script[src]:not([defer]):not([type=module]), {late}"
        assert not page.css(waits), file
