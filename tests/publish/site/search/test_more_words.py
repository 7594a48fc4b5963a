"""What search knows beyond the words of a page."""

import json
from pathlib import Path

from publish.content.checks import consistency
from publish.content.index import build
from publish.site.search import documents, more_words

PAGE = "---\ntitle: Letters\n---\n\n# Letters { #letters }\n\nWords.\n\n## Old ones { #old-letters }\n\nMore.\n"
CRITERION = '[[criterion]]\nid = "CC6.1"\nseries = "CC6"\ncategory = "common"\ntitle = "Access"\n'


def made(tmp_path: Path, words: str) -> tuple[Path, Path]:
    """A folder of pages and a built site with an index."""
    docs, site = tmp_path / "docs", tmp_path / "site"
    docs.mkdir()
    (docs / "letters.md").write_text(PAGE)
    (docs / "list.md").write_text("---\ntitle: List\n---\n\n# List { #list }\n\n::: criteria\n")
    (docs / "criteria.toml").write_text(CRITERION)
    (docs / "search.toml").write_text(f"[words]\n{words}\n")
    (site / "search").mkdir(parents=True)
    rows = [{"location": place, "title": "", "text": ""} for place in ("letters/", "letters/#old-letters", "list/")]
    (site / documents.INDEX).write_text(json.dumps({"config": {"fields": {}}, "docs": rows}))
    return docs, site


def test_words_reach_their_section_and_a_criterion_is_found_by_its_number(tmp_path: Path):
    """A page's title stands for the page; run twice, the index is the same."""
    docs, site = made(tmp_path, 'letters = ["mail"]\nold-letters = ["stale"]')
    more_words.add(site, build(docs))
    once = (site / documents.INDEX).read_text()
    rows = {row["location"]: row for row in json.loads(once)["docs"]}
    assert rows["letters/"]["tags"] == ["mail"]
    assert rows["letters/#old-letters"]["tags"] == ["stale"]
    assert rows["list/#criterion-cc6-1"]["title"] == "CC6.1 Access"
    more_words.add(site, build(docs))
    assert (site / documents.INDEX).read_text() == once


def test_words_for_no_section_are_a_fault(tmp_path: Path):
    """The check names the id, and the like of it that exists."""
    docs, _ = made(tmp_path, 'old-leters = ["stale"]')
    assert [str(fault) for fault in consistency.searched(build(docs))] == [
        "search.toml: no id “old-leters” on any page; did you mean “old-letters”?"
    ]
