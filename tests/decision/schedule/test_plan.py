"""The calendar: steps in order, ranges, dates that cannot be met and what can."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from decision.answers.read import read
from decision.api import handle
from decision.engine.evaluate import Evaluation
from decision.schedule.ics import Event, calendar, events
from decision.schedule.plan import schedule

TODAY = date(2026, 11, 23)
PAYROLL = {
    "role": "provider",
    "offering": ["process"],
    "asked-for": ["soc-1"],
    "asked-by": ["auditors"],
    "financial-effect": "direct",
    "asked-type": "type-2",
}
SAAS = {
    "role": "provider",
    "offering": ["saas"],
    "asked-for": ["soc-2"],
    "asked-by": ["security"],
    "financial-effect": "no",
    "data": ["confidential"],
    "asked-type": "no",
}


def plan(**answers):
    """The schedule of these answers on the day of the tests."""
    return handle({"action": "schedule", "answers": answers, "today": TODAY.isoformat()})


def test_steps_follow_each_other():
    """Each stage starts when the one before it ends, at the earliest and at the latest."""
    for way in plan(**PAYROLL, controls="unwritten")["ways"]:
        for before, after in zip(way["stages"], way["stages"][1:], strict=False):
            assert after["start"] == before["end"]


def test_unwritten_controls_need_readiness_first():
    """Who has nothing written down finds and closes gaps before any period starts; who runs controls does not."""
    first = [stage["id"] for stage in plan(**PAYROLL, controls="unwritten")["ways"][0]["stages"]]
    assert first[:2] == ["readiness", "remediation"]
    later = [stage["id"] for stage in plan(**PAYROLL, controls="established")["ways"][0]["stages"]]
    assert "readiness" not in later


def test_unknown_controls_may_cost_no_time_or_all_of_it(real):
    """Where it is not known whether a step is needed, its shortest length is nothing; a plan goes by what is presumed."""
    unsure = read(real, {**PAYROLL, "controls": "unsure"}, TODAY)
    readiness = schedule(Evaluation(real, unsure.chosen), unsure, TODAY)["ways"][0]["stages"][0]
    assert readiness["id"] == "readiness"
    assert readiness["end"] == [TODAY.isoformat(), "2026-12-21"]
    assert plan(**PAYROLL, controls="unsure")["ways"] == plan(**PAYROLL, controls="established")["ways"]


def test_a_running_period_ends_when_it_ends():
    """While a period runs, the next report is the one on it: by the day given, or within a year."""
    given = plan(**SAAS, controls="examined-type-2", **{"last-period-end": "2027-03-31"})["ways"][0]["stages"][0]
    assert (given["start"], given["end"]) == ([TODAY.isoformat()] * 2, ["2027-03-31"] * 2)
    running = plan(**SAAS, controls="examined-type-2", **{"last-period-end": "running"})["ways"][0]["stages"][0]
    assert running["end"] == ["2026-11-24", "2027-11-24"]


def test_a_date_that_cannot_be_met_names_what_can():
    """A Type 2 by a date before its period can end is infeasible, and the summary offers the nearest that is not."""
    unasked = {id: answer for id, answer in SAAS.items() if id != "asked-type"} | {"asked-for": ["questionnaire"]}
    found = plan(**unasked, commitments=["security"], controls="new", **{"needed-by": "2027-02-15"})
    assert found["needed-by"] == "2027-02-15"
    assert found["ways"][0]["feasible"] == "no"
    assert found["ways"][1]["feasible"] == "yes"
    assert "cannot be in hand by February 15, 2027" in found["summary"]
    assert found["ways"][1]["label"] in found["summary"]


def test_the_plan_is_the_type_that_is_advised():
    """Where a reader needs a report before a Type 2 can be ready, the Type 1 is the plan and the Type 2 comes after it."""
    found = plan(**SAAS, controls="new", **{"needed-by": "2027-02-15"})
    assert [(way["label"], way["feasible"]) for way in found["ways"]] == [
        ("SOC 2 Type 1 report", "yes"),
        ("SOC 2 Type 2 report", "no"),
    ]


def test_a_tight_date_says_so():
    """Between the earliest and the latest finish a date is possible only if everything goes fast."""
    found = plan(**SAAS, controls="established", **{"needed-by": "2027-05-15"})
    assert found["ways"][0]["feasible"] == "tight"
    assert "only if everything goes fast" in found["summary"]


def test_an_easy_date_is_met():
    """A date after the latest finish is met, and starting may wait."""
    found = plan(**SAAS, controls="established", **{"needed-by": "2028-06-30"})
    assert found["ways"][0]["feasible"] == "yes"
    assert found["ways"][0]["start-by"][0] > TODAY.isoformat()


def test_a_span_without_end_is_no_deadline():
    """ "Later, or no date" leaves feasibility open."""
    found = plan(**SAAS, controls="established", **{"needed-by": "no-date"})
    assert found["needed-by"] is None
    assert found["ways"][0]["feasible"] is None


@pytest.mark.parametrize(
    ("ended", "starts"), [("2026-09-30", "2026-10-01"), ("under-3-months", "2026-08-24"), ("over-12-months", "2025-11-23")]
)
def test_a_renewal_starts_the_day_after(ended, starts):
    """The next period follows the last one without a gap."""
    found = plan(**SAAS, controls="examined-type-2", **{"last-period-end": ended})
    assert found["ways"][0]["id"] == "renewal"
    assert found["ways"][0]["stages"][0]["start"][0] == starts


def test_a_renewal_without_a_date_still_has_a_plan():
    """Without the last period's end, the next one ends within a year."""
    assert plan(**SAAS, controls="examined-type-2")["ways"][0]["stages"][0]["end"][1] == "2027-11-22"


def test_nothing_to_schedule_where_no_report_is_called_for():
    """An in-house tool has no calendar."""
    found = plan(role="provider", offering=["none"], **{"asked-for": ["nothing"]})
    assert found["ways"] == []
    assert "nothing to schedule" in found["summary"]


def test_every_step_names_its_sources():
    """Each span in the calendar says where it was published."""
    ways = plan(**PAYROLL, controls="unwritten")["ways"]
    assert all(stage["sources"] for way in ways for stage in way["stages"])


def test_the_calendar_reads_back():
    """The .ics text holds one all-day event a stage with the same days, stamped in UTC, for a reader that is not ours."""
    found = plan(**PAYROLL, controls="unwritten")
    expected = events(found, "")
    entries = Calendar.from_ical(found["ics"].encode()).walk("VEVENT")
    assert [str(entry["summary"]) for entry in entries] == [event.title for event in expected]
    assert [entry.decoded("dtstart") for entry in entries] == [event.first for event in expected]
    assert {entry.decoded("dtstamp") for entry in entries} == {datetime(2026, 11, 23, tzinfo=UTC)}


def _uids(day, answers):
    request = {"action": "schedule", "answers": answers, "today": day}
    return [str(entry["uid"]) for entry in Calendar.from_ical(handle(request)["ics"].encode()).walk("VEVENT")]


def test_an_event_keeps_its_id():
    """The same answers give the same ids on another day, so a second import replaces; another service gives others."""
    established = {**PAYROLL, "controls": "established"}
    first = _uids("2026-11-23", established)
    assert len(set(first)) == len(first) > 0
    assert first == _uids("2026-12-01", established)
    assert not set(first) & set(_uids("2026-11-23", {**established, "customers": ["listed"]}))


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1999-12-31", "2200-01-01", 20261123, "tomorrow"])
@pytest.mark.parametrize("action", ["step", "schedule", "report"])
def test_a_day_off_the_calendar_is_an_error_as_data(action, day):
    """Whatever `today` is, the answer is data that names the field."""
    assert handle({"action": action, "answers": PAYROLL, "today": day})["error"]["where"] == "today"


@pytest.mark.parametrize("action", ["step", "schedule", "report"])
@pytest.mark.parametrize("day", ["2000-01-01", "2199-12-31"])
def test_the_ends_of_the_calendar_hold(action, day):
    """On the first and the last day every action answers."""
    late = {"controls": "examined-type-2", "last-period-end": day, "needed-by": day}
    assert "error" not in handle({"action": action, "answers": {**SAAS, **late}, "today": day})


def test_long_and_special_text_survives_the_calendar():
    """Commas, semicolons, line breaks and long lines come back as they were."""
    note = "a, b; c\\d\n" + "é" * 120
    text = calendar([Event("x", "t", TODAY, TODAY, note)], TODAY)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    [entry] = Calendar.from_ical(text.encode()).walk("VEVENT")
    assert str(entry["description"]) == note
