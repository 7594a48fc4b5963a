"""Reasons, the fewest answers, changes that matter, and English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.catalogue.english import english
from decision.catalogue.model import All, Any, FactRef, Leaf, Not
from decision.engine import reasons
from decision.engine.evaluate import Evaluation
from decision.engine.explain import explain, flips, not_asked
from decision.engine.presume import Presumed
from decision.engine.reasons import Reasons, smallest
from decision.engine.truth import Truth
from tests.decision.strategies import answer_sets, interviews


def finding(evaluation, id):
    """A finding of the evaluation's catalogue."""
    return evaluation.catalogue.finding[id]


@pytest.mark.parametrize(
    ("id", "answers", "pairs"),
    [
        ("one-must", {"books": "yes"}, [("books", "yes")]),
        ("one-must", {"books": "unsure", "posted": "yes"}, [("posted", "yes")]),
        ("one-not", {"books": "no"}, [("role", "seller"), ("books", "no"), ("books", "no")]),
        ("two-should", {"data": ["health", "card"]}, [("data", "health"), ("data", "card")]),
        (
            "in-time",
            {"books": "yes", "data": "card", "needed": "soon"},
            [("books", "yes"), ("needed", "soon")],
        ),
        ("one-must", {"books": "no"}, []),
    ],
)
def test_behind(evaluated, id, answers, pairs):
    """A finding that holds names the answers its rules rest on; of several sufficient ones the simplest."""
    evaluation = evaluated(role="seller", **answers)
    assert Reasons(evaluation).behind(finding(evaluation, id)) == list(dict.fromkeys(pairs))


def test_behind_a_question_that_does_not_apply(planted):
    """Where a question not being asked is the reason, the answer that made it so is named."""
    catalogue = planted(report=[('{ data = ["health", "card"] }', '{ not = { books = "yes" } }')])
    evaluation = Evaluation(catalogue, {"role": ("buyer",), "data": ("card",)})
    assert Reasons(evaluation).behind(finding(evaluation, "two-should")) == [("role", "buyer")]


def test_smallest(evaluated):
    """The fewest answers that force a finding are found, those included that make its questions apply."""
    evaluation = evaluated(role="seller", books="yes", data=["health", "card"], needed="soon")
    assert smallest(evaluation, finding(evaluation, "in-time")) == [
        ("data", "health"),
        ("data", "card"),
        ("needed", "soon"),
    ]
    assert smallest(evaluation, finding(evaluation, "one-must")) == [("role", "seller"), ("books", "yes")]


def test_smallest_for_false_and_open(evaluated):
    """The fewest answers also force a finding that does not hold; an open one is forced by none."""
    evaluation = evaluated(role="buyer", data="unsure", needed="later")
    assert smallest(evaluation, finding(evaluation, "one-must")) == [("role", "buyer")]
    assert smallest(evaluation, finding(evaluation, "in-time")) == [("needed", "later")]
    assert smallest(evaluation, finding(evaluation, "two-should")) == []


@given(st.data())
def test_forced(real, data):
    """The fewest answers alone give the finding, and with any one of them left out they do not."""
    evaluation = Evaluation(real, data.draw(interviews(real)))
    one = data.draw(st.sampled_from(real.findings))
    kept = {id: evaluation.chosen[id] for id, _ in smallest(evaluation, one)}
    truth = evaluation.finding(one).truth
    if truth is not Truth.UNKNOWN:
        assert Evaluation(real, kept).finding(one).truth is truth
    for id in kept:
        fewer = {key: options for key, options in kept.items() if key != id}
        assert Evaluation(real, fewer).finding(one).truth is Truth.UNKNOWN


def test_greedy_when_there_is_too_much_to_try(evaluated, monkeypatch):
    """Beyond the bound answers are left out one by one, and the rest still forces the finding."""
    monkeypatch.setattr(reasons, "COLUMNS", 1)
    evaluation = evaluated(role="seller", books="yes", data="card", needed="soon")
    assert smallest(evaluation, finding(evaluation, "in-time")) == [("data", "card"), ("needed", "soon")]


def test_flips(evaluated):
    """Single changes that turn a must or a should are listed once each, the likeliest first."""
    evaluation = evaluated(role="seller", books="no", data=["health", "card"], needed="soon")
    assert flips(Presumed(evaluation)) == [
        ("books", "no", "yes", ("yes",), False, ("one-must",), ()),
        ("data", None, "none", ("none",), False, (), ("two-should",)),
    ]


def test_flips_of_not_sure(evaluated):
    """Where the reader was not sure, each alternative is a likely change."""
    evaluation = evaluated(role="seller", books="unsure", posted="no", data="unsure")
    found = flips(Presumed(evaluation))
    assert ("books", "unsure", "yes", ("yes",), False, ("one-must",), ()) in found
    assert ("data", "unsure", "health", ("health",), False, ("two-should",), ()) in found


def test_flip_takes_an_option_away(evaluated, planted):
    """In a question with several answers one of them can go."""
    catalogue = planted(report=[('["health", "card"]', '"card"')])
    evaluation = Evaluation(catalogue, {"role": ("buyer",), "data": ("health", "card")})
    assert flips(Presumed(evaluation)) == [
        ("data", "card", None, ("health",), False, (), ("two-should",)),
    ]


def test_flips_of_what_is_presumed(real):
    """What is taken for granted is among the changes: one more who asks brings a second report and takes none away."""
    bureau = Presumed(Evaluation(real, {"role": ("provider",), "offering": ("process",), "asked-for": ("soc-any",)}))
    found = [flip for flip in flips(bureau) if flip.question == "asked-by"]
    assert [flip.presumed for flip in found] == [True] * len(found)
    [security] = [flip for flip in found if flip.answer == ("auditors", "security")]
    assert {"soc-2-should", "both-should"} <= {*security.gained}
    assert not any(id.startswith("soc-1-") for flip in found for id in flip.lost)


@given(st.data())
def test_flips_are_true(real, data):
    """Making the change that a flip names shows and hides what it says, what is presumed included."""
    chosen = data.draw(answer_sets(real))
    before = Presumed(Evaluation(real, chosen))
    found = flips(before)
    assert len(found) <= 7
    for flip in found:
        after = Presumed(Evaluation(real, {**chosen, flip.question: flip.answer}))
        held, holds = ({each.finding.id for each in presumed.holding()} for presumed in (before, after))
        assert {*flip.gained} <= holds - held
        assert {*flip.lost} <= held - holds


def test_explain(evaluated):
    """An explanation has the truth, the reasons, the rules in English and the changes."""
    evaluation = evaluated(role="seller", books="no")
    found = explain(Presumed(evaluation), finding(evaluation, "one-not"))
    assert found.truth is Truth.TRUE
    assert found.because == [("role", "seller"), ("books", "no")]
    assert found.rules[0].english == "“Role” is “We sell” and the service leaves the customers' books alone"
    assert found.flips == [
        ("books", "no", "yes", ("yes",), False, (), ("one-not",)),
    ]
    assert (found.layer, found.presumes) == ("sure", ())


def test_not_asked(evaluated):
    """At the end the questions that apply but no longer mattered are named; before the end none is."""
    assert not_asked(evaluated(role="buyer", data="none")) == ["needed"]
    assert not_asked(evaluated(role="buyer")) == []


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (Leaf("books", ("yes",)), "“Effect on books” is “yes”"),
        (Leaf("books", ("unsure",)), "“Effect on books” is answered “not sure”"),
        (Not(Leaf("books", ("unsure",))), "“Effect on books” is not answered “not sure”"),
        (Leaf("books", ("no", "yes", "unsure")), "“Effect on books” is “yes”, “no” or “not sure”"),
        (Not(Leaf("data", ("card",))), "“Data” does not include “Card data”"),
        (Not(Not(FactRef("touches"))), "the service touches the customers' books"),
        (All((Leaf("data", ("card",)),)), "“Data” includes “Card data”"),
        (
            All((Any((Leaf("books", ("yes",)), FactRef("touches"))), Any((FactRef("touches"),)))),
            "(“Effect on books” is “yes” or the service touches the customers' books)"
            " and the service touches the customers' books",
        ),
        (
            All((FactRef("touches"), All((Leaf("books", ("yes",)), Leaf("posted", ("no",)))))),
            "the service touches the customers' books and “Effect on books” is “yes” and “Figures posted” is “No”",
        ),
        (
            Not(Any((Leaf("books", ("no", "yes")), FactRef("touches")))),
            "“Effect on books” is neither “yes” nor “no” and the service leaves the customers' books alone",
        ),
        (
            Not(All((Leaf("data", ("none", "card", "unsure")), Not(Leaf("posted", ("yes",)))))),
            "“Data” includes none of “None at all”, “Card data” and “not sure” or “Figures posted” is “Yes”",
        ),
    ],
)
def test_english(tiny, condition, words):
    """Every kind of condition reads as a part of a sentence."""
    assert english(tiny, condition) == words


def test_english_without_denial(tiny, monkeypatch):
    """A fact that has no words for its opposite is denied as a whole."""
    monkeypatch.setitem(tiny.fact, "touches", tiny.fact["touches"]._replace(denies=""))
    assert english(tiny, Not(FactRef("touches"))) == "it is not so that the service touches the customers' books"


def test_negated_facts_have_words(real):
    """Every fact that is negated somewhere says its opposite in its own words."""
    rules = [rule for found in real.findings for rule in found.rules]
    assert not [rule.id for rule in rules if "it is not so" in english(real, rule.when)]
    assert not [fact.id for fact in real.facts if "it is not so" in english(real, fact.when)]
