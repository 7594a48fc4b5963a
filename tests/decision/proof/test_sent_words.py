"""The law of sent words: it holds over the real catalogue's data in shape, and catches a planted untrue word."""

import pytest

from decision.catalogue.model import Catalogue, Leaf, Message, Sentence
from decision.proof.laws import Role
from decision.proof.sent_words import sent_words


def spoken(tiny, *sentences, messages=()):
    """The tiny catalogue with words to send."""
    return Catalogue(tiny.edition, tiny.questions, tiny.facts, tiny.findings, sentences=sentences, messages=messages)


def breaches(catalogue):
    """What the law finds in every role."""
    roles = [option.id for option in catalogue.questions[0].options]
    return [broken for role in roles for broken in sent_words(Role(catalogue, role))]


def test_true_words_pass(tiny):
    """A sentence whose condition is the fact that it states is found true."""
    fact = tiny.facts[0]
    assert breaches(spoken(tiny, Sentence("true", "So it is.", fact.when, (fact.id,), "x"))) == []


@pytest.mark.parametrize("kind", ["sentence", "message"])
def test_a_planted_untrue_word_is_caught(tiny, kind):
    """Words that may be said where the fact they state is not settled are named, with answers that show it."""
    fact = tiny.facts[0]
    first = tiny.questions[1]
    anyhow = Leaf(first.id, tuple(option.id for option in first.options))
    if kind == "sentence":
        found = breaches(spoken(tiny, Sentence("untrue", "So it is.", anyhow, (fact.id,), "x")))
        name = "untrue"
    else:
        name = "one-not"
        found = breaches(spoken(tiny, messages=(Message(name, (fact.id,)),)))
    assert any(name in broken.what and broken.answers for broken in found)
