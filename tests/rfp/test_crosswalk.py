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
    "host-type-2": "yes",
    "recovery-tested": "yes",
    "recovery-test": "2026-05-04",
    "pentest": "yes",
    "pentest-firm": "Example Testers",
    "pentest-date": "2026-03-02",
    "extra-criteria": "no",
    "breach": "no",
    "dpa": "yes",
    "baa": "yes",
    "insured": "no",
    "ai": "no",
    "vendor-review": "yes",
}
# What items beside the SOC part ask.
BESIDE = {
    **dict.fromkeys(("soc-for-cybersecurity", "soc-for-supply-chain", "mapping", "flow-down", "internal-audit"), "no"),
    **dict.fromkeys(("iso-27001", "pci", "hitrust", "fedramp", "notify-changes"), "no"),
    "gaps": "Physical security of our offices.",
    "sites": "One site in Ohio.",
}


@pytest.fixture(scope="module")
def numbers(real):
    """The crosswalk of the project."""
    return crosswalk.read(DOCS, (answer.id for answer in real.answers))


def test_numbers_are_all_there(numbers):
    """224 numbers of public questionnaires, each with its version, lead to answers of the library."""
    assert len({each[:3] for each in numbers.numbers}) == 224
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
    """With a qualified Type 2 and a prospect who has agreed, every item of HECVAT 4.1.4 near SOC has an answer to send.

    Barred is what only somebody without a report may say, and the reason leads to the right answer.
    """
    found = {each["id"]: each for each in fill(real, {**BIDDER, **SAID, **BESIDE}, TODAY)["answers"]}
    asked = [each for each in numbers.numbers if (each.questionnaire, each.version) == ("HECVAT", "4.1.4")]
    assert {each.number for each in asked} >= {"DOCU-03", "DCTR-02", "PDOC-01", "HIPA-27", "VULN-04", "THRD-01", "CHNG-01"}
    barred = found["rfp-no-report"]
    assert (barred["state"], barred["because"][0]["instead"]) == ("barred", "rfp-soc-examination")
    for number in asked:
        answer = found[number.answer]
        if answer == barred:
            continue
        assert answer["state"] == "ready", (number, answer)
        if "We hold a SOC 2" in answer["medium"]:
            assert "qualified" in answer["medium"]


HELD = (
    "We hold a SOC 2 Type 2 report on Acme Payroll for the period October 1, 2025 to September 30, 2026, with the auditor’s "
    "report of Example CPAs LLP. The opinion in the SOC 2 report is qualified: access of two leavers was removed late."
)
RESULTS = "What the tests found is in the SOC 2 report, for those who may have it."
SECURITY = "Of the trust services categories, the opinion in {} SOC 2 report covers security."
OTHERS = "A category that the opinion does not name was not examined."
SHARED = "We share our SOC 2 report with readers who have agreed to its terms."
HOST = "it covers that provider’s layer alone, and the provider says who may read it."


@pytest.mark.parametrize(
    ("number", "answer", "change", "words"),
    [
        ("DOCU-03", "rfp-soc-examination", {}, [HELD, RESULTS, SECURITY.format("the"), SHARED]),
        ("PDOC-01", "rfp-privacy-category", {}, ["Privacy is not a category of our SOC 2 report.", HELD, RESULTS]),
        ("PDOC-01", "rfp-categories", {}, [SECURITY.format("our"), OTHERS, HELD, RESULTS]),
        ("DCTR-02", "rfp-provider-reports", {}, [f"We run on Cloudbox, which has a SOC 2 Type 2 report of its own; {HOST}"]),
        (
            *("DCTR-02", "rfp-provider-reports", {"host-type-2": "no"}),
            [f"We run on Cloudbox, which has a SOC report of its own, but no SOC 2 Type 2; {HOST}"],
        ),
        ("DCTR-02", "rfp-provider-reports", {"hosted": "no"}, ["No host that we run on has a SOC report of its own."]),
        (
            *("HIPA-27", "rfp-hipaa-attestation", {"baa": "no"}),
            ["There is no official HIPAA certificate.", "We do not sign business associate agreements.", HELD, RESULTS],
        ),
    ],
)
def test_what_the_bidder_signs_in_hecvat(real, numbers, number, answer, change, words):
    """To a prospect who has agreed to nothing yet, with one category: each sentence is one that its sender has said."""
    rows = [each for each in numbers.numbers if (each.questionnaire, each.version, each.number) == ("HECVAT", "4.1.4", number)]
    assert answer in {each.answer for each in rows}
    said = {**BIDDER, **SAID, "terms": "open", "categories": ["security"], "vendor-review": "no", **change}
    medium = next(each["medium"] for each in fill(real, said, TODAY)["answers"] if each["id"] == answer)
    review = ["We have no set procedure for reading our providers’ SOC reports."] if answer == "rfp-provider-reports" else []
    assert medium == " ".join([*words, *review])
