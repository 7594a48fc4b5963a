"""What programs read: the words of a section, the sources, and the overview."""

import json
import re
from html import escape

import jsonschema
import pytest

from publish.content.index import build
from publish.site.data import text_twins
from publish.site.kept_folder import KeptFolder
from publish.site.read_html import Built, Section

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
MARKUP = "<p>One date.</p><p># not a heading</p>"
TABLE = "<table><thead><tr><th>Type</th><th>Over</th></tr></thead><tbody><tr><th>1</th><td>a|b<br>c</td></tr></tbody></table>"


def letters(text):
    """What neither markup nor its signs change."""
    return re.sub(r"[\W\d_]", "", text)


def test_markdown():
    """Words that look like markup stand for themselves; sources, link, edition and date follow."""
    text = text_twins.markdown(SECTION, MARKUP)
    assert text.startswith("# Type 1 \\*and\\* Type 2\n\nOne date.\n\n\\# not a heading\n")
    assert (
        "Sources: std .01\n" in text and "https://x.example/go/a/ (edition " in text and text.endswith("reviewed 2026-11-01)\n")
    )


def test_a_table_stays_one():
    """Rows and columns are those of Markdown, a list in its items; what stands in a cell does not end it."""
    text = text_twins.markdown(SECTION, f"<p>Before.</p>{TABLE}<ul><li>an <em>item</em></li></ul>")
    assert "\n\nBefore.\n\n| Type | Over |\n| --- | --- |\n| 1 | a\\|b<br>c |\n\n- an *item*\n" in text


def test_twins_stand_beside_the_link(tmp_path, root):
    """A section with a permanent link gets both files; one without gets none."""
    (tmp_path / "data").mkdir()
    page = Built("", [Section("a", 1, [], {}, [], [], [MARKUP])], {})
    text_twins.write_all(tmp_path, "https://x.example/", build(root / "docs"))
    with KeptFolder(tmp_path / "go") as go:
        go.write("a/index.html", "Its permanent link.")
        text_twins.write(go, [SECTION, {**SECTION, "id": "b"}], {"a.md": page})
    assert json.loads((tmp_path / "go/a/index.json").read_text("utf-8"))["text"] == SECTION["text"]
    assert (tmp_path / "go/a/index.md").read_text("utf-8") == text_twins.markdown(SECTION, MARKUP)
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
    assert f"\\{sign}" in text_twins.markdown(SECTION, f"<p>a {escape(sign)} b</p>")


def test_every_section_has_its_twins(site):
    """Beside each permanent link the row of `sections.json`, as its schema says, and all its words in Markdown."""
    read = {name: json.loads((site / "data" / f"{name}.json").read_text("utf-8")) for name in ("sections", "section.schema")}
    validator = jsonschema.Draft202012Validator(read["section.schema"])
    for row in read["sections"]["sections"]:
        twin = json.loads((site / "go" / row["id"] / "index.json").read_text("utf-8"))
        assert validator.is_valid(twin) and row.items() <= twin.items(), row["id"]
        text = (site / "go" / row["id"] / "index.md").read_text("utf-8").replace("<br>", "").partition("\n")[2]
        words, _, sources = text.rpartition("\n\n")[0].partition("\nSources: " if row["sources"] else "\0")
        assert letters(words) == letters(row["text"]) and sources.strip() == "; ".join(row["sources"]), row["id"]
