"""What the library answers to senders as they are."""

import re
from datetime import date

import pytest

from decision.library.fill import fill
from decision.library.model import GIVEN, LENGTHS
from decision.proof.bdd import FALSE

TODAY = date(2026, 11, 29)
BIDDER = {
    "holds": ["soc-2"],
    "soc-2-type": "type-2",
    "soc-2-start": "2025-10-01",
    "soc-2-end": "2026-09-30",
    "soc-2-opinion": "qualified",
    "soc-2-reason": "access of two leavers was removed late",
    "soc-2-exceptions": "some",
    "soc-2-firm": "Example CPAs LLP",
    "system": "Acme Payroll",
    "categories": ["security", "availability"],
    "covered": "yes",
    "subservice": "carve-out",
    "changed": "no",
    "next": "engaged",
    "next-date": "2027-11-30",
    "reader": "prospect",
    "terms": "open",
}


def by_id(real, answers):
    """The filled answers by id."""
    return {each["id"]: each for each in fill(real, answers, TODAY)["answers"]}


def test_questions_are_all_there(real):
    """95 questions, of which one has nothing to sign, with a reason."""
    assert len(real.answers) == 95
    assert [answer.id for answer in real.answers if answer.dropped] == ["rfp-how-to-ask"]


def test_short_medium_and_long_differ(laws):
    """For each answer there is a sender to whom medium says more than short, and long more than medium."""
    same = []
    for answer in laws.answers:
        longer = [laws.bdd.any(laws.shown(each) for each in answer.say if each.at == at) for at in (2, 3)]
        if laws.bdd.all([laws.possible, laws.ready(answer), *longer]) == FALSE:
            same.append(answer.id)
    assert same == []


def test_a_length_is_the_one_before_and_more(real):
    """No form leaves out what a shorter one says; for a bidder most have three that differ."""
    ready = [each for each in by_id(real, BIDDER).values() if each["state"] == "ready"]
    for each in ready:
        forms = [set(re.split(r"(?<=[.?!]) ", each[length])) for length in LENGTHS]
        assert forms[0] <= forms[1] <= forms[2], each["id"]
    three = [each for each in ready if each["short"] != each["medium"] != each["long"]]
    assert len(three) > len(ready) * 2 / 3


def test_a_bidder_with_a_qualified_type_2(real):
    """The opinion is in every length; before terms are agreed no result of tests is told and nothing is offered."""
    found = by_id(real, BIDDER)["rfp-soc-examination"]
    assert found["short"] == (
        "We hold a SOC 2 Type 2 report on Acme Payroll for the period October 1, 2025 to September 30, 2026, with the auditor’s "
        "report of Example CPAs LLP. The opinion in the SOC 2 report is qualified: access of two leavers was removed late."
    )
    assert "What the tests found is in the SOC 2 report" in found["medium"] and "have agreed to its terms" in found["long"]
    assert "can have" not in found["long"] and "exceptions" not in found["long"]
    agreed = by_id(real, {**BIDDER, "terms": "agreed", "access": "write to trust@acme.example"})["rfp-soc-examination"]
    assert "found exceptions, which it lists" in agreed["medium"] and "What the tests found" not in agreed["medium"]


@pytest.mark.parametrize("exceptions", ["some", "none"])
def test_the_public_reads_no_result_of_tests(real, exceptions):
    """No answer that can be sent to the public says what tests found, or that they found nothing; the opinion is in."""
    said = {**BIDDER, "reader": "public", "soc-2-exceptions": exceptions}
    ready = [each for each in by_id(real, said).values() if each["state"] == "ready"]
    assert len(ready) > 20
    assert [each["id"] for each in ready if "found exceptions" in each["long"] or "found no exceptions" in each["long"]] == []
    held = [each for each in ready if "We hold a SOC 2 Type 2" in each["medium"]]
    assert all("is qualified" in each["medium"] and "What the tests found is" in each["medium"] for each in held)


def test_results_of_tests_stay_with_readers(real):
    """Exceptions are barred in public and before terms are agreed, and told to a reader who has agreed."""
    barred = by_id(real, BIDDER)["rfp-exceptions"]
    assert (barred["state"], barred["because"][0]["instead"]) == ("barred", "rfp-access-terms")
    assert by_id(real, {**BIDDER, "reader": "public"})["rfp-exceptions"]["because"][0]["instead"] == "rfp-public-records"
    agreed = by_id(real, {**BIDDER, "terms": "agreed", "access": "write to trust@acme.example"})["rfp-exceptions"]
    assert agreed["short"].startswith("The tests in our SOC 2 report found exceptions")


def test_a_type_1_says_nothing_of_operation(real):
    """A Type 1 changes what is said, and needs no first day."""
    answers = {key: value for key, value in BIDDER.items() if key not in ("soc-2-start", "soc-2-exceptions")}
    found = by_id(real, {**answers, "soc-2-type": "type-1", "soc-2-opinion": "unmodified"})
    assert "as of September 30, 2026" in found["rfp-type-and-period"]["short"]
    assert "no tests of operation" in found["rfp-dora-evidence"]["short"]
    assert found["rfp-delivery-deadline"]["state"] == "barred"


def test_soc_1_is_not_promised_to_a_prospect(real):
    """A prospect is told whom a SOC 1 is for; a customer who has agreed is told how to get it."""
    answers = {key.replace("soc-2", "soc-1"): value for key, value in BIDDER.items() if key != "categories"} | {
        "holds": ["soc-1"]
    }
    assert "not for a prospect" in by_id(real, answers)["rfp-provide-report"]["short"]
    customer = {**answers, "reader": "customer", "terms": "agreed", "access": "write to trust@acme.example"}
    assert (
        by_id(real, customer)["rfp-provide-report"]["short"]
        == "You can have our whole SOC 1 report: write to trust@acme.example."
    )


@pytest.mark.parametrize(
    ("id", "value"), [("soc-2-opinion", "unsure"), ("soc-2-opinion", ""), ("holds", ["unsure"]), ("covered", "unsure")]
)
def test_what_was_not_checked_holds_back(real, id, value):
    """The answer waits, names what it waits for, and has no words."""
    found = by_id(real, {**BIDDER, id: value})["rfp-soc-examination"]
    assert found["state"] == "open" and id in found["ask"] and "short" not in found


def test_nothing_said_gives_almost_nothing(real):
    """Without a word from the sender only the answer that says nothing of the sender can be sent."""
    ready = [each for each in fill(real, {}, TODAY)["answers"] if each["state"] == "ready"]
    assert [each["id"] for each in ready] == ["rfp-subprocessors"]


@pytest.mark.parametrize(
    ("id", "value", "says"),
    [
        ("system", "[product name]", "unfinished"),
        ("system", "TBD", "unfinished"),
        ("system", "Acme …", "unfinished"),
        ("system", "x" * 401, "limit"),
        ("system", ["Acme"], "text"),
        ("soc-2-start", "2026-10-01", "before the last day"),
        ("soc-2-start", "2027-10-01", "still to come"),
        ("soc-2-start", "October", "date"),
        ("next-date", "2026-01-01", "passed"),
        ("soc-3-link", "javascript:alert(1)", "https://"),
        ("issue-weeks", "many weeks", "whole number"),
        ("soc-2-end", "2027-01-01", "out of the range"),
        ("lost", "never asked", "no question"),
    ],
)
def test_no_placeholder_stands_in_a_copied_text(real, id, value, says):
    """What is unfinished or impossible is refused with the reason, and never reaches an answer."""
    found = fill(real, {**BIDDER, id: value}, TODAY)
    assert [says in each["says"] for each in found["refused"] if each["id"] == id] == [True]
    text = " ".join(str(each.get("long", "")) for each in found["answers"])
    assert "{" not in text and "[" not in text and "TBD" not in text and str(value) not in text


@pytest.mark.parametrize(
    "label",
    ["(name)", "(anything)", "Acme (product name)", "“Your product”", "your firm", "product", "The CPA firm", "See report.",
     "see attached", "system name"],
)  # fmt: skip
def test_a_label_is_no_value(real, label):
    """A word for what belongs here, in parentheses or alone, or addressed to the sender, is refused and holds back."""
    found = fill(real, {**BIDDER, "system": label}, TODAY)
    assert [each["id"] for each in found["refused"] if "unfinished" in each["says"]] == ["system"]
    assert next(each for each in found["answers"] if each["id"] == "rfp-soc-examination")["state"] == "open"


@pytest.mark.parametrize(
    "name",
    ["Acme Payroll (EU)", "Acme Report Service", "Yourpay", "Firmware Hub", "The Acme Product", "Acme, with your own keys",
     "Acme (formerly Bolt) System"],
)  # fmt: skip
def test_a_name_that_looks_like_a_label_is_taken(real, name):
    """What merely has such a word in it stands as it was written."""
    found = fill(real, {**BIDDER, "system": name}, TODAY)
    assert found["refused"] == []
    assert name in next(each for each in found["answers"] if each["id"] == "rfp-soc-examination")["short"]


def test_every_field_given_leaves_no_brace(real):
    """With everything said and filled in, no answer waits and none has a placeholder."""
    values = {
        "text": "words as they are sent",
        "past": "2025-10-01",
        "coming": "2027-11-30",
        "number": "6",
        "url": "https://a.example/x",
    }
    answers = {**BIDDER, **dict.fromkeys(real.claims, "yes"), "terms": "agreed", "reader": "customer"}
    answers |= {id: values[field.kind] for id, field in real.fields.items()}
    found = fill(real, answers, TODAY)
    assert [each["id"] for each in found["answers"] if each["state"] == "open" or each["later"]] == []
    assert "{" not in " ".join(str(each.get("long", "")) for each in found["answers"])


def test_fields_have_one_answer(real):
    """A field is a question with the one option that it is given, so that the proof knows of it."""
    for id in real.fields:
        assert [option.id for option in real.catalogue.question[id].options] == [GIVEN]
