"""What is presumed, and in which layer that leaves a finding."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.catalogue.errors import CatalogueError
from decision.engine.evaluate import Evaluation
from decision.engine.evaluate_many import planes
from decision.engine.lead import lead
from decision.engine.presume import Presumed, assume
from decision.engine.sayable import sentences
from decision.engine.truth import Truth
from tests.decision.strategies import answer_sets

PAYROLL = {"role": ("provider",), "offering": ("process",), "asked-for": ("soc-any",)}


@pytest.fixture
def presumed(real):
    """A function from options chosen, in the questions' order, to what is presumed beside them."""
    return lambda chosen: Presumed(Evaluation(real, {id: chosen[id] for id in sorted(chosen, key=real.place.get)}))


def layers(real, found):
    """The layer of every finding that has one."""
    return {each.finding.id: each.layer for finding in real.findings if (each := found.layered(finding))}


@pytest.mark.parametrize("effect", [None, "unsure"])
@pytest.mark.parametrize("asked_by", [None, "unsure", "auditors"])
def test_a_payroll_bureau_gets_its_soc_1(presumed, asked_by, effect):
    """Whoever runs a process for customers is led to a SOC 1 Type 2, whoever asks and whether the effect is said or not."""
    more = {"asked-by": asked_by, "financial-effect": effect}
    found = lead(presumed({**PAYROLL, **{id: (option,) for id, option in more.items() if option}}))
    assert [each.finding.id for each in found.findings] == ["soc-1-must"]
    assert found.type and found.type.finding.id == "type-2-now"


def test_whoever_has_said_what_the_service_is_gets_a_verdict(real, presumed):
    """For each service, asker and request alone, answered or "not sure", something leads."""
    for role, service, request in (("provider", "offering", "asked-for"), ("customer", "vendor-does", "wants")):
        options = [option.id for option in real.question[service].options if option.id != "unsure"]
        asked = [None, *(option.id for option in real.question[request].options)]
        for option, wanted in product(options, asked):
            chosen = {"role": (role,), service: (option,), **({request: (wanted,)} if wanted else {})}
            assert lead(presumed(chosen)).certainty != "open", chosen


def test_nothing_is_presumed_from_what_nobody_said(presumed):
    """Of software bought nobody takes an effect on the books for granted, nor of a bidder a report that it has not named."""
    bought = presumed({"role": ("customer",), "vendor-does": ("saas",)})
    assert bought.made["our-financial-effect"].options == ("no",)
    assert next(each.finding.id for each in lead(bought).findings) == "request-soc-2-should"
    auditors = presumed({"role": ("customer",), "vendor-does": ("saas",), "wants": ("auditors",)})
    assert auditors.made["our-financial-effect"].options == ("direct",)
    bidder = {"role": ("responder",), "rfp-asks": ("have-report",), "offering": ("saas",), "asked-for": ("soc-2",)}
    assert presumed({**bidder, "asked-by": ("security",)}).made["controls"].options == ("established",)
    assert "controls" not in presumed({**bidder, "we-hold": ("soc-2-type-2",)}).made


def test_answers_are_never_touched(presumed):
    """What was answered stays; only questions that are asked and have no answer are presumed."""
    chosen = {**PAYROLL, "asked-by": ("security",), "financial-effect": ("no",)}
    found = presumed(chosen)
    assert {id: found.evaluation.chosen[id] for id in chosen} == chosen
    assert not set(found.made) & set(chosen)
    assert all(found.evaluation.applies(id).truth is Truth.TRUE for id in found.made)


def test_the_presumed_answer_changes_nothing_but_the_layer(real, presumed):
    """To answer each presumption as presumed leaves the same findings; nothing of them is presumed any more."""
    before = presumed(PAYROLL)
    answered = presumed({**PAYROLL, **{id: each.options for id, each in before.made.items()}})
    assert set(layers(real, answered)) >= {id for id, layer in layers(real, before).items() if layer != "open"}
    assert not answered.made and "presumed" not in layers(real, answered).values()


def test_a_finding_names_what_it_rests_on(real, presumed):
    """A presumed finding names the presumed questions behind it, a sure one none; given answers stay apart."""
    found = presumed(PAYROLL)
    must = found.layered(real.finding["soc-1-must"])
    assert must.layer == "presumed" and set(must.presumes) >= {"asked-by", "financial-effect"}
    assert {id for id, _ in found.behind(real.finding["soc-1-must"])} <= set(PAYROLL)
    assert found.layered(real.finding["soc-1-not"]) is None


def test_must_or_should_is_at_least_a_should(real, presumed):
    """Where only must and should are left on a report, its should is sure, though neither is known to hold."""
    found = presumed({**PAYROLL, "offering": ("saas",), "asked-by": ("unsure",), "financial-effect": ("direct",)})
    should = real.finding["soc-1-should"]
    assert found.sure.finding(should).truth is Truth.UNKNOWN
    assert found.layered(should).layer == "sure"
    possible = presumed({**PAYROLL, "offering": ("saas",), "asked-by": ("unsure",)})
    assert possible.layered(should) is None, "with an effect that is open it is presumed not to hold"


def test_every_question_that_a_report_rests_on_is_presumed_or_says_why_not(real):
    """No question is forgotten: each has a presumption, or an entry without options."""
    assert {id for id, entries in real.presumed.items() if not entries} == {"role"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('question = "nothing"\noptions = ["yes"]', "unknown question"),
        ('question = "books"\noptions = ["maybe"]', "unknown option"),
        ('question = "books"\noptions = ["unsure"]', "is no answer that can be given"),
        ('question = "books"\noptions = ["yes", "no"]', "is no answer that can be given"),
    ],
)
def test_a_presumption_that_cannot_be_is_a_fault(planted, wrong, said):
    """What is presumed must be an answer that a reader could give."""
    text = f'[[presumption]]\nid = "p"\n{wrong}\nsays = "it is so"\nbecause = "Because."\nbasis = "practice"\n'
    with pytest.raises(CatalogueError, match=said) as raised:
        planted(presumptions=[("", text)])
    assert "presumptions.toml" in str(raised.value)


def without(real, found, id):
    """The answers with those presumed, one question and what was presumed because of it left open."""
    gone = {id} | {other for other in found.made if not found._rows[other] & found._row[id]}
    return Evaluation(real, {key: value for key, value in found.evaluation.chosen.items() if key not in gone})


@given(st.data())
def test_it_rests_on_exactly_what_it_falls_without(real, data):
    """Each presumption named is one without which the finding is open again, and no other is one."""
    chosen = data.draw(answer_sets(real))
    found = Presumed(Evaluation(real, {"role": ("provider",), "offering": ("saas",), **chosen}))
    unanswered = {id for id in found.made if id not in found.sure.chosen}
    resting = [each for each in found.layers if each.layer == "presumed"]
    fallen = {id: without(real, found, id) for id in unanswered}
    for each in resting:
        falls = {id for id in unanswered if fallen[id].finding(each.finding).truth is not Truth.TRUE}
        assert each.presumes
        if falls:
            assert unanswered & set(each.presumes) == falls


@given(st.data())
def test_what_is_presumed_is_evaluated_as_if_answered(real, data):
    """The evaluation with what is presumed gives every truth that evaluating all of those answers gives."""
    found = Presumed(Evaluation(real, data.draw(answer_sets(real)))).evaluation
    answered = Evaluation(real, found.chosen)
    assert [found.finding(each).truth for each in real.findings] == [answered.finding(each).truth for each in real.findings]
    assert [found.applies(id).truth for id in real.question] == [answered.applies(id).truth for id in real.question]


@given(st.data())
def test_many_are_presumed_as_each(real, data):
    """What is presumed of many rows at once is what is presumed of each."""
    rows = data.draw(st.lists(answer_sets(real), min_size=1, max_size=4))
    together = planes(real, rows)
    made = assume(together)
    for place, row in enumerate(rows):
        here = {id: one for id, found in made.items() for one, where in found if where >> place & 1}
        assert here == Presumed(Evaluation(real, row)).made


def test_a_holding_that_nobody_named_is_not_presumed(presumed):
    """A responder who has not said what is held is not taken to hold a Type 2."""
    found = presumed({"role": ("responder",), "offering": ("saas",), "asked-for": ("soc-2",)})
    assert found.made["controls"].options == ("established",)
    held = presumed({"role": ("responder",), "offering": ("saas",), "asked-for": ("soc-2",), "we-hold": ("soc-2-type-2",)})
    assert "controls" not in held.made
    assert lead(held).type.finding.id == "type-2-renew"


def test_not_sure_with_plainer_questions_behind_it_stays(presumed):
    """Of the effect, answered "not sure", nothing is presumed; of the two questions behind it each is."""
    found = presumed({**PAYROLL, "financial-effect": ("unsure",)})
    assert "financial-effect" not in found.made
    assert {"amounts-booked", "financial-systems-hosted"} <= set(found.made)


def test_the_sentence_says_that_the_report_fits_in_any_case(presumed):
    """Where only the weight of a report is presumed, the certainty says that it fits."""
    chosen = {**PAYROLL, "financial-effect": ("direct",), "data": ("nothing",), "commitments": ("none",)}
    found = lead(presumed({**chosen, "customers": ("private",)}))
    assert [(each.finding.id, each.layer, each.least) for each in found.findings] == [("soc-1-must", "presumed", "should")]
    assert found.sentence.endswith("The report fits in any case.")


def test_what_nobody_said_is_no_reason_to_presume(presumed):
    """A customer of software, who has not said that auditors want assurance, is not taken to book what it delivers."""
    found = presumed({"role": ("customer",), "vendor-does": ("saas",)})
    assert found.made["our-financial-effect"].options == ("no",)
    assert [each.finding.id for each in lead(found).findings][0] == "request-soc-2-should"


def test_what_rests_on_a_presumption_is_not_sayable(real, presumed):
    """Words to be sent need what is sure: a condition that a presumption makes true does not do."""
    found = presumed(PAYROLL)
    assert found.evaluation.fact(real.fact["icfr"]).truth is Truth.TRUE
    assert found.sure.fact(real.fact["icfr"]).truth is Truth.UNKNOWN
    said = [sentence for sentence, _ in sentences(found.sure, {})]
    assert said and all("icfr" not in sentence.asserts for sentence in said)
