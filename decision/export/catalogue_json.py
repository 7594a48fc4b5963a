"""The catalogue as JSON and as a CSV for reviewers, with the schemas of what the program gives out."""

import csv
import io
import json
from pathlib import Path
from typing import Any, assert_never

from decision.catalogue.english import english
from decision.catalogue.model import (
    ROLE,
    UNSURE,
    Catalogue,
    Condition,
    Fact,
    FactRef,
    Finding,
    Leaf,
    Not,
    Option,
    Question,
    Rule,
)
from decision.catalogue.model import All as AllOf
from decision.catalogue.model import Any as AnyOf
from decision.engine.interview import fixed_order
from decision.export.schemas import api_schema, catalogue_schema

FORMAT = 1
COLUMNS = (
    "finding", "topic", "subject", "strength", "headline", "rule", "applies when", "because", "sections",
    "sources", "right?", "comment",
)  # fmt: skip

type Json = dict[str, Any]


def export(catalogue: Catalogue, folder: Path) -> list[Path]:
    """Write catalogue, schemas and rules into a folder, made if need be; returns the paths written."""
    folder.mkdir(parents=True, exist_ok=True)
    documents = {
        "catalogue.json": catalogue_json(catalogue),
        "catalogue.schema.json": catalogue_schema(),
        "api.schema.json": api_schema(),
    }
    for name, document in documents.items():
        (folder / name).write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", "utf-8")
    (folder / "rules.csv").write_text(rules_csv(catalogue), "utf-8", newline="")
    return [folder / name for name in (*documents, "rules.csv")]


def catalogue_json(catalogue: Catalogue) -> Json:
    """The whole catalogue as plain data, every condition also in English."""
    return {
        "format": FORMAT,
        "edition": catalogue.edition,
        "questions": [_question(catalogue, question) for question in catalogue.questions],
        "facts": [_fact(catalogue, fact) for fact in catalogue.facts],
        "findings": [_finding(catalogue, finding) for finding in catalogue.findings],
        "fixed": {role.id: fixed_order(catalogue, role.id) for role in catalogue.question[ROLE].options},
    }


def rules_csv(catalogue: Catalogue) -> str:
    """Every rule as a row, with two empty columns for a reviewer's marks; for spreadsheets (BOM, CRLF)."""
    out = io.StringIO(newline="")
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for finding in catalogue.findings:
        for rule in finding.rules:
            writer.writerow(_row(catalogue, finding, rule))
    return out.getvalue()


def condition_json(condition: Condition) -> Json:
    """A condition in the form in which the data files have it."""
    match condition:
        case Leaf(question, options):
            return {question: options[0] if len(options) == 1 else list(options)}
        case FactRef(fact):
            return {"fact": fact}
        case Not(of):
            return {"not": condition_json(of)}
        case AllOf(parts):
            return {"all": [condition_json(part) for part in parts]}
        case AnyOf(parts):
            return {"any": [condition_json(part) for part in parts]}
        case _:
            assert_never(condition)


def _row(catalogue: Catalogue, finding: Finding, rule: Rule) -> list[str]:
    return [
        finding.id,
        finding.topic,
        finding.subject,
        finding.strength,
        finding.headline,
        rule.id,
        english(catalogue, rule.when),
        rule.because,
        ", ".join(finding.see),
        "; ".join(finding.sources),
        "",
        "",
    ]


def _fact(catalogue: Catalogue, fact: Fact) -> Json:
    denies = {"denies": fact.denies} if fact.denies else {}
    return {"id": fact.id, "says": fact.says, **denies, **_when(catalogue, fact.when)}


def _when(catalogue: Catalogue, condition: Condition) -> Json:
    return {"when": condition_json(condition), "english": english(catalogue, condition)}


def _question(catalogue: Catalogue, question: Question) -> Json:
    result: Json = {
        "id": question.id,
        "roles": list(question.roles or (role.id for role in catalogue.question[ROLE].options)),
        "kind": question.kind,
        "short": question.short,
        "ask": question.ask,
        "hint": question.hint,
        "why": question.why,
        "see": list(question.see),
        "sources": list(question.sources),
        "options": [_option(option, question.kind) for option in question.options],
    }
    return result if question.when is None else {**result, **_when(catalogue, question.when)}


def _option(option: Option, kind: str) -> Json:
    result: Json = {"id": option.id, "label": option.label, "short": option.short}
    if kind == "many":
        result["exclusive"] = option.exclusive
    if kind == "when" and option.id != UNSURE:
        result["days"] = [option.start, option.end]
    return result


def _finding(catalogue: Catalogue, finding: Finding) -> Json:
    return {
        "id": finding.id,
        "topic": finding.topic,
        "subject": finding.subject,
        "strength": finding.strength,
        "headline": finding.headline,
        "detail": finding.detail,
        "see": list(finding.see),
        "sources": list(finding.sources),
        **({"ask_whom": finding.ask_whom} if finding.ask_whom else {}),
        **({"message": finding.message} if finding.message else {}),
        "rules": [{"id": rule.id, "because": rule.because, **_when(catalogue, rule.when)} for rule in finding.rules],
    }
