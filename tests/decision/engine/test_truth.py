"""Truth with three values."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.engine.truth import FALSE, TRUE, UNKNOWN, Truth, all_of, any_of, negate

truths = st.lists(st.sampled_from(Truth))

BOTH = {
    (TRUE, TRUE): TRUE,
    (TRUE, UNKNOWN): UNKNOWN,
    (UNKNOWN, TRUE): UNKNOWN,
    (UNKNOWN, UNKNOWN): UNKNOWN,
}
EITHER = {
    (FALSE, FALSE): FALSE,
    (FALSE, UNKNOWN): UNKNOWN,
    (UNKNOWN, FALSE): UNKNOWN,
    (UNKNOWN, UNKNOWN): UNKNOWN,
}


@pytest.mark.parametrize("pair", [*product(Truth, Truth)])
def test_and_table(pair):
    """All of two truths is false as soon as one is, and true only if both are."""
    assert all_of(pair) is BOTH.get(pair, FALSE)


@pytest.mark.parametrize("pair", [*product(Truth, Truth)])
def test_or_table(pair):
    """Any of two truths is true as soon as one is, and false only if both are."""
    assert any_of(pair) is EITHER.get(pair, TRUE)


@pytest.mark.parametrize(("truth", "opposite"), [(TRUE, FALSE), (FALSE, TRUE), (UNKNOWN, UNKNOWN)])
def test_not_table(truth, opposite):
    """Negation swaps true and false and leaves unknown alone."""
    assert negate(truth) is opposite


def test_empty_lists():
    """All of nothing is true and any of nothing is false."""
    assert all_of([]) is TRUE
    assert any_of([]) is FALSE


@given(truths)
def test_de_morgan(values):
    """Not all of some truths is any of their negations, and the other way round."""
    assert negate(all_of(values)) is any_of(map(negate, values))
    assert negate(any_of(values)) is all_of(map(negate, values))


@given(truths, st.randoms())
def test_order_is_irrelevant(values, random):
    """The order of the parts never changes the truth of the whole."""
    shuffled = random.sample(values, len(values))
    assert all_of(shuffled) is all_of(values)
    assert any_of(shuffled) is any_of(values)


@pytest.mark.parametrize("truth", Truth)
def test_no_bool(truth):
    """A truth refuses to be used as a bool."""
    with pytest.raises(TypeError, match="compare with"):
        bool(truth)
