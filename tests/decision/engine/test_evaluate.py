"""Three-valued evaluation, one set of answers at a time and many at once."""

from hypothesis import given
from hypothesis import strategies as st

from decision.catalogue.model import All, FactRef, Leaf, Not
from decision.engine.evaluate import Evaluation, questions
from decision.engine.evaluate_many import planes
from decision.engine.truth import Truth
from tests.decision.strategies import answer_sets, option_sets


def all_of(truths):
    """False if any is false, else unknown if any is unknown, else true: Kleene's strong logic, in plain words."""
    truths = list(truths)
    return Truth.FALSE if Truth.FALSE in truths else Truth.UNKNOWN if Truth.UNKNOWN in truths else Truth.TRUE


def any_of(truths):
    """True if any is true, else unknown if any is unknown, else false."""
    return negate(all_of(map(negate, truths)))


def negate(truth):
    """True for false and false for true; unknown stays unknown."""
    return {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE}.get(truth, truth)


def truth(evaluation, id):
    """The truth of a finding by id."""
    return evaluation.finding(evaluation.catalogue.finding[id]).truth


def plainly(evaluation, condition):
    """The truth of a condition worked out the plain way, with nothing remembered and nothing skipped."""
    catalogue, chosen = evaluation.catalogue, evaluation.chosen
    if isinstance(condition, Leaf):
        question = catalogue.question[condition.question]
        answer = chosen.get(question.id)
        if answer is None:
            raw = Truth.UNKNOWN
        elif any(option in condition.options for option in answer):
            raw = Truth.TRUE
        else:
            raw = Truth.UNKNOWN if "unsure" in answer else Truth.FALSE
        role = [plainly(evaluation, Leaf("role", question.roles))] if question.roles else []
        when = [plainly(evaluation, question.when)] if question.when is not None else []
        return all_of([*role, *when, raw])
    if isinstance(condition, FactRef):
        return plainly(evaluation, catalogue.fact[condition.fact].when)
    if isinstance(condition, Not):
        return negate(plainly(evaluation, condition.of))
    join = all_of if isinstance(condition, All) else any_of
    return join(plainly(evaluation, part) for part in condition.of)


def test_unanswered_is_unknown(evaluated):
    """Nothing is known about findings as long as nothing is answered."""
    assert truth(evaluated(), "one-must") is Truth.UNKNOWN


def test_answers_settle(evaluated):
    """An answer makes what rests on it true or false."""
    assert truth(evaluated(role="seller", books="yes"), "one-must") is Truth.TRUE
    assert truth(evaluated(role="seller", books="yes"), "one-not") is Truth.FALSE
    assert truth(evaluated(role="seller", books="no"), "one-must") is Truth.FALSE


def test_not_sure_stays_unknown(evaluated):
    """ "Not sure" is unknown like no answer at all, but it is not asked again."""
    status = evaluated(role="seller", data="unsure").condition(Leaf("data", ("card",)))
    assert (status.truth, status.asks) == (Truth.UNKNOWN, 0)
    assert status.unsure


def test_unsure_as_an_option(evaluated):
    """A leaf on "unsure" is true only for readers who said so."""
    leaf = Leaf("books", ("unsure",))
    assert evaluated(role="seller", books="unsure").condition(leaf).truth is Truth.TRUE
    assert evaluated(role="seller", books="no").condition(leaf).truth is Truth.FALSE
    assert evaluated(role="seller").condition(leaf).truth is Truth.UNKNOWN
    assert evaluated(role="buyer").condition(leaf).truth is Truth.FALSE


def test_not_applicable_is_false(evaluated):
    """A question that is not asked of this reader makes its leaves false, whatever a link says."""
    assert evaluated(role="buyer", books="yes").condition(Leaf("books", ("yes",))).truth is Truth.FALSE
    assert evaluated(role="seller", books="no", posted="yes").condition(Leaf("posted", ("yes",))).truth is Truth.FALSE


def test_gaps_only_where_they_matter(evaluated, tiny):
    """Only what is still open names questions, and of those only the ones that can still settle it."""
    evaluation = evaluated(role="seller", books="yes")
    found = {finding.id: questions(tiny, evaluation.finding(finding).asks) for finding in tiny.findings}
    assert found == {
        "one-must": [],
        "one-not": [],
        "two-should": ["data"],
        "in-time": ["needed"],
        "two-none": [],
    }


def test_gap_of_a_question_that_may_apply(evaluated, tiny):
    """A question that may still come to apply is named together with those that decide it."""
    leaf = Leaf("posted", ("yes",))
    assert questions(tiny, evaluated(role="seller").condition(leaf).asks) == ["books", "posted"]
    assert questions(tiny, evaluated().condition(leaf).asks) == ["role", "books", "posted"]


def test_unknown_applicability_that_cannot_be_settled(planted, today):
    """A question whose condition stays unknown is not asked, and its leaves stay unknown."""
    catalogue = planted(questions=[('when = { books = "unsure" }', 'when = { books = "yes" }')])
    evaluation = Evaluation(catalogue, {"role": ("seller",), "books": ("unsure",)})
    status = evaluation.condition(Leaf("posted", ("yes",)))
    assert (status.truth, status.asks) == (Truth.UNKNOWN, 0)
    assert questions(catalogue, status.unsure) == ["books"]


@given(st.data())
def test_same_as_the_plain_way(real, data):
    """Remembering and skipping parts never changes a truth."""
    evaluation = Evaluation(real, data.draw(answer_sets(real)))
    for finding in data.draw(st.lists(st.sampled_from(real.findings), min_size=20, max_size=20)):
        rules = any_of([plainly(evaluation, rule.when) for rule in finding.rules])
        assert evaluation.finding(finding).truth is rules


@given(st.data())
def test_many_at_once(real, data):
    """Evaluating many sets of answers at once gives what evaluating each gives."""
    rows = data.draw(st.lists(answer_sets(real), min_size=1, max_size=5))
    found = planes(real, rows)
    for place, row in enumerate(rows):
        evaluation = Evaluation(real, row)
        for finding in real.findings:
            true, false = found.finding(finding)
            expected = evaluation.finding(finding).truth
            assert (true >> place & 1, false >> place & 1) == (expected is Truth.TRUE, expected is Truth.FALSE)


@given(st.data())
def test_one_more_answer_overturns_nothing(real, data):
    """An answer more settles open findings and leaves settled ones as they are."""
    chosen = data.draw(answer_sets(real))
    question = data.draw(st.sampled_from(real.questions))
    before = Evaluation(real, {id: options for id, options in chosen.items() if id != question.id})
    after = Evaluation(real, {**before.chosen, question.id: data.draw(option_sets(question))})
    for finding in real.findings:
        if truth(before, finding.id) is not Truth.UNKNOWN:
            assert truth(after, finding.id) is truth(before, finding.id)


@given(st.data())
def test_order_of_answers_is_irrelevant(real, data):
    """The order in which questions are answered never changes a finding."""
    chosen = data.draw(answer_sets(real))
    shuffled = dict(data.draw(st.permutations(list(chosen.items()))))
    one, two = Evaluation(real, chosen), Evaluation(real, shuffled)
    assert [one.finding(finding) for finding in real.findings] == [two.finding(finding) for finding in real.findings]
