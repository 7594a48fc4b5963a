"""Cells as analysts spell them."""

from datetime import date

import pytest

from decision.batch.cells import Asked, flag, understand
from decision.batch.words import doubts, headings, knowledge, nearest, phrases
from decision.catalogue.standard import catalogue

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("id", "text", "options"),
    [
        ("vendor-has", "SOC 2 Type II", "soc-2-type-2"),
        ("vendor-has", "SOC2 Type2", "soc-2-type-2"),
        ("vendor-has", "SOC 2–Type 2 (Security, Availability, & Confidentiality)", "soc-2-type-2"),
        ("vendor-has", "SOC 2 (SOC 2 Type II reported)", "soc-2-type-2"),
        ("vendor-has", "SOC 1 Type II, SOC 2 Type II & ISO/IEC 27001:2022", "soc-1-type-2 soc-2-type-2 iso-27001"),
        ("vendor-has", "SOC 1/2 Type 2", "soc-1-type-2 soc-2-type-2"),
        ("vendor-has", "SOC 2 Type 1 and 2", "soc-2-type-1 soc-2-type-2"),
        ("vendor-has", "SSAE 18 SOC 1 Type II report", "soc-1-type-2"),
        ("vendor-has", "ISO/IEC 27001:2013 (Information Security Management System) - certified", "iso-27001"),
        ("vendor-has", "GDPR; WCAG 2.1 AA; SOC 3", "soc-3 other"),
        ("vendor-has", "SOC 2 in progress", "nothing"),
        ("vendor-has", "None", "nothing"),
        ("vendor-has", "AWS SOC 2 Type 2", "host-report"),
        ("vendor-has", "N/A; SOC 3", "soc-3"),
        ("vendor-has", "Government Regulation No. 71", "other"),
        ("vendor-has", "TBD", "unsure"),
        ("vendor-has", "Yes", "unsure"),
        ("we-hold", "✓", "unsure"),
        ("vendor-has", "certified", "unsure"),
        ("vendor-data", "PII/PHI", "personal health"),
        ("vendor-data", "Cardholder data", "card"),
        ("vendor-data", "names, SSN and bank account numbers of employees", "personal financial"),
        ("vendor-data", "Restricted", "confidential"),
        ("vendor-data", "No PII", "nothing"),
        ("vendor-does", "CLOUD_PROVIDER", "hosting"),
        ("vendor-does", "Runs our payroll and files the returns", "process"),
        ("vendor-does", "Other", "unsure"),
        ("vendor-does", "Provide excellent outcomes", ""),
        ("our-financial-effect", "Y", "direct"),
        ("our-financial-effect", "ITGC", "indirect"),
        ("vendor-does", "saas;hosting", "saas hosting"),
        ("report-period-end", "unsure", "unsure"),
        ("report-period-end", "", ""),
    ],
)
def test_spellings(id, text, options):
    """Each spelling is the options it means."""
    cell = understand(Asked(catalogue(), id, TODAY), text)
    assert cell.problem == ""
    assert " ".join(cell.options) == options


@pytest.mark.parametrize(
    ("text", "options", "doubts"),
    [
        ("SOC 2", "soc-2", "soc-2"),
        ("soc-2", "soc-2", "soc-2"),
        ("SOC 1, SOC 2 Type 2", "soc-2-type-2 soc-1", "soc-1"),
        ("SOC report", "soc-some", "soc"),
        ("SOC 2; SOC 2 Type 1", "soc-2-type-1", ""),
        ("ISO 27001 & SOC 2", "soc-2 iso-27001", "soc-2"),
        ("Y", "soc-some", "soc"),
        ("received 2026", "soc-some", "soc"),
    ],
)
def test_a_report_without_its_type(text, options, doubts):
    """What is left open is kept as a doubt, unless the cell says the type elsewhere."""
    cell = understand(Asked(catalogue(), "vendor-has", TODAY, heading="SOC report"), text)
    assert (" ".join(cell.options), " ".join(cell.doubts)) == (options, doubts)


@pytest.mark.parametrize(
    ("id", "text", "says"),
    [
        ("vendor-does", "sass", "“sass” is not understood. Is “saas” meant?"),
        ("vendor-has", "SOC 2 lapsed, ask Joe", "“SOC 2 lapsed” is not understood."),
        ("vendor-has", "not SOC 2", "“not SOC 2” is not understood."),
        ("vendor-data", "blue", "“blue” is not understood."),
        ("report-period-end", "soon", "“soon” is not a day. Write it as 2026-03-31."),
        ("our-financial-effect", "direct;no", "takes one answer"),
    ],
)
def test_what_is_not_understood_says_so(id, text, says):
    """A cell is never half understood: what is unknown is named, with the nearest that is known."""
    cell = understand(Asked(catalogue(), id, TODAY), text)
    assert says in cell.problem


def test_flags():
    """Under a heading that asks one thing, a mark is that thing and anything typed counts as itself."""
    say = lambda text: flag(Asked(catalogue(), "vendor-has", TODAY), "soc-2", text)  # noqa: E731
    assert say("Y")[1].doubts == ("soc-2",)
    assert say("Type II")[1].options == ("soc-2-type-2",)
    assert say("SOC 2 Type 1")[1].options == ("soc-2-type-1",)
    assert (say("no")[0], say("TBD")[0], say(" ")[0]) == ("no", "unsure", "")
    assert say("purple")[1].problem
    assert flag(Asked(catalogue(), "vendor-data", TODAY), "card", "✓")[1].options == ("card",)


def test_the_nearest_word():
    """Slips of the hand are seen, swapped neighbors once; other words are not near."""
    known = ["dependence", "vendor-does", "data"]
    assert nearest("dependance", known) == "dependence"
    assert nearest("vendro-does", known) == "vendor-does"
    assert nearest("color", known) is None
    assert nearest("date", known) == "data"


def test_the_data_names_only_what_exists():
    """Questions, options and findings of the data file are the catalogue's, and no spelling stands for two things."""
    data, real = knowledge(), catalogue()
    for id, spelled in data["values"].items():
        if id != "doubts":
            assert {option.id for option in real.question[id].options} >= set(spelled), id
            spellings = [each for all in spelled.values() for each in all]
            assert len(set(spellings)) == len(spellings), sorted(each for each in spellings if spellings.count(each) > 1)
            assert phrases(real, id)
    questions = [target.partition("=")[0] for target in headings().values()]
    assert set(questions) - {"vendor", "renewal"} <= set(real.question)
    assert set(data["same"]) | set(data["same"].values()) <= set(real.question)
    found = [each["finding"] for each in data["faults"]] + [id for all in data["steps"].values() for id in all]
    assert {*found, *(need["met"] for need in data["needs"].values())} <= set(real.finding)
    assert set(doubts().values()) == {"soc-1", "soc-2", "soc"}
