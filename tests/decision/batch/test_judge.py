"""The batch: a row of output for every row of input, the page's verdict in each, and bad rows that stop nothing."""

import csv
import random
from datetime import date
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision.answers.link import parse
from decision.answers.read import read
from decision.batch.columns import propose
from decision.batch.judge import ADDED, NOTE, Judge
from decision.batch.mapping import from_plain
from decision.catalogue.errors import RequestError
from decision.catalogue.standard import catalogue
from decision.cli.batch_files import Task, run
from decision.engine.evaluate import Evaluation
from decision.engine.lead import lead
from decision.engine.presume import Presumed

TODAY = date(2026, 11, 23)


def judged(*rows, **mapping):
    """The added cells of a table whose cells are separated by bars, as mappings."""
    table = [row.split("|") for row in rows]
    found = propose(catalogue(), table, TODAY)
    columns = {column["heading"]: column["target"] for column in found["columns"]}
    body = {"role": found["role"], "dates": found["dates"], "columns": columns, **mapping}
    judge = Judge(catalogue(), found["names"], from_plain(catalogue(), found["names"], body), TODAY)
    below = enumerate(table[found["header"] + 1 :], start=found["header"] + 2)
    return [dict(zip(ADDED, judge.row(number, row), strict=True)) for number, row in below]


def profile(dice):
    """Random answers of a customer or a provider, some missing, some not sure."""
    chosen = {"role": dice.choice(["provider", "customer", "responder"])}
    for question in catalogue().questions:
        if question.id != "role" and chosen["role"] in question.roles and dice.random() < 0.6:
            several = [option.id for option in question.options if not option.exclusive]
            many = question.kind == "many" and dice.random() < 0.5
            drawn = dice.sample(several, min(2, len(several))) if many else [dice.choice(question.options).id]
            chosen[question.id] = ";".join(drawn)
    return chosen


def test_every_row_leads_as_the_page_does():
    """Over random answers the verdict is the page's lead, and the link gives the same answers back."""
    dice = random.Random(7)
    names = [question.id for question in catalogue().questions]
    profiles = [profile(dice) for _ in range(150)]
    rows = judged("|".join(names), *("|".join(each.get(name, "") for name in names) for each in profiles))
    for answers, row in zip(profiles, rows, strict=True):
        chosen = read(catalogue(), {id: said.split(";") for id, said in answers.items()}, TODAY).chosen
        leading = lead(Presumed(Evaluation(catalogue(), chosen)))
        assert row["verdict"] == leading.headline
        assert row["rests on"] == (leading.sentence if leading.presumed else "")
        assert read(catalogue(), parse(catalogue(), row["link"]).answers, TODAY).chosen == chosen


def test_a_mark_or_two_reports_read_well():
    """A "yes" under a heading that names SOC is a report to be seen, never "not held"; of two reports all is said of two."""
    yes, part, none, silent, both = judged(
        "Vendor|Category|SOX|SOC report",
        "A|SaaS|N|Y",
        "B|payroll|Y|SOC 1",
        "C|payroll|Y|none",
        "D|payroll|Y|",
        "E|payroll|Y|SOC 1 Type 2, SOC 2 Type 2",
        fixed={"wants": "auditors;security"},
    )
    assert (yes["held"], yes["fits"]) == ("SOC report, kind unknown", "unclear")
    assert yes["gap"] == "the report itself, to see whether it is a SOC 2 Type 2"
    assert part["gap"] == "the report itself, to see whether it is a SOC 1 Type 2; also a SOC 2 Type 2"
    assert none["why"] == "SOC 1 Type 2 and SOC 2 Type 2 are called for, and are not held."
    assert silent["gap"] == "whether there is a SOC 1 Type 2 and a SOC 2 Type 2"
    assert both["why"].startswith("SOC 1 Type 2 and SOC 2 Type 2 are what is called for: read them")


def test_the_analysts_table():
    """Needed, held, fits and why, the gap, the next step and the day to ask by, for the cases that analysts have."""
    payroll, box, goods, soc2, expired, aging, silent = judged(
        "Vendor|Category|SOX|Data|SOC report|Period end|Renewal date",
        "Payroll Co|payroll|Y|PII|SOC 1 Type II, SOC 2 Type II|2026-09-30|",
        "Box|SaaS|N|Confidential|SOC 2 Type 1|2026-09-30|2027-06-30",
        "Paper Ltd|office supplies|N|None|None||",
        "Tool|SaaS|N|PII|SOC 2|2026-09-30|",
        "Old|SaaS|N|PII|SOC 2 Type 2|2025-03-31|",
        "Ops|SaaS|N|PII|SOC 2 Type 2|2026-06-30|2026-12-15",
        "Silent|SaaS|N|PII|||",
    )
    assert (payroll["needed"], payroll["fits"], payroll["gap"], payroll["ask by"]) == ("both", "yes", "", "2027-09-30")
    assert payroll["held"] == "SOC 1 Type 2; SOC 2 Type 2"
    assert (box["needed"], box["fits"], box["gap"], box["ask by"]) == ("SOC 2", "no", "SOC 2 Type 2", "2027-04-01")
    assert "Take a SOC 2 Type 1 as interim evidence only" in box["next step"]
    assert (goods["needed"], goods["fits"], goods["ask by"]) == ("none", "yes", "")
    assert (soc2["fits"], soc2["held"]) == ("unclear", "SOC 2, type unknown")
    assert "which type it is" in soc2["next step"]
    assert (expired["fits"], expired["gap"]) == ("no", "a current report")
    assert (aging["fits"], aging["ask by"]) == ("yes", "2026-11-23")
    assert (silent["fits"], silent["why"]) == ("unclear", "What is held is not said.")


def test_a_report_that_may_not_be_needed_leaves_the_row_unclear():
    """Where the effect on the books is not said, a SOC 2 in hand is neither a fit nor a gap for sure."""
    box, row = judged("Vendor|Category|SOC report", "Box|SaaS|SOC 2 Type 2", "Payroll Co|payroll|SOC 2 Type 2")
    assert (box["needed"], box["fits"]) == ("SOC 2", "yes"), "of software nobody takes an effect for granted"
    assert (row["needed"], row["fits"]) == ("both", "unclear")
    assert row["why"].startswith("It fits, unless SOC 1 Type 2 is needed too")
    [sure] = judged("Vendor|Category|SOC report", "Box|SaaS|SOC 2 Type 2", fixed={"our-financial-effect": "no"})
    assert (sure["needed"], sure["fits"]) == ("SOC 2", "yes")


def test_nothing_said_is_unclear():
    """A row that does not say what the vendor does has no verdict, and says what is missing."""
    [row] = judged("Vendor|SOC report", "Box|SOC 2 Type 2")
    assert (row["needed"], row["fits"], row["why"]) == ("unclear", "unclear", "What the vendor does is not said.")


def test_what_was_said_of_the_service_is_not_called_unsaid():
    """An entry that names no service is quoted, a long one in part; the report held is told what it is for."""
    finance, prose, public, any, nothing = judged(
        "Vendor|Category|SOC report",
        "Ledger|FINANCE|SOC 1 Type 2; SOC 2 Type 2",
        f"Vague|{'We make the world a better place. ' * 3}|SOC 2 Type 2",
        "Open|other|SOC 3",
        "Some|other|SOC report",
        "None|other|none",
    )
    assert finance["why"] == "“FINANCE” does not say which service it is."
    assert prose["why"].startswith("“We make the world") and prose["why"].endswith("…” does not say which service it is.")
    assert public["next step"].startswith("A SOC 3 is a public summary")
    assert any["next step"].startswith("A SOC 1 is for services that reach your books, a SOC 2 for")
    assert (finance["gap"], nothing["gap"]) == ("which service it is", "")
    assert finance["next step"].endswith("whether a report that is held covers it.")
    assert nothing["next step"] == "Say what the service is, and the verdict follows."


def test_a_provider_gets_its_reports():
    """The rows of a provider say what to get and whether what it holds is that."""
    first, second = judged(
        "service|role|offering|financial-effect|data|we-hold",
        "Pay|provider|process|direct|financial|nothing",
        "App|provider|saas|no|personal|soc-2-type-2",
    )
    assert (first["fits"], first["needed"].startswith(("SOC 1", "both"))) == ("no", True)
    assert (second["needed"], second["fits"], second["held"]) == ("SOC 2", "yes", "SOC 2 Type 2")


def test_bad_rows_say_what_and_where_and_stop_nothing():
    """An unknown word, too many cells, a day in two readings become notes; the good row between them has its verdict."""
    bad, good, long, day = judged(
        "Vendor|Category|SOC report|Period end|PII",
        "A|sass|SOC 2 Type 2||",
        "B|SaaS|SOC 2 Type 2|2026-03-31|Y",
        "C|SaaS|||N|more|cells",
        "D|SaaS||03/04/2026|N",
    )
    assert bad["note"] == "Row 2: Category: “sass” is not understood. Is “saas” meant?"
    assert bad["verdict"] == bad["needed"] == bad["link"] == ""
    assert (good["note"], good["needed"]) == ("", "SOC 2")
    assert "Row 4: 7 cells, but there are 5 columns." in long["note"]
    assert "can be Mar 4 or Apr 3" in day["note"]


def test_blank_rows_and_repeated_headings_are_skipped():
    """They get no verdict and no note, and the rows after them keep their numbers."""
    blank, again, bad = judged("Vendor|SOC report", "|", "Vendor|SOC report", "A|SOC gone")
    assert set(blank.values()) == set(again.values()) == {""}
    assert bad["note"].startswith("Row 4: ")


def test_flags_together():
    """Nothing is held only where every flag says no; a yes without a type leaves the type open."""
    none, open, half = judged("Vendor|Category|SOC 1|SOC 2", "A|SaaS|N|N", "B|SaaS|N|Y", "C|SaaS||N")
    assert (none["held"], open["held"], half["held"]) == ("nothing", "SOC 2, type unknown", "nothing")


def test_the_mapping_says_more():
    """Spellings of their own, the order of days and answers for every row are taken from the mapping."""
    rows = ("Vendor|Category|SOC report|Period end", "A|Blue|Level 9 report|03/04/2026")
    values = {"Category": {"blue": "saas"}, "SOC report": {"Level 9 Report": "soc-2-type-2"}}
    targets = ["vendor", "vendor-does", "vendor-has", "report-period-end"]
    [row] = judged(*rows, values=values, dates="mdy", columns=dict(zip(rows[0].split("|"), targets, strict=True)))
    assert (row["note"], row["held"]) == ("", "SOC 2 Type 2")
    assert "report-period-end=2026-03-04" in row["link"]


def test_bare_digits_stay_in_the_link():
    """A day without hyphens is the same day in the row's link."""
    [row] = judged("vendor|role|offering|needed-by", "A|provider|saas|20270331")
    assert "needed-by=2027-03-31" in row["link"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_files_in_every_encoding(tmp_path, encoding):
    """What Excel saves is read, whatever it is saved as; formulas come out as words, our columns as new ones."""
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("Vendor;SOC report;Category;held\nCafé;SOC 2 Type II;SaaS;=1+1\n\n", encoding)
    done = run(catalogue(), Task(str(source), str(target)), TODAY)
    with target.open(newline="", encoding="utf-8") as file:
        row, blank = csv.DictReader(file)
    assert (row["Vendor"], row["held"], row["held (2)"], done.noted) == ("Café", "'=1+1", "SOC 2 Type 2", 0)
    assert set(blank.values()) == {""}
    assert done.remarks[-1] == "Columns that answer no question: held."


def test_files_are_written_whole(tmp_path, capsys, monkeypatch):
    """The output appears when it is complete, noted rows are counted, a terminal sees progress, pieces do not matter."""
    monkeypatch.setattr("decision.cli.batch_files.EVERY", 2)
    monkeypatch.setattr("decision.cli.batch_files.PIECE", 16)
    monkeypatch.setattr("decision.cli.batch_files.LOOKED_AT", 3)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    vendors = "".join(f"V{place},saas\n" for place in range(5))
    source.write_text(f"List of vendors\nvendor,category\n{vendors}X,nope\n", "utf-8")
    assert run(catalogue(), Task(str(source), str(target)), TODAY).noted == 1
    with target.open(newline="") as file:
        rows = list(csv.reader(file))
    assert [row[0] for row in rows] == ["List of vendors", "vendor", "V0", "V1", "V2", "V3", "V4", "X"]
    assert rows[1][2] == "needed"
    assert "2 rows" in capsys.readouterr().err
    monkeypatch.setattr("sys.stderr.isatty", lambda: False)
    run(catalogue(), Task(str(source), str(target)), TODAY)
    assert capsys.readouterr().err == ""
    assert not target.with_suffix(".csv.part").exists()


def test_a_mapping_file(tmp_path):
    """A mapping in TOML decides; what it names and the table does not have is said, and so is a day that needs it."""
    source, target, map = tmp_path / "in.csv", tmp_path / "out.csv", tmp_path / "map.toml"
    source.write_text("Vendor,Was,Ende\nA,saas,03/04/2026\n", "utf-8")
    map.write_text('[columns]\nWas = "vendor-does"\nEnde = "report-period-end"\nGone = "vendor-has"\n', "utf-8")
    done = run(catalogue(), Task(str(source), str(target), str(map)), TODAY)
    assert done.noted == 1
    assert "Columns of the mapping that the table does not have: Gone." in done.remarks
    map.write_text('dates = "dmy"\n' + map.read_text("utf-8"), "utf-8")
    assert run(catalogue(), Task(str(source), str(target), str(map)), TODAY).noted == 0
    source.write_text("Vendor,Period end\nA,03/04/2026\n", "utf-8")
    assert any('dates = "mdy"' in remark for remark in run(catalogue(), Task(str(source), str(target)), TODAY).remarks)
    map.write_text("not toml", "utf-8")
    with pytest.raises(RequestError, match="This is not TOML"):
        run(catalogue(), Task(str(source), str(target), str(map)), TODAY)


def test_a_workbook_is_named_as_one(tmp_path):
    """A file that is no text says what it is."""
    source = tmp_path / "in.csv"
    source.write_bytes(b"PK\x03\x04 and so on")
    with pytest.raises(RequestError, match="This is a workbook"):
        run(catalogue(), Task(str(source), str(tmp_path / "out.csv")), TODAY)


CELLS = st.text(max_size=20) | st.sampled_from(["customer", "nobody", "nothing", "SOC 2 Type II", "y", "n/a", "12/31/2025", "-"])


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_stands_in_a_row_is_judged_or_noted(data):
    """Any text in any column gives as many cells as are added: no entry stops the table, not even in the role."""
    names = [question.id for question in catalogue().questions]
    mapping = from_plain(catalogue(), names, {"columns": {name: name for name in names}})
    row = [data.draw(CELLS | st.just("")) for _ in names]
    assert len(Judge(catalogue(), names, mapping, TODAY).row(2, row)) == len(ADDED)


def test_a_hundred_thousand_rows_are_judged_once_where_they_are_equal():
    """Only the names differ, which nothing is read from: each row has its own verdict or note, in its place."""
    services, effects = ("payroll", "hosting", "SaaS", "cleaning", "blue"), ("Y", "N", "")
    table = [["Vendor", "Category", "SOX relevant"]]
    table += [[f"Vendor {number}", services[number % 5], effects[number % 3]] for number in range(100_000)]
    found = propose(catalogue(), table[:200], TODAY)
    body = {"role": found["role"], "columns": {column["heading"]: column["target"] for column in found["columns"]}}
    judge = Judge(catalogue(), found["names"], from_plain(catalogue(), found["names"], body), TODAY)
    with patch("decision.batch.judge.read", wraps=read) as asked:
        rows = [judge.row(number, row) for number, row in enumerate(table[1:], start=2)]
    assert asked.call_count == len(services) * len(effects)
    assert len(rows) == 100_000
    assert rows[90_000] == rows[0] != rows[1]
    assert rows[99_999][-1].startswith("Row 100001: Category: “blue” is not understood.")


def test_a_renewal_that_is_no_day_stops_its_row_alone():
    """What cannot be read as the day of a renewal is named with its column, and how to write it; other rows are judged."""
    clear, unclear = judged(
        "Vendor|Category|SOC report|Contract end date", "Box|SaaS|SOC 2 Type 2|2027-09-30", "Cup|SaaS|SOC 2 Type 2|next spring"
    )
    assert (clear["fits"], clear[NOTE]) == ("yes", "")
    said = "Row 3: Contract end date: “next spring” is not a day. Write it as 2026-03-31."
    assert (unclear["fits"], unclear[NOTE]) == ("", said)


def test_a_mapping_may_know_words_of_its_own():
    """An entry that the mapping explains is taken as it says, in whatever letters it is written."""
    rows = ("Vendor|Category|SOC report", "Zorg|Zorg-Box|SOC 2 Type 2", "Box|SaaS|SOC 2 Type 2")
    unknown, _ = judged(*rows)
    told, box = judged(*rows, values={"Category": {"zorg box": "saas"}})
    assert (unknown["fits"], told["fits"]) == ("", "yes")
    assert told["verdict"] == box["verdict"]


def test_what_was_said_of_a_table_is_forgotten_before_it_gets_too_much():
    """Past as many different entries as are kept, the verdicts are the same."""
    rows = ["Vendor|Category|SOC report", *(f"V{number}|SaaS {number}|SOC 2 Type 2" for number in range(8))]
    kept = judged(*rows)
    with patch("decision.batch.judge.KEPT", 3):
        assert judged(*rows) == kept
