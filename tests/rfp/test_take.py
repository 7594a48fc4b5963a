"""Answers taken along, as answer libraries and documents read them."""

import csv
import io
import json
from datetime import date

import jsonschema
import pytest

from decision.api import handle
from decision.export.schemas import api_schema, taken_schema
from decision.library.fill import fill
from decision.library.take import COLUMNS, FORMS, TAKEN, Wanted, take
from decision.links import text
from decision.links.find import mentions
from decision.links.known import read_known
from publish.content.catalogue import EDITION
from publish.site.data.answers_json import answers, answers_schema
from tests.decision.links.papers import published
from tests.rfp.conftest import DOCS
from tests.rfp.test_answers import BIDDER, TODAY

ROOT = "https://whichsoc.example/"


@pytest.fixture(scope="module")
def filled(real):
    """What the library answers to a bidder."""
    return fill(real, BIDDER, TODAY)["answers"]


@pytest.mark.parametrize("form", FORMS)
def test_rows_and_csv_say_the_same(real, filled, form):
    """Each answer that can be sent is a row, in the columns of the form; the CSV reads back as the rows."""
    made = take(real, filled, Wanted(form, "short", ROOT), TODAY)
    ready = [each for each in filled if each["state"] == "ready"]
    assert list(csv.reader(io.StringIO(made["csv"]))) == made["rows"]
    assert made["rows"][0] == list(FORMS[form])
    assert [row[FORMS[form].index("Answer")] for row in made["rows"][1:]] == [each["short"] for each in ready]


def test_the_full_form_is_what_importers_have_in_common(real, filled):
    """Question, alternatives, answer, comment, category, tags, access level, owner, and days in ISO form."""
    first = dict(zip(COLUMNS, take(real, filled, Wanted("full", "long", ROOT), TODAY)["rows"][1], strict=True))
    assert first["Question"] == "Have you undergone a SOC examination?"
    assert first["Last updated"] == "2026-11-29" and date.fromisoformat(first["Next review"]) > TODAY
    assert f"{ROOT}go/type-1-and-type-2/" in first["Comment"]
    assert first["Tags"] == "SOC; Which report"


def test_markdown_keeps_what_looks_like_markup(real):
    """What a sender fills in stands in Markdown as it was written."""
    answers = {**BIDDER, "system": "Acme *Payroll* #1"}
    text = take(real, fill(real, answers, TODAY)["answers"], Wanted("markdown", "short", ROOT), TODAY)["text"]
    assert "# Have you undergone a SOC examination?\n\nWe hold" in text and "Acme \\*Payroll\\* \\#1" in text


def test_a_document_has_each_question_as_a_heading(real, filled):
    """A heading in the style Heading 1, the answer below it, and links that can be clicked."""
    blocks = take(real, filled, Wanted("blocks", "medium", ROOT), TODAY)["blocks"]
    assert [block["kind"] for block in blocks[:3]] == ["heading", "paragraph", "paragraph"]
    assert all(part.get("href", ROOT).startswith(ROOT) for block in blocks for part in block["parts"])


def test_json_keeps_its_schema(real, filled):
    """The JSON is as the published schema says."""
    made = take(real, filled, Wanted("json", "short", ROOT), TODAY)["json"]
    jsonschema.validate(made, taken_schema())
    assert made["answers"][0]["answer"]["short"].startswith("We hold a SOC 2 Type 2")


@pytest.mark.parametrize("form", [form for form in TAKEN if form != "two"])
def test_the_checker_reads_an_edition_for_every_link(real, filled, form):
    """Handed to the checker, whatever is taken along names the edition of each permanent link, cell by cell too."""
    made = take(real, filled, Wanted(form, "long", ROOT), TODAY)
    if form in FORMS:
        papers = [made["csv"], *(cell for row in made["rows"] for cell in row if "/go/" in cell)]
    elif form == "blocks":
        papers = ["".join(part["text"] for part in block["parts"]) for block in made["blocks"]]
    else:
        papers = [made.get("text") or json.dumps(made["json"], ensure_ascii=False, indent=2)]
    known = read_known(published())
    found = [mention for paper in papers for mention in mentions(text.units(paper), known)]
    assert len(found) > 20 and [each.link for each in found if each.edition != EDITION] == []


def test_the_published_library_keeps_its_schema():
    """`answers.json` is as its schema says."""
    jsonschema.validate(answers(DOCS), answers_schema())


@pytest.mark.parametrize("form", [None, "full", "markdown", "blocks", "json"])
def test_the_api_serves_it(form):
    """The action takes the published library, and its request and response are as the schema says."""
    request = {"action": "library", "library": answers(DOCS), "answers": BIDDER, "today": TODAY.isoformat()}
    if form:
        request["take"] = {"form": form, "length": "short", "root": ROOT}
    response = handle(request)
    assert "error" not in response
    jsonschema.validate({"request": request, "response": response}, api_schema())


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"take": {"form": "papyrus", "length": "short"}}, "unknown-format"),
        ({"take": {"form": "full", "length": "endless"}}, "unknown-format"),
        ({"library": {"answer": [{"id": "x"}]}}, "bad-library"),
        ({"library": []}, "not-an-object"),
    ],
)
def test_what_cannot_be_served_is_said(change, code):
    """A form that there is not, or a library that cannot be read, is an error as data."""
    request = {"action": "library", "library": answers(DOCS), "answers": {}, "edition": EDITION} | change
    assert handle(request)["error"]["code"] == code
