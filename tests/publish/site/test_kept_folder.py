"""A folder that is filled again: what says the same is left, the rest is written or goes."""

import os
from pathlib import Path

import pytest
from mkdocs.utils import clean_directory

from publish.site.kept_folder import KeptFolder, hide, show

LONG_AGO = 1_000_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One that was filled once, long ago."""
    with KeptFolder(tmp_path / "site/go") as go:
        go.write("a/index.html", "Same.")
        go.write("a/old/index.html", "Gone.")
        go.write("b/index.html", "Before.")
    for file in (tmp_path / "site/go").rglob("*.html"):
        os.utime(file, (LONG_AGO, LONG_AGO))
    return tmp_path / "site/go"


def fill(folder: Path) -> None:
    """Fill it again."""
    with KeptFolder(folder) as go:
        go.write("a/index.html", "Same.")
        go.write("b/index.html", "After.")
        go.write("c/index.html", "New.")
        assert "c/index.html" in go and "a/old/index.html" not in go


def test_what_says_the_same_is_left(folder):
    """The file is not touched; another has its new words, and what was not written is gone with its folder."""
    fill(folder)
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    texts = {name: file.read_text() for name, file in files.items()}
    assert texts == {"a/index.html": "Same.", "b/index.html": "After.", "c/index.html": "New."}
    assert [name for name, file in files.items() if file.stat().st_mtime == LONG_AGO] == ["a/index.html"]
    assert sorted(path.name for path in folder.iterdir()) == ["a", "b", "c"]
    assert sorted(path.name for path in (folder / "a").iterdir()) == ["index.html"]


def test_it_outlives_the_cleaning_of_the_site(folder):
    """Nothing of it is served meanwhile, and nothing is left of the hiding place."""
    hide(folder)
    clean_directory(str(folder.parent))
    assert not folder.exists()
    show(folder)
    fill(folder)
    assert (folder / "a/index.html").stat().st_mtime == LONG_AGO
    assert [path.name for path in folder.parent.iterdir()] == ["go"]


def test_a_build_that_ended_early_leaves_it_hidden_for_the_next(folder):
    """Hidden again or not, the next build finds it; one that stands there is newer than one in hiding."""
    hide(folder)
    hide(folder)
    show(folder)
    assert (folder / "a/index.html").stat().st_mtime == LONG_AGO
    (folder.parent / ".go").mkdir()
    show(folder)
    assert (folder / "a/index.html").is_file()
    assert [path.name for path in folder.parent.iterdir()] == ["go"]


def test_a_fault_leaves_what_stands(folder):
    """A build that fails takes nothing away."""
    with pytest.raises(ZeroDivisionError), KeptFolder(folder) as go:
        go.write("c/index.html", str(1 / 0))
    assert (folder / "a/old/index.html").is_file()


def test_nothing_to_hide(tmp_path):
    """The first build of a site."""
    hide(tmp_path / "go")
    show(tmp_path / "go")
    assert list(tmp_path.iterdir()) == []
