"""What the papers of the project say of its tree and its commands is so: tables, paths, targets, directives."""

import re

import pytest

from publish.directives.registry import DIRECTIVES

BASES = ("", "overrides/publish", "overrides/theme/assets", "overrides/theme/assets/javascripts")
SCREEN = 30
WIDTH = 200
PATH = re.compile(r"`([^`]*[/.][^`]*)`")
PAPERS = ("README.md", "CONTRIBUTING.md", "SECURITY.md", ".github/CODEOWNERS")
OURS = re.compile(r"(?<![\w.-])((?:decision|docs|overrides|tests|\.ci|\.github)/[\w./*<>-]*)")


def rows(root):
    """The rows of the table, without its head."""
    part = (root / "README.md").read_text("utf-8").partition("\n## Where things live\n")[2].partition("\n## ")[0]
    return [line for line in part.split("\n") if line.startswith("| ")][2:]


def places(root, row):
    """Each path of a row with the files it can be: from the root, from a room named above, or beside the one before it."""
    beside = []
    for name in PATH.findall(row):
        found = [root / base / name for base in BASES] + [folder / name for folder in beside]
        there = [path for path in found if any(root.glob(path.relative_to(root).as_posix().replace("<topic>", "*")))]
        beside = [path if path.is_dir() else path.parent for path in there]
        yield name, there


def test_the_table_fits_a_screen(root):
    """As many rows as a screen has lines, and none of them wide."""
    found = rows(root)
    assert 10 < len(found) <= SCREEN
    assert max(map(len, found)) <= WIDTH


def test_every_path_of_the_table_is_there(root):
    """Of each row at least one; a file that moves takes its row along."""
    for row in rows(root):
        found = dict(places(root, row))
        assert found, row
        assert all(found.values()), (row, [name for name, there in found.items() if not there])


@pytest.mark.parametrize("paper", PAPERS)
def test_every_path_in_a_paper_is_there(root, paper):
    """Whatever begins with a folder of ours; `<topic>` and the like stand for any name."""
    named = {path.rstrip(".") for path in OURS.findall((root / paper).read_text("utf-8"))}
    assert named
    assert not [path for path in named if not any(root.glob(re.sub(r"<\w+>", "*", path)))]


def test_every_target_that_is_named_is_in_the_makefile(root):
    """`make …` in README and CONTRIBUTING."""
    named = {target for paper in PAPERS[:2] for target in re.findall(r"`?make ([a-z]+)`", (root / paper).read_text("utf-8"))}
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {"serve", "test"} < named <= targets


def test_every_directive_has_its_row(root):
    """CONTRIBUTING's table has the directives that there are."""
    named = re.findall(r"^\| `::: ([a-z-]+)", (root / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(named) == sorted(DIRECTIVES)
