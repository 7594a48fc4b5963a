"""How long interviews are for the readers of the test cases."""

import tomllib
from pathlib import Path

from decision.export.walks import walks

CASES = Path(__file__).parents[2] / "cases"


def test_a_walk_says_not_sure_to_what_a_case_leaves_open(tiny):
    """A seller who touches the books is asked four questions, and the report stays as it is from the second answer on."""
    sure = {"role": "seller", "books": "yes", "data": ["none"]}
    assert walks(tiny, [sure]) == {"readers": 1, "length": 4, "longest": 4, "settled": 2, "sure": 1, "open": 0}
    unsure = walks(tiny, [{"role": "seller"}])
    assert (unsure["length"], unsure["open"]) == (5, 1)


def test_the_goals(real):
    """Over all cases: the report settled after four answers at the median, twelve questions at the median, never over 18."""
    tables = [tomllib.loads(path.read_text("utf-8")) for path in sorted(CASES.glob("*.toml"))]
    found = walks(real, [case["answers"] for table in tables for case in table["case"]])
    assert found["settled"] <= 4
    assert found["length"] <= 12
    assert found["longest"] <= 18
    assert found["open"] <= 1, "only for whoever cannot say what customers get"
