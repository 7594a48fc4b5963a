"""Whole inventories, real and invented: what is read of each, and how many rows come back with a verdict."""

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from decision.catalogue.standard import catalogue
from decision.cli.batch_files import Task, run
from tests.decision.batch import made

TODAY = date(2026, 11, 30)
PROBO = Path(__file__).parent / "inventories" / "probo-third-parties.csv"
READ = re.compile(r"Column “(.+)” is read as “(.+)”\.")
OPEN = "“{}” does not say which service it is."


def judged(path, folder, mapping=""):
    """What is said of the columns, by heading, all remarks, the rows, and how many of them have a note."""
    target = folder / "out.csv"
    done = run(catalogue(), Task(str(path), str(target), str(mapping)), TODAY)
    with target.open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    head = next(place for place, row in enumerate(rows) if "next step" in row)
    found = [dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 :]]
    columns = dict(match.groups() for match in map(READ.match, done.remarks) if match)
    return columns, done.remarks, found, done.noted


@pytest.mark.parametrize("inventory", made.INVENTORIES, ids=lambda each: each.name)
def test_an_inventory_comes_back_with_verdicts(inventory, tmp_path):
    """The sheet, the columns and each row's verdict are as an analyst would read them; no row has a note."""
    path = tmp_path / inventory.name
    inventory.make(path)
    columns, remarks, rows, noted = judged(path, tmp_path)
    assert not inventory.sheet or remarks[0] == f"Sheet “{inventory.sheet}” is read."
    named = {name: target for name, target in inventory.columns.items() if name not in columns}
    assert columns | named == inventory.columns, "what is not said of a column is its question's own name"
    assert all(target in {"report-period-end", "our-financial-effect"} for target in named.values())
    assert [f"{row['needed']}: {row['fits']}" for row in rows] == inventory.verdicts
    assert noted == 0


def test_a_column_is_chosen_by_what_is_understood(tmp_path):
    """In the sheet of entities "mission" says what one of them does, and "description" nothing."""
    path = tmp_path / "four.xlsx"
    made.four_sheets(path)
    done = run(catalogue(), Task(str(path), str(tmp_path / "out.csv"), "", "Entities"), TODAY)
    assert "Column “mission” is read as “vendor-does”." in done.remarks
    with (tmp_path / "out.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["needed"] for row in rows] == ["unclear", "", "SOC 2"]
    assert rows[0]["why"] == OPEN.format("Deliver fine results")
    assert (rows[1]["note"], done.noted) == ("Row 3: mission: “Nordic operations” is not understood.", 1)


def test_564_third_parties_as_people_keep_them(tmp_path):
    """Their columns are read, every row is, and those that do not say what the service is say so in their own word."""
    columns, remarks, rows, noted = judged(PROBO, tmp_path)
    assert columns == {"name": "vendor", "category": "vendor-does", "certifications": "vendor-has"}
    assert (len(rows), noted) == (564, 0)
    assert Counter(row["needed"] for row in rows) == {"SOC 2": 426, "unclear": 138}
    assert Counter(row["fits"] for row in rows) == {"unclear": 437, "yes": 100, "no": 27}
    open = [row for row in rows if row["needed"] == "unclear"]
    assert Counter(row["why"] for row in open) == {OPEN.format("OTHER"): 118, OPEN.format("FINANCE"): 20}
    [settle] = [remark for remark in remarks if remark.startswith("category: ")]
    assert OPEN.format("OTHER") in settle and OPEN.format("FINANCE") in settle


def test_a_report_that_is_held_is_told_what_it_is_for(tmp_path):
    """Nothing is known of the service, but a report is held: the step says what such a report is for, and what to ask."""
    _, _, rows, _ = judged(PROBO, tmp_path)
    open = {row["name"]: row for row in rows if row["needed"] == "unclear"}
    assert {row["next step"] for row in open.values() if "SOC" not in row["held"]} == {
        "Say what the service is, and the verdict follows."
    }
    stripe, paypal, plaid = open["Stripe"], open["PayPal"], open["Plaid"]
    assert stripe["next step"].startswith("A SOC 1 is for services that reach your books. A SOC 2 is for services that hold")
    assert paypal["next step"].endswith("Ask which service you use, and whether the report that is held covers it.")
    assert plaid["next step"].startswith("A SOC 2 is for") and "SOC 1" not in plaid["next step"]
    assert {row["gap"] for row in (stripe, paypal, plaid)} == {"which service it is"}


def test_an_entry_is_settled_once_for_all_rows(tmp_path):
    """Two lines in the mapping and none of 564 rows is left open for its service; what is settled is asked no more."""
    mapping = tmp_path / "map.toml"
    mapping.write_text('[values."category"]\n"OTHER" = "saas"\n"FINANCE" = "process"\n', "utf-8")
    _, remarks, rows, noted = judged(PROBO, tmp_path, mapping)
    assert Counter(row["needed"] for row in rows) == {"SOC 2": 544, "both": 20}
    assert noted == 0 and not any(remark.startswith("category: ") for remark in remarks)
