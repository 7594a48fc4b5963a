"""When an answer must not be used and what it must not say: worked out, of its own, in plain English, in data too."""

import pytest

from decision.catalogue.conditions import NOTHING
from decision.catalogue.model import All, Any, FactRef, Leaf, Not
from decision.library.limits import FEW, english, limits
from publish.site.data.answers_json import answers
from tests.rfp.conftest import DOCS


def test_every_answer_has_a_condition_of_its_own(real):
    """Beside the line that all have, each answer is barred, or must not say something, under conditions of its own."""
    found = limits(real)
    assert found.keys() == {answer.id for answer in real.answers if not answer.dropped}
    assert [id for id, each in found.items() if not each.barred and not each.never] == []


def test_what_stands_everywhere_is_nobodys_own(real):
    """A condition that many answers have counts for none of them."""
    texts = [text for each in limits(real).values() for unless in each.never for text in unless.say]
    assert max(map(texts.count, texts)) <= FEW
    assert not any(text.startswith(("We hold a SOC 2 Type 2", "No SOC report has been issued")) for text in texts)


def test_an_answer_says_what_it_waits_for(real):
    """Claims and values that only this answer rests on, and the words that hang on them."""
    found = limits(real)["rfp-notify-changes"]
    assert found.unsaid == (
        "you have not said whether “We tell customers of major changes that touch security”",
        "you have not filled in “Days of notice before a major change”",
    )
    assert found.never[0].unless == "you have said “yes” to “We tell customers of major changes that touch security”"
    assert found.never[0].say[0].startswith("We tell customers of major changes that touch security {change-days}")


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (NOTHING, ""),
        (Not(FactRef("soc-2")), "it is not so that there is a SOC 2 report"),
        (Not(Leaf("insured", ("yes",))), "you have not said “yes” to “We carry insurance for cyber risks”"),
        (
            All((FactRef("public"), Any((FactRef("soc-1"), FactRef("soc-3"))))),
            "the answer becomes public and (there is a SOC 1 report or there is a SOC 3 report)",
        ),
    ],
)
def test_conditions_in_english(real, condition, words):
    """Words that follow "if" and "unless"; what is grouped is in brackets."""
    assert english(real.catalogue, condition) == words


def test_the_data_says_it_too(real):
    """`answers.json` has the same words for programs."""
    rows = {row["id"]: row for row in answers(DOCS)["limits"]}
    for id, each in limits(real).items():
        assert rows[id]["barred"] == list(each.barred) and rows[id]["unsaid"] == list(each.unsaid)
        assert [row["unless"] for row in rows[id]["never"]] == [unless.unless for unless in each.never]
