"""The judgments in whole sentences, over the real catalogue."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from decision.answers.read import read
from decision.api import handle
from decision.engine.evaluate import Evaluation
from decision.engine.lead import lead
from decision.engine.presume import Presumed

FOLDER = Path(__file__).parents[1] / "cases"
FIELDS = {"name", "from", "answers", "holds", "open", "absent"}
LEADING = {"leads", "type", "never"}
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
    assert FIELDS <= set(case) <= FIELDS | LEADING
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


@pytest.mark.parametrize("case", [*cases()])
def test_what_leads(real, case):
    """What a case says of the headline: the findings that lead it, its type, and what must not be shown at all."""
    presumed = Presumed(Evaluation(real, read(real, case["answers"], TODAY).chosen))
    found, leads = lead(presumed), case.get("leads", [])
    assert [each.finding.id for each in found.findings][: len(leads)] == leads
    assert case.get("type") in {None, found.type and found.type.finding.id}
    assert all(id in real.finding for id in case.get("never", []))
    assert {each.finding.id for each in presumed.holding()} & set(case.get("never", [])) == set()


def test_names_are_sentences():
    """No two cases have the same name, and each name is a sentence."""
    names = [case.values[0]["name"] for case in cases()]
    assert len(set(names)) == len(names)
    assert all(name.endswith(".") for name in names)
