"""JSON-LD and the citation's metadata: on every page, true to it, dates that are dates."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest
import rdflib
from selectolax.lexbor import LexborHTMLParser

from publish.content.index import build
from publish.runtime.ship import RuntimeInfo
from publish.site.page import every_page, structured
from publish.site.read_html import Built

ROOT = "https://soc.example/"
PAGE = '<!doctype html><html><head><meta charset="utf-8"></head><body></body></html>'


@pytest.fixture
def facts(docs, write):
    """What is said of a page with a source, and of one without."""
    write("a.md", "# A { #a }\n\nWords. [@std .1]\n")
    write("b.md", "# B { #b }\n")
    notes = {"note-1": "std .1", "note-2": "std .2"}
    built = {"a.md": Built(f"{ROOT}a/", [], notes, "Authors"), "b.md": Built(f"{ROOT}b/", [], {})}
    return structured.described(ROOT, build(docs), built)


def test_what_is_said_of_a_page(facts):
    """Its permanent link, title, review date and license, its author and site, and each source once."""
    told = facts[Path("a/index.html")]
    assert (told["@type"], told["@id"], told["url"]) == ("TechArticle", f"{ROOT}go/a/", f"{ROOT}a/")
    assert (told["headline"], told["dateModified"], told["license"]) == ("A page", "2026-01-01", structured.LICENSE)
    assert (told["isPartOf"]["url"], told["author"]["name"]) == (ROOT, "Authors")
    source = {
        "@id": f"{ROOT}go/source-std/",
        "name": "The Standard",
        "creditText": "Board",
        "url": "https://standards.example/std",
    }
    assert told["citation"] == [{"@type": "CreativeWork", **source}]
    assert (facts[Path("b/index.html")]["@type"], facts[Path("b/index.html")]["citation"]) == ("WebPage", [])


def test_it_is_data_that_does_not_run(tmp_path, facts):
    """The block has no hash in the policy, cannot be broken out of, and comes out the same when it is written again."""
    told = every_page.Told(described={Path("a.html"): facts[Path("a/index.html")] | {"headline": "</script><b>"}})
    (tmp_path / "a.html").write_text(PAGE)
    texts = []
    for _ in range(2):
        every_page.complete(tmp_path, RuntimeInfo("runtime/none", {}, {}, {}, {}), told=told)
        texts.append((tmp_path / "a.html").read_text())
    assert texts[0] == texts[1] and "sha256-" not in texts[0] and "<b>" not in texts[0]
    assert json.loads(block(texts[0]))["headline"] == "</script><b>"


@pytest.mark.parametrize(
    ("said", "date"),
    [("May 2011", "2011-05"), ("June 4, 2021", "2021-06-04"), ("2022", "2022"), ("2003, as amended", ""), ("", "")],
)
def test_dates_of_sources(said: str, date: str):
    """A date in words becomes one in figures; what is more than a date is left out."""
    assert structured._published(said) == date


def block(html: str) -> str:
    """The block of data of a page."""
    found = LexborHTMLParser(html).css(f'script[type="{structured.KIND}"]')
    assert len(found) == 1
    return found[0].text()


def _bare(page: structured.Json) -> structured.Json:
    return {name: value for name, value in page.items() if name != "@context"}


def unknown(told: list[structured.Json]) -> set[str]:
    """What RDFLib reads in JSON-LD and its list of schema.org's terms lacks; pages that name the same terms are read once."""
    sources = {tuple(source): source for page in told for source in page["citation"]}
    pages = {(page["@type"], *page): {**_bare(page), "citation": [*sources.values()]} for page in told}
    graph = {"@context": {"@vocab": str(rdflib.SDO)}, "@graph": [*pages.values()]}
    read = rdflib.Graph().parse(data=json.dumps(graph), format="json-ld")
    terms = {object if predicate == rdflib.RDF.type else predicate for _, predicate, object in read}
    assert len(terms) > 1
    return {str(term) for term in terms if term not in rdflib.SDO}


def test_every_page_of_the_site_has_it(site, root):
    """Each content page has the data, in schema.org's terms, and the metadata, and they agree; sources are those of its notes."""
    pages = {path: page for path, page in build(root / "docs").pages.items() if page.meta.get("reviewed")}
    assert len(pages) > 90
    every = []
    for path, page in pages.items():
        html = (site / structured.url(path) / "index.html").read_text("utf-8")
        told, parsed = json.loads(block(html)), LexborHTMLParser(html)
        meta = {str(each.attributes.get("name")): each.attributes.get("content") for each in parsed.css("meta[name]")}
        reviewed = date.fromisoformat(told["dateModified"])
        assert (told["headline"], reviewed) == (page.meta["title"], date.fromisoformat(str(page.meta["reviewed"]))), path
        assert meta["citation_title"] == told["headline"] and meta["citation_public_url"] == told["url"], path
        assert datetime.strptime(str(meta["citation_publication_date"]), "%Y/%m/%d").date() == reviewed, path
        assert told["@id"].endswith(f"/go/{page.headings[0].id}/") and bool(told["citation"]) == (
            told["@type"] == "TechArticle"
        ), path
        every.append(told)
    assert {told["@context"] for told in every} == {"https://schema.org"} and unknown(every) == set()
    assert unknown([{"@type": "WebPage", "headlime": "x", "citation": []}]) == {f"{rdflib.SDO}headlime"}
