"""Boolean functions."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.proof.bdd import FALSE, TRUE, Bdd

NAMES = range(4)
formulas = st.recursive(
    st.sampled_from(NAMES) | st.booleans(),
    lambda inner: st.tuples(st.sampled_from(["and", "or", "minus"]), inner, inner) | st.tuples(st.just("not"), inner),
)


def built(bdd, formula):
    """The function of a formula."""
    if isinstance(formula, bool):
        return TRUE if formula else FALSE
    if isinstance(formula, int):
        return bdd.is_set(formula)
    join = {"and": bdd.both, "or": bdd.either, "minus": bdd.without, "not": bdd.negate}[formula[0]]
    return join(*(built(bdd, part) for part in formula[1:]))


def value(formula, setting):
    """The value of a formula under a setting of the variables."""
    if isinstance(formula, bool):
        return formula
    if isinstance(formula, int):
        return setting[formula]
    parts = [value(part, setting) for part in formula[1:]]
    if formula[0] == "not":
        return not parts[0]
    if formula[0] == "and":
        return parts[0] and parts[1]
    return parts[0] and not parts[1] if formula[0] == "minus" else parts[0] or parts[1]


def table(formula):
    """The settings that make a formula true."""
    return {setting for setting in product([False, True], repeat=4) if value(formula, setting)}


@given(formulas, formulas)
def test_equal_functions_are_one(one, two):
    """Two formulas are the same function exactly if they are true for the same settings."""
    bdd = Bdd(4)
    assert (built(bdd, one) == built(bdd, two)) == (table(one) == table(two))


@given(formulas)
def test_count_and_example(formula):
    """The count is the number of settings, and an example is one of them."""
    bdd = Bdd(4)
    function = built(bdd, formula)
    assert bdd.count(function) == len(table(formula))
    if function != FALSE:
        example = bdd.example(function)
        assert tuple(name in example for name in NAMES) in table(formula)


@given(formulas, st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_changes(formula, start, stop):
    """Variables can be taken for false, for true, or for whatever makes the function true."""
    bdd = Bdd(4)
    function = built(bdd, formula)
    span = range(start, stop)

    def settled(setting, true):
        return tuple(name == true if name in span else bit for name, bit in enumerate(setting))

    cleared, fixed = bdd.clearing(start, stop)(function), bdd.fixing(start, stop, start)(function)
    some = bdd.some(start, stop)(function)
    for setting in product([False, True], repeat=4):
        true = [name for name in NAMES if setting[name]]
        assert bdd.value(cleared, true) == value(formula, settled(setting, None))
        assert bdd.value(fixed, true) == value(formula, settled(setting, start))
        others = product([False, True], repeat=len(span))
        assert bdd.value(some, true) == any(
            value(formula, (*setting[:start], *bits, *setting[start + len(bits) :])) for bits in others
        )


def test_lists():
    """All of no functions is true and any of none is false."""
    bdd = Bdd(1)
    assert (bdd.all([]), bdd.any([])) == (TRUE, FALSE)


@pytest.mark.parametrize("constant", [FALSE, TRUE])
def test_a_constant_rests_on_nothing(constant):
    """A constant cannot be split, and what is never true has no example."""
    with pytest.raises(ValueError, match="constant"):
        Bdd(1).split(constant)
    with pytest.raises(ValueError, match="no setting"):
        Bdd(1).example(FALSE)
