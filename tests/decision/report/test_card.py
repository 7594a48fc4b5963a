"""The card on top of a verdict, in few words: over every case, and in every form of the report."""

import html
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from decision.answers.read import read
from decision.api import handle
from decision.batch.summary import asked_by, summarize
from decision.engine.asking import ENDED
from decision.engine.lead import NONE
from decision.report.document import RENDERERS

TODAY = date(2026, 11, 23)
CASES = [
    pytest.param(case["answers"], id=f"{path.stem}: {case['name']}")
    for path in sorted((Path(__file__).parents[2] / "cases").glob("*.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]
BOTH = {
    "role": "provider",
    "offering": ["hosting"],
    "asked-for": ["soc-1", "soc-2"],
    "asked-by": ["auditors", "security"],
    "financial-effect": "indirect",
    "data": ["confidential"],
    "commitments": ["security", "availability"],
    "customers": ["private"],
    "asked-type": "type-2",
    "controls": "established",
}
SAAS = {
    "role": "provider",
    "offering": ["saas"],
    "asked-for": ["soc-2"],
    "asked-by": ["security"],
    "financial-effect": "no",
    "data": ["confidential", "personal"],
    "commitments": ["confidentiality"],
    "customers": ["private"],
    "asked-type": "type-2",
    "asked-categories": ["none"],
    "controls": "established",
    "needed-by": "6-to-12-months",
    "subservice": ["none"],
}
VENDOR = {
    "role": "customer",
    "vendor-does": ["saas"],
    "our-financial-effect": "no",
    "wants": ["security"],
    "vendor-data": ["personal"],
    "dependence": ["uptime"],
    "we-are": ["private"],
}
FITTING = {**VENDOR, "vendor-has": ["soc-2-type-2"], "system-covered": "yes", "opinion": "unqualified", "exceptions": "none"}


def step(answers, today=TODAY):
    """What the api gives for a step."""
    return handle({"action": "step", "answers": answers, "today": today.isoformat()})


def facts(answers, today=TODAY):
    """The rows of the card, by label."""
    return dict(step(answers, today)["card"]["facts"])


@pytest.mark.parametrize("answers", CASES)
def test_every_card_says_what_and_what_next(real, answers):
    """What calls for something has a headline, a type or why there is none, and at most three next steps, at least one."""
    found = step(answers)
    made, leads = found["card"], [real.finding[id] for id in found["lead"]["ids"]]
    assert made["headline"] == (leads[0].headline if leads else found["lead"]["headline"])
    assert len(made["next"]) <= 3
    assert all(day["words"] and "," in day["when"] or day["when"] in ("", "now") for day in made["next"])
    if any(each.strength in ("must", "should") and each.subject != NONE for each in leads):
        assert "Type" in dict(made["facts"]) or NONE in {each.subject for each in leads}
        assert made["next"]


@pytest.mark.parametrize("answers", CASES)
def test_every_form_of_the_report_has_the_card(answers):
    """The same facts and next steps with their days stand in Markdown, plain text, rich text and the blocks for Word."""
    made = step(answers)["card"]
    lines = [f"{label}: {words}" for label, words in made["facts"]]
    lines += [f"{each['words']} ({each['when']})" if each["when"] else each["words"] for each in made["next"]]
    request = {"action": "report", "answers": answers, "today": TODAY.isoformat()}
    blocks = handle({**request, "format": "blocks"})["blocks"]
    items = ["".join(part["text"] for part in block["parts"]) for block in blocks if block["kind"] == "item"]
    assert set(lines) <= set(items)
    for form in RENDERERS:
        text = handle({**request, "format": form})["text"]
        plain = html.unescape(re.sub(r"<[^>]+>|\*\*", "", text))
        assert all(line in plain for line in lines), form


@pytest.mark.parametrize("answers", [each for each in CASES if each.values[0]["role"] in ("customer", ["customer"])])
def test_one_rule_says_by_when_to_ask(real, answers):
    """The day by which to ask a vendor is the one in the table of many vendors."""
    reading = read(real, answers, TODAY)
    asked = asked_by(summarize(real, reading.chosen, ()), TODAY, reading.dates.get(ENDED), None)
    schedule = handle({"action": "schedule", "answers": answers, "today": TODAY.isoformat()})
    assert (schedule["ask-by"] or "") == asked


def test_the_card_says_type_categories_period_and_day():
    """For a report that can be had in time: what, over which period, between which days, and what is due before when."""
    made = step(SAAS)["card"]
    assert made["headline"].startswith("You need a SOC 2 report") or "SOC 2" in made["headline"]
    assert dict(made["facts"]) == {
        "Type": "Type 2, its period starting now at the latest",
        "Categories": "Security and Confidentiality",
        "Period": "Three to six months at first, then twelve",
        "In hand": "Between Mar 22 and Aug 2, 2027; needed by Nov 23, 2027",
    }
    assert [each["when"] for each in made["next"]] == ["now", "now", "before Feb 22, 2027"]


def test_a_day_that_is_tight_missed_or_not_given_is_said():
    """What it takes, what can be had instead, and that all counts from today."""
    assert facts({**SAAS, "needed-by": "2027-05-01"})["In hand"].endswith(
        "needed by May 1, 2027: in time only if the period is short and all goes fast"
    )
    late = {**SAAS, "controls": "new", "needed-by": "2027-02-20"}
    assert re.fullmatch(r"Not by Feb 20, 2027: between .*", facts({**late, "asked-type": "type-2"})["In hand"])
    assert facts({**SAAS, "needed-by": "no-date"})["In hand"].endswith(", if you start now")


def test_two_reports_are_each_given_a_day_and_said_once():
    """Below the advice on both no report is named again, and each has its own span."""
    made = step(BOTH)["card"]
    assert made["headline"] == "Plan SOC 1 and SOC 2 as two engagements with one control set."
    assert "report" not in made["more"]
    assert re.match(r"SOC 1 .* to .*; SOC 2 .* to ", dict(made["facts"])["In hand"])


def test_what_was_due_is_due_now():
    """A period that began before today does not put a step into the past."""
    renewal = {**BOTH, "controls": "examined-type-2", "last-period-end": "2026-09-30"}
    assert all(each["when"] == "now" or "2026" not in each["when"] for each in step(renewal)["card"]["next"])


def test_an_early_stop_has_a_day_too():
    """With the service and the request alone the card says, on what is presumed, when the report is there."""
    found = step({"role": "provider", "offering": ["saas"], "asked-for": ["soc-any"]})
    assert found["next"] is not None
    assert dict(found["card"]["facts"])["In hand"].endswith(", if you start now")
    assert any(each["when"] for each in found["card"]["next"])


def test_a_customer_reads_what_to_request_and_by_when():
    """Type, categories and period of the report to request, and the request itself, now."""
    made = step(VENDOR)["card"]
    assert dict(made["facts"]) == {
        "Type": "SOC 2 Type 2",
        "Categories": "Security, Availability and Confidentiality",
        "Period": "Ended within the last twelve months",
    }
    assert made["next"][0] == {
        "id": "request-soc-2-should",
        "words": "Send the vendor the request for a SOC 2 Type 2; the words are in the verdict",
        "when": "now",
    }


def test_a_report_that_fits_is_asked_for_again_before_it_is_old():
    """What the vendor offers is not requested; the next report is, before this one is a year old."""
    made = step({**FITTING, "report-period-end": "2026-06-30"})["card"]
    assert dict(made["facts"])["Next report"] == "Ask for it by Jun 30, 2027"
    assert "request-soc-2-should" not in [each["id"] for each in made["next"]]


def test_words_to_send_are_promised_only_where_there_are_some():
    """A request that rests on something presumed has no words yet, and the step does not say so."""
    presumed = {"role": "customer", "vendor-does": ["saas"]}
    found = step(presumed)
    assert found["lead"]["certainty"] == "presumed"
    assert not any("words" in each["words"] for each in found["card"]["next"])


def test_nothing_known_has_no_facts():
    """With a role and nothing else there is neither a row nor a step."""
    made = step({"role": "provider"})["card"]
    assert (made["facts"], made["next"], made["more"]) == ([], [], "")
