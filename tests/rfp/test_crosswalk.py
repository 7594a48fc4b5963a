"""The numbers of questionnaires: where they lead, what to mind, and the files."""

import csv
import json

import jsonschema
import pytest

from decision.library.fill import fill
from publish.content import crosswalk
from publish.content.faults import PublishError
from publish.site.data import crosswalk_files
from tests.rfp.conftest import DOCS
from tests.rfp.test_answers import BIDDER, TODAY

SAID = {
    "terms": "agreed",
    "access": "write to trust@acme.example",
    "hosted": "yes",
    "host": "Cloudbox",
    "recovery-tested": "yes",
    "recovery-test": "2026-05-04",
    "pentest": "yes",
    "pentest-firm": "Example Testers",
    "pentest-date": "2026-03-02",
    "extra-criteria": "no",
    "breach": "no",
    "dpa": "yes",
    "insured": "no",
    "ai": "no",
    "vendor-review": "yes",
}


@pytest.fixture(scope="module")
def numbers(real):
    """The crosswalk of the project."""
    return crosswalk.read(DOCS, (answer.id for answer in real.answers))


def test_numbers_are_all_there(numbers):
    """206 numbers of public questionnaires, each with its version, lead to answers of the library."""
    assert len({each[:3] for each in numbers.numbers}) == 206
    assert all(each.version for each in numbers.numbers)


@pytest.mark.parametrize(
    ("number", "version", "answer"),
    [
        ("DOCU-03", "4.1.5", "rfp-soc-examination"),
        ("DOCU-03", "3.06", "rfp-standard-questionnaires"),
        ("DCTR-01", "3.06", "rfp-provider-reports"),
        ("DCTR-02", "4.1.5", "rfp-provider-reports"),
    ],
)
def test_a_number_means_what_its_version_says(numbers, number, version, answer):
    """The same number leads elsewhere in another version, and that is said."""
    rows = [each for each in numbers.numbers if (each.number, each.version, each.fit) == (number, version, "direct")]
    assert answer in [each.answer for each in rows] and all(numbers.trap(each) for each in rows)


def test_a_number_elsewhere_has_no_trap(numbers):
    """What is said of a number of HECVAT is not said of the same characters in another questionnaire."""
    assert {each.questionnaire for each in numbers.numbers if numbers.trap(each)} <= set(crosswalk.HECVAT)


def test_files(numbers, tmp_path):
    """JSON keeps its schema, and the CSV has the same rows."""
    crosswalk_files.write(tmp_path, "https://x.example/", numbers)
    data = json.loads((tmp_path / "crosswalk.json").read_text("utf-8"))
    jsonschema.validate(data, json.loads((tmp_path / "crosswalk.schema.json").read_text("utf-8")))
    with (tmp_path / "crosswalk.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.DictReader(file)) == data["numbers"]
    assert data["numbers"][0]["go"].startswith("https://x.example/go/rfp-")


def test_faults(tmp_path):
    """A number that leads nowhere, a fit that there is not and a row that comes twice are named."""
    path = tmp_path / crosswalk.FILE
    path.parent.mkdir(parents=True)
    row = '[[number]]\nquestionnaire = "Q"\nversion = "1"\nnumber = "A-1"\nanswer = "lost"\nfit = "fair"\nread = "file"\n'
    path.write_text(row + row, "utf-8")
    with pytest.raises(PublishError) as raised:
        crosswalk.read(tmp_path, [])
    assert [word in str(raised.value) for word in ("no answer “lost”", "fit is direct", "leads to “lost” twice")] == [True] * 3


def test_a_bidder_fills_in_the_soc_part_of_hecvat(real, numbers):
    """With a qualified Type 2 and a prospect who has agreed, every item of HECVAT 4.1.4 on SOC has an answer to send."""
    found = {each["id"]: each for each in fill(real, {**BIDDER, **SAID}, TODAY)["answers"]}
    asked = [each for each in numbers.numbers if (each.questionnaire, each.version) == ("HECVAT", "4.1.4")]
    assert {each.number for each in asked} >= {"DOCU-03", "DCTR-02", "PDOC-01", "HIPA-27"}
    for number in asked:
        answer = found[number.answer]
        assert answer["state"] == "ready", (number, answer)
        if "We hold a SOC 2" in answer["medium"]:
            assert "qualified" in answer["medium"]
