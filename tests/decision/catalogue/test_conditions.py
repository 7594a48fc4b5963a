"""Conditions as values: what is of another kind is another condition, and walks leave nothing out."""

from operator import eq, ne

from decision.catalogue.conditions import walk
from decision.catalogue.model import All, Any, FactRef, Leaf, Not

PARTS = (Leaf("books", ("yes",)), FactRef("touches"))


def test_all_and_any_of_the_same_parts_are_two_conditions():
    """However they are compared, and as keys; the same kind with the same parts is one."""
    assert ne(All(PARTS), Any(PARTS)) and not eq(All(PARTS), Any(PARTS))
    for kind in (All, Any):
        assert eq(kind(PARTS), kind(PARTS)) and not ne(kind(PARTS), kind(PARTS))
    assert len({All(PARTS), Any(PARTS), Any(PARTS), Not(All(PARTS)), Not(Any(PARTS))}) == 4
    assert All(PARTS) != PARTS


def test_a_walk_names_every_part_by_its_path():
    """Each condition below one, with the path that the data file has."""
    found = dict(walk(Any((Not(All(PARTS)), PARTS[0]))))
    assert found["when.any[0].not.all[1]"] == FactRef("touches")
    assert found["when.any[1]"] == PARTS[0]
    assert len(found) == 6
