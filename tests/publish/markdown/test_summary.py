"""The first sentence that stands for a section."""

import pytest

from publish.markdown.summary import first_sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Two.", "One."),
        ("As the U.S. Congress says. Two.", "As the U.S. Congress says."),
        ("See No. 18 of it. Two.", "See No. 18 of it."),
        ("It says “stop.” Two.", "It says “stop.”"),
        ("Version 2.0 is out? Yes.", "Version 2.0 is out?"),
        ("No end", "No end"),
    ],
)
def test_first_sentence(text, sentence):
    """It ends at the first real end of a sentence."""
    assert first_sentence(text) == sentence
