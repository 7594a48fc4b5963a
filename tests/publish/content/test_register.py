"""The register of rules that name a SOC report."""

import csv
import json

import jsonschema
import pytest

from publish.content import catalogue
from publish.content.before import site_faults
from publish.content.index import build
from publish.content.minted import naming_id
from publish.site.data import register_export

ROW = """\
[[rule]]
id = "cards"
name = "Cards"
where = "United States"
force = "law"
place = "7 CFR 1"
who = "States."
asks = "required"
named = "SAS 70"
report = "SOC 1"
type = "Type 2"
period = "every year"
meaning = "Get one."
as_of = "2026-11-29"
source = "std"
verified = "read"
how = "the text."
see = ["top"]

[[silent]]
id = "sox"
name = "SOX"
place = "section 404"
instead = "An assessment."
as_of = "2026-11-29"
source = "std"
"""
PAGE = "# R { #top }\n\n::: naming-soc-counts\n\n::: naming-soc names\n\n::: naming-soc silent\n"
SCHEMES = ("asked-iso-27001", "asked-hitrust", "asked-pci-dss", "asked-fedramp", "asked-program")
LEDGER = 'live = ["top", "naming-cards", "naming-sox"]\n'


@pytest.fixture
def lines(docs, write):
    """The faults of a register, as lines."""

    def _lines(row):
        write("registers/naming-soc.toml", row)
        write("registers/naming-soc.md", PAGE)
        write("permalinks.toml", LEDGER)
        return [str(fault) for fault in site_faults(build(docs)) if "registers/" in str(fault) or "naming-soc.toml" in str(fault)]

    return _lines


def test_clean_register(lines):
    """A full row has no fault."""
    assert lines(ROW) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('source = "std"', 'source = "stdd"', "cards: source: no source “stdd” in docs/sources.toml"),
        ('source = "std"', 'source = "book"', "cards: source: the text was read, but “book” is graded firm"),
        ('as_of = "2026-11-29"', 'as_of = "soon"', "cards: as_of: give the day"),
        ('place = "7 CFR 1"', 'place = ""', "cards: place: name the paragraph"),
        ('place = "7 CFR 1"\n', "", "naming-soc.toml: [[rule]] cards: “place” is missing"),
        ('asks = "required"', 'asks = "maybe"', "cards: asks: “maybe” is none of required"),
        ('verified = "read"', 'verified = "sure"', "cards: verified: “sure” is none of read, reported"),
        ('how = "the text."', 'how = " "', "cards: how: say how it was checked"),
        ('see = ["top"]', 'see = ["nowhere"]', "cards: see: no id “nowhere”"),
        ('id = "cards"', 'id = "Cards!"', "Cards!: id: use words in kebab-case"),
    ],
)
def test_faults_name_their_row(lines, old, new, message):
    """A row that lacks a source, grade, day or paragraph is a fault that names the file and the row."""
    assert any(message in line for line in lines(ROW.replace(old, new, 1)))


def test_page(lines, write, render):
    """Both tables stand on the page without a script, each row a section of its own, inside a block with a filter."""
    lines(ROW)
    write("sources.md", "# S { #s }\n\n::: sources\n")
    html = render("registers/naming-soc.md")
    assert html.count('class="wide filterable register"') == 2
    assert 'data-section="naming-cards" id="naming-cards" scope="row"' in html
    assert "1 rules and other texts are listed. We read the text of 1; 0 are reported by others." in html
    assert "The text was read: the text. As of 2026-11-29." in html


def test_export(docs, lines, tmp_path):
    """JSON fits its schema, and CSV has the same rows."""
    lines(ROW)
    register_export.write(tmp_path / "out", build(docs))
    data, schema = (json.loads((tmp_path / "out" / f"naming-soc.{kind}").read_text()) for kind in ("json", "schema.json"))
    jsonschema.validate(data, schema)
    assert data["rules"][0]["source_grade"] == "standard"
    with (tmp_path / "out" / "naming-soc.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == ["cards"]
    assert rows[0]["see"] == "top"


def test_schema_refuses_an_unknown_force():
    """The schema knows the closed lists."""
    schema = register_export.schema()
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"format": 1, "edition": "x", "rules": [{"force": "rumor"}], "silent": []}, schema)


@pytest.fixture(scope="module")
def index(root):
    """The site’s own pages and register."""
    return build(root / "docs")


def test_every_page_of_a_regulation_links_its_rows(index):
    """Where a row leads to a section of a page of regulations, that page leads back to the row."""
    links = {path: {link.id for link in page.links} for path, page in index.pages.items() if path.startswith("regulations/")}
    rows = [*index.register.naming, *index.register.silent]
    leads = {(index.places[id].page, naming_id(row.id)) for row in rows for id in row.see}
    assert [(page, id) for page, id in leads if page in links and id not in links[page]] == []
    listed = {naming_id(row.id) for row in rows}
    links.pop("regulations/index.md")  # the list of them all need name no row
    assert [path for path, ids in links.items() if not ids & listed] == []


def test_every_finding_on_a_rule_leads_to_the_register(index):
    """A finding about a law or a scheme says where it is listed whether that names a report."""
    register = {id for id, place in index.places.items() if place.page == "registers/naming-soc.md"}
    about = [finding for finding in catalogue.read().findings if finding.topic == "regulation" or finding.id in SCHEMES]
    assert len(about) > 15
    assert [finding.id for finding in about if not register.intersection(finding.see)] == []
