"""The security pages name tests and files that are there, and every claim says by what it is held."""

import re
from pathlib import Path

import pytest

PAGES = ("docs/about/security.md", "docs/about/security-questions.md", "SECURITY.md")
NAMED = re.compile(r"`((?:tests|overrides|docs|decision)/[\w./-]+)`")
KEY = re.compile(r"[\"`]which-soc:([a-z]+)\b")
STORED = {  # each key of the scripts, by the start of its row in the one table of what is stored
    "interviews": "Your answers in the wizard",
    "answers": "What you say about your reports",
    "columns": "Which column of a",
    "list": "Your list of references",
    "ticks": "Light or dark, and your check marks",
}
HELD = ("Not a test: ", "Not tested", "For the host to say", "`tests/")


@pytest.mark.parametrize("page", PAGES)
def test_what_a_security_page_names_is_there(root: Path, page: str):
    """Each test, folder or file in code letters exists."""
    names = NAMED.findall((root / page).read_text("utf-8"))
    assert names
    assert [name for name in names if not (root / name).exists()] == []


def test_every_answer_says_what_holds_it(root: Path):
    """The last cell of each row is a test, or says in words why there is none."""
    text = (root / "docs/about/security-questions.md").read_text("utf-8")
    rows = [line.strip("| \n").split(" | ") for line in text.splitlines() if line.startswith("| ") and "---" not in line]
    answers = [row for row in rows if row[0] != "Question"]
    assert len(answers) > 20
    assert [row[0] for row in answers if len(row) != 3 or not row[2].startswith(HELD)] == []


def test_the_table_of_what_is_stored_is_complete(root: Path):
    """Whatever a script keeps in the browser's storage has its row."""
    scripts = (root / "overrides/theme/assets/javascripts").rglob("*.js")
    texts = [text for path in scripts if "localStorage.setItem" in (text := path.read_text("utf-8"))]
    keys = {key for text in texts for key in KEY.findall(text)}
    assert len(texts) == len(keys), "a script stores something under a key of another shape"
    assert keys == set(STORED)
    table = (root / "docs/about/security.md").read_text("utf-8")
    assert [words for words in STORED.values() if f"\n| {words}" not in table] == []
