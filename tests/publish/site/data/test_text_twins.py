"""What programs read: the words of a section, the sources, and the overview."""

import json

import jsonschema
import pytest

from publish.content.index import build
from publish.site.data import text_twins

SECTION = {
    "id": "a",
    "title": "Type 1 *and* Type 2",
    "page": "Types",
    "url": "https://x.example/types/#a",
    "go": "https://x.example/go/a/",
    "summary": "One date.",
    "text": "One date.\n# not a heading",
    "sha256": "0" * 64,
    "reviewed": "2026-11-01",
    "sources": ["std .01"],
}


def test_markdown():
    """Words that look like markup stand for themselves; sources, link, edition and date follow."""
    text = text_twins.markdown(SECTION)
    assert text.startswith("# Type 1 \\*and\\* Type 2\n\nOne date.\n\n\\# not a heading\n")
    assert (
        "Sources: std .01\n" in text and "https://x.example/go/a/ (edition " in text and text.endswith("reviewed 2026-11-01)\n")
    )


def test_twins_stand_beside_the_link(tmp_path, root):
    """A section with a permanent link gets both files; one without gets none."""
    (tmp_path / "go/a").mkdir(parents=True)
    (tmp_path / "data").mkdir()
    text_twins.write(tmp_path, "https://x.example/", build(root / "docs"), [SECTION, {**SECTION, "id": "b"}])
    assert json.loads((tmp_path / "go/a/index.json").read_text("utf-8"))["text"] == SECTION["text"]
    assert (tmp_path / "go/a/index.md").read_text("utf-8") == text_twins.markdown(SECTION)
    assert not (tmp_path / "go/b").exists()
    sources = json.loads((tmp_path / "data/sources.json").read_text("utf-8"))
    jsonschema.validate(sources, text_twins.sources_schema())
    assert len(sources["sources"]) > 150


def test_overview_names_every_page(root):
    """Each page that has a description is listed with it, under its permanent link."""
    index = build(root / "docs")
    text = text_twins.overview("https://x.example/", index)
    assert text.startswith("# Which SOC?\n\n> ")
    listed = [page for page in index.pages.values() if page.meta.get("description") and page.headings]
    assert text.count("/index.md): ") == len(listed) > 90


@pytest.mark.parametrize("sign", "*_[]<>#|`\\")
def test_signs_are_escaped(sign):
    """No sign of Markdown in a section's words acts."""
    assert f"\\{sign}" in text_twins.markdown({**SECTION, "text": f"a {sign} b"})
