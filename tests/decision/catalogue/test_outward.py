"""Words to send are checked with the rest of the catalogue."""

import shutil

import pytest

from decision.catalogue.errors import CatalogueError
from decision.catalogue.load import DATA, load


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('asserts = ["has-soc-3"]', 'asserts = ["no-such-fact"]', 'unknown fact "no-such-fact"'),
        ("{last-period-end}", "{controls}", '"controls" is no question for a date'),
        ('[[message]]\nid = "answer-yes"', '[[message]]\nid = "soc-1-not"', "is no finding with a message"),
        ('[[message]]\nid = "answer-yes"', '[[message]]\nid = "soc-1-not"', "says what its message states not at all"),
        ("asserts = []", "", "asserts: is missing"),
    ],
)
def test_faults_of_words_to_send(tmp_path, old, new, fault):
    """A fact, a date or a message that is not there is a fault with its place."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    path = folder / "outward.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(CatalogueError) as raised:
        load(folder)
    assert fault in str(raised.value)
