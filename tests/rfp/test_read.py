"""What is wrong with a library is said with its place, all of it at once."""

import pytest

from decision.catalogue.errors import CatalogueError
from decision.library.read import read_library

FORM = {
    "id": "held",
    "kind": "one",
    "short": "Held",
    "ask": "What is held?",
    "option": [{"id": "yes", "label": "Yes"}],
    "when": {"held": "perhaps"},
}
ANSWER = {
    "id": "have",
    "topic": "a",
    "title": "Have",
    "wants": "To know",
    "tells": "The answer says it.",
    "contains": "It",
    "see": ["soc-2"],
    "reviewed": "2026-11-01",
    "review_by": "someday",
    "bars": [{"when": {"fact": "lost"}, "because": "It is lost.", "instead": "nowhere"}],
    "say": [
        {"at": 9, "text": "Yes, we do.", "asserts": ["unsaid"]},
        {"group": "missing", "at": 1},
    ],
}


def test_every_fault_is_named_at_once():
    """Unknown facts, options, groups, answers and lengths, and what is no date."""
    with pytest.raises(CatalogueError) as raised:
        read_library({"question": [FORM], "answer": [ANSWER]}, "2026.12")
    found = str(raised.value)
    for words in (
        'there is no "held" with "perhaps"',
        'there is no fact "lost"',
        'there is no answer "nowhere"',
        'there is no group "missing"',
        'there is no "unsaid" to assert or to fill in',
        "must be a number from 1 to 3",
        "must be a date",
    ):
        assert words in found
