"""What is written for other programs and for reviewers."""

import csv
import io
import json

import jsonschema

from decision.catalogue.conditions import read_condition
from decision.catalogue.model import All, Not
from decision.catalogue.toml_table import Table
from decision.export.catalogue_json import catalogue_json, condition_json, export, rules_csv
from decision.export.schemas import api_schema, catalogue_schema


def test_catalogue(real):
    """The catalogue as JSON is as its schema says and has everything in it."""
    data = json.loads(json.dumps(catalogue_json(real)))
    jsonschema.validate(data, catalogue_schema())
    assert [question["id"] for question in data["questions"]] == list(real.question)
    assert [finding["id"] for finding in data["findings"]] == list(real.finding)


def test_schemas_are_schemas():
    """The schemas themselves are sound."""
    for schema in (catalogue_schema(), api_schema()):
        jsonschema.Draft202012Validator.check_schema(schema)


def test_conditions_round_trip(real):
    """A condition written as data and read again is the same condition."""
    faults = []
    for finding in real.findings:
        for rule in finding.rules:
            again = read_condition(condition_json(rule.when), Table({}, "", "", faults), "when")
            assert again == rule.when
    assert condition_json(Not(All(()))) == {"not": {"all": []}}
    assert faults == []


def test_rules_for_reviewers(real):
    """Every rule is a row with empty columns to mark up, in a form that spreadsheets open."""
    text = rules_csv(real)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["rule"] for row in rows] == [rule.id for finding in real.findings for rule in finding.rules]
    assert all(row["applies when"] and row["because"] and not row["comment"] for row in rows)


def test_export(real, tmp_path):
    """Everything is written into a folder, and the paths are returned."""
    paths = export(real, tmp_path / "out")
    names = ["catalogue.json", "catalogue.schema.json", "api.schema.json", "rules.csv"]
    assert [path.name for path in paths] == names
    assert json.loads(paths[0].read_text("utf-8"))["edition"] == real.edition
