"""Frozen editions: what is kept, what is refused, and what their pages show."""

import hashlib

import pytest

from publish.content import editions
from publish.content.editions import Frozen
from publish.content.faults import PublishError
from publish.site import frozen_pages
from publish.site.frozen_pages import Now, Site
from publish.site.kept_folder import KeptFolder

TEXT = "A bridge letter gives no assurance.\nIt covers about three months."


def row(id: str = "letters", text: str = TEXT) -> dict[str, object]:
    """A section as `sections.json` has it."""
    return {
        "id": id, "title": "Letters & gaps", "page": "Periods", "text": text, "reviewed": "2026-11-01", "sources": ["std .01"],
        "sha256": hashlib.sha256(text.encode()).hexdigest(), "url": "x", "go": "y", "summary": "z",
    }  # fmt: skip


def frozen(id: str = "letters") -> Frozen:
    """The same, frozen."""
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    return Frozen(id, "Letters & gaps", "Periods", TEXT, digest, "2026-11-01", ("std .01",))


def test_what_is_frozen_reads_back(tmp_path):
    """Each section keeps its words, hash, sources and date, one line a section."""
    path = editions.freeze(tmp_path, "2026.11", [row(), row("a", "First.")])
    assert editions.read(tmp_path)["2026.11"]["letters"] == frozen()
    assert [line[:10] for line in path.read_text("utf-8").splitlines()[1:-1]] == ['{"id": "a"', '{"id": "le']


def test_an_edition_is_never_changed(tmp_path):
    """An edition cannot be frozen twice, and words that are not those of their hash are a fault."""
    path = editions.freeze(tmp_path, "2026.11", [row()])
    with pytest.raises(PublishError, match="this edition is frozen"):
        editions.freeze(tmp_path, "2026.11", [row()])
    path.write_text(path.read_text("utf-8").replace("three months", "six months"), "utf-8")
    with pytest.raises(PublishError, match="“letters” are not those of its hash"):
        editions.read(tmp_path)


def test_a_name_that_is_no_edition_is_refused(tmp_path):
    """Nothing is written outside the folder of editions."""
    with pytest.raises(PublishError, match="is not an edition"):
        editions.freeze(tmp_path, "../x", [row()])


def test_the_page_marks_the_difference():
    """What is gone and what is new is marked; words are escaped."""
    now = Now("letters", "Letters", TEXT.replace("three", "two") + "\n<b>New.</b>", "guides/x/#letters")
    page = frozen_pages.page("2026.11", frozen(), now, {"std": "STD 1"})
    assert "Its words have changed since this edition." in page
    assert "<del>three </del><ins>two </ins>months." in page and "<ins>\n&lt;b&gt;New.&lt;/b&gt;</ins>" in page
    assert '<a href="../../../guides/x/#letters">' in page and 'It rested on: <a href="../../source-std/">STD 1</a>, .01.' in page


def test_the_page_says_when_nothing_has_changed():
    """The same words need no marking."""
    page = frozen_pages.page("2026.11", frozen(), Now("letters", "Letters", TEXT, "guides/x/#letters"), {})
    assert "It reads the same today." in page and "<del>" not in page


def test_a_retired_section_names_its_successor(tmp_path):
    """Its page is kept, says that it was retired, and leads to what took its place."""
    present = {"letters": Now("letters", "Letters", TEXT, "guides/x/#letters")}
    site = Site(present, {"old": "letters"}, {})
    with KeptFolder(tmp_path / "go") as go:
        go.write("old/index.html", "Its permanent link.")
        frozen_pages.write(go, {"2026.11": {"old": frozen("old"), "lost": frozen("lost")}}, site)
    page = (tmp_path / "go/old/2026.11/index.html").read_text("utf-8")
    assert "This section has been retired since; “Letters” took its place." in page
    assert not (tmp_path / "go/lost").exists()


def test_the_published_edition_is_kept(root):
    """Edition 2026.11 is frozen, and every id in it is still in the ledger."""
    kept = editions.read(root / "docs")["2026.11"]
    ledger = (root / "docs/permalinks.toml").read_text("utf-8")
    assert len(kept) > 900 and [id for id in kept if f'"{id}"' not in ledger and f"{id} =" not in ledger] == []
