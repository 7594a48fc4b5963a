"""The interview."""

from hypothesis import given
from hypothesis import strategies as st

from decision.engine.evaluate import Evaluation
from decision.engine.interview import fixed_order, next_question, state
from decision.engine.truth import Truth
from tests.decision.strategies import answer_sets, interviews


def test_walk(evaluated):
    """Questions come in file order, skip what does not apply, and end when everything is settled."""
    assert state(evaluated()).next == "role"
    assert state(evaluated(role="seller")).next == "books"
    assert state(evaluated(role="seller", books="unsure")).next == "posted"
    assert state(evaluated(role="seller", books="no")).next == "data"
    assert state(evaluated(role="seller", books="no", data="none")).next is None


def test_remaining(evaluated):
    """The range says at least and at most how many questions remain."""
    assert state(evaluated()).remaining == (2, 5)
    assert state(evaluated(role="seller")).remaining == (2, 4)
    assert state(evaluated(role="buyer", data="none")).remaining == (0, 0)


def test_path_and_dropped(evaluated):
    """Answers that count make the path; those whose question no longer applies are dropped."""
    stand = state(evaluated(role="buyer", books="yes", data=["card"], needed="soon"))
    assert stand.path == ["role", "data", "needed"]
    assert stand.dropped == ["books"]
    assert stand.next is None


def test_pending_answer(evaluated):
    """An answer to a question that may still come to apply is neither on the path nor dropped."""
    stand = state(evaluated(role="seller", posted="yes"))
    assert (stand.path, stand.dropped) == (["role"], [])


def test_fixed_order(tiny):
    """Questions asked of everyone in a role are known before anything is answered."""
    assert fixed_order(tiny, "seller") == ["books", "data"]
    assert fixed_order(tiny, "buyer") == ["data"]


def test_fixed_order_of_a_role_without_questions(planted):
    """A role that is asked nothing has no fixed questions."""
    catalogue = planted(
        questions=[
            ('id = "data"\n', 'id = "data"\nroles = ["seller"]\n'),
            ('id = "needed"\n', 'id = "needed"\nroles = ["seller"]\n'),
        ]
    )
    assert fixed_order(catalogue, "buyer") == []


@given(st.data())
def test_fixed_questions_are_always_asked(real, data):
    """No interview of a role leaves out one of its fixed questions."""
    chosen = data.draw(interviews(real))
    assert set(fixed_order(real, chosen["role"][0])) <= set(chosen)


@given(st.data())
def test_honest_range(real, data):
    """The number of questions still asked always lies in the range, whose upper end shrinks with every answer."""
    chosen = data.draw(interviews(real))
    ids = list(chosen)
    upper = None
    for count in range(len(ids) + 1):
        least, most = state(Evaluation(real, {id: chosen[id] for id in ids[:count]})).remaining
        assert least <= len(ids) - count <= most
        assert upper is None or most < upper
        upper = most


@given(st.data())
def test_next_applies(real, data):
    """Whatever has been answered in whatever order, the next question applies and has no answer."""
    evaluation = Evaluation(real, data.draw(answer_sets(real)))
    id = next_question(evaluation)
    assert id is None or (evaluation.applies(id).truth is Truth.TRUE and id not in evaluation.chosen)
