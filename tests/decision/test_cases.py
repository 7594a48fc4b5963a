"""The judgements in whole sentences, over the real catalogue."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from decision.answers.read import read
from decision.api import handle
from decision.engine.evaluate import Evaluation

FOLDER = Path(__file__).parents[1] / "cases"
FIELDS = {"name", "from", "answers", "holds", "open", "absent"}
LISTS = {"holds": "true", "open": "unknown", "absent": "false"}
TODAY = date(2026, 11, 23)


def cases():
    """Every case of every file, named by file and sentence."""
    for path in sorted(FOLDER.glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            yield pytest.param(case, id=f"{path.stem}: {case.get('name')}")


@pytest.mark.parametrize("case", [*cases()])
def test_case(real, case):
    """The findings of a case are true, open and false as it says, and its answers are all understood."""
    assert set(case) == FIELDS
    reading = read(real, case["answers"], TODAY)
    assert reading.ignored == []
    evaluation = Evaluation(real, reading.chosen)
    dropped = [id for id in reading.chosen if evaluation.applies(id).truth.value == "false"]
    assert dropped == []
    expected = {id: truth for name, truth in LISTS.items() for id in case[name]}
    assert {id: evaluation.finding(real.finding[id]).truth.value for id in expected} == expected


@pytest.mark.parametrize("case", [*cases()])
def test_one_headline(case):
    """Step and report lead with the same words, and with some, for every case."""
    request = {"answers": case["answers"], "today": TODAY.isoformat()}
    headline = handle({"action": "step", **request})["lead"]["headline"]
    text = handle({"action": "report", "format": "markdown", **request})["text"]
    assert headline
    assert text.splitlines()[0] == f"# {headline}"


def test_names_are_sentences():
    """No two cases have the same name, and each name is a sentence."""
    names = [case.values[0]["name"] for case in cases()]
    assert len(set(names)) == len(names)
    assert all(name.endswith(".") for name in names)
