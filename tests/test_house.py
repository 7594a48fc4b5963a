"""README's table of where things live: it fits a screen, and every path in it is there."""

import re

BASES = ("", "overrides/publish", "overrides/theme/assets", "overrides/theme/assets/javascripts")
SCREEN = 30
WIDTH = 200
PATH = re.compile(r"`([^`]*[/.][^`]*)`")


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
