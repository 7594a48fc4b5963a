"""What the columns of a table seem to say."""

import json
from datetime import date

import pytest

from decision.batch.columns import best_sheet, propose
from decision.batch.header import numbered
from decision.batch.mapping import from_plain
from decision.catalogue.errors import RequestError
from decision.catalogue.standard import catalogue

TODAY = date(2026, 11, 23)


def looked(*rows):
    """The proposal for a table whose cells are separated by bars."""
    return propose(catalogue(), [row.split("|") for row in rows], TODAY)


def targets(found):
    """Each heading with what it is mapped to, those that answer nothing left out."""
    return {column["heading"]: column["target"] for column in found["columns"] if column["target"]}


def test_question_ids_are_columns_in_any_letters():
    """Ids are known capitalized, with spaces or underscores, and one slip away."""
    found = looked("Vendor|ROLE|Vendor_Does|vendor data|dependance|vendor_ha", "A|customer|saas|personal|uptime|nothing")
    wanted = ["vendor", "role", "vendor-does", "vendor-data", "dependence", "vendor-has"]
    assert list(targets(found).values()) == wanted
    assert [column["how"] for column in found["columns"]][-2:] == ["near", "near"]
    assert found["role"] == ""


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        (
            ["Supplier Name|Type of Service|SOC Report Type|Data Class|SOX Relevant?", "A|Payroll|SOC 1 Type II|PII|Yes"],
            "vendor vendor-does vendor-has vendor-data our-financial-effect",
        ),
        (
            ["Third Party|What they do|SOC 1|SOC 2 Type II|PII (Y/N)|PCI?", "A|hosting|N|Y|Y|N"],
            "vendor vendor-does vendor-has=soc-1 vendor-has=soc-2-type-2 vendor-data=personal vendor-data=card",
        ),
        (
            ["App|Owner|Certs on file|Renewal Date", "Bx|Al|SOC 2 Type 2|2027-01-31", "Pay|Bob|SOC1 Type II; ISO27001|1/9/2027"],
            "vendor vendor-has renewal",
        ),
        (
            ["2026 vendor inventory||", "||", "Company|Description|Attestations", "A|Cloud services provider|none"],
            "vendor vendor-does vendor-has",
        ),
        (
            ["ref_id|name|description|mission|country", "E1|TechVendor Inc|External ICT provider|Cloud services provider|US"],
            "vendor vendor-does",
        ),
        (["Dienst|Kategorie|Nachweis", "Acme|SaaS|SOC 2 Type 2", "Beta|Hosting|ISO 27001"], "vendor vendor-does vendor-has"),
    ],
)
def test_headings_and_values_are_recognized(table, wanted):
    """Odd headings, title rows above them, marks instead of words, and columns that only their values explain."""
    assert " ".join(targets(looked(*table)).values()) == wanted


def test_two_rows_of_headings():
    """Of a group's heading and the columns' the one that says more is taken; what stands above is let be."""
    found = looked("Vendor||Assurance|", "Name|Category|SOC report|Period end", "A|SaaS|SOC 2 Type 2|2026-03-31")
    assert found["header"] == 1
    assert " ".join(targets(found).values()) == "vendor vendor-does vendor-has report-period-end"


def test_a_table_without_headings_is_refused():
    """A first row that is a vendor is not taken for headings; nothing at all is said to be nothing."""
    for rows in (["Acme|SOC 2 Type 2|2026-03-31", "Beta|none|2026-01-31"], ["Acme|hosting"]):
        with pytest.raises(RequestError) as caught:
            looked(*rows)
        assert caught.value.code == "no-header"
        assert "Put a row on top" in caught.value.message
    with pytest.raises(RequestError, match=r"There is nothing in it\."):
        looked("|", "|")


def test_one_column_wins_where_one_is_asked():
    """Of two columns with the vendor's name the better known heading is the vendor; of two categories one is read."""
    found = looked("App|Vendor|Description|Category", "Box|Box Inc.|stores files|SaaS")
    assert targets(found) == {"Vendor": "vendor", "Category": "vendor-does"}


def test_of_two_columns_the_one_that_is_understood_wins():
    """A category that tiers vendors gives way to the description, unless that says no more."""
    found = looked(
        "Vendor|Category|Description", "A|Strategic|Runs our payroll", "B|Tactical|CRM, used by sales", "C|SaaS|hosting"
    )
    assert targets(found) == {"Vendor": "vendor", "Description": "vendor-does"}
    assert targets(looked("Vendor|Description|Category", "A|cloud storage|SaaS"))["Category"] == "vendor-does"


def test_prose_is_no_guess():
    """Addresses, of which nothing is understood, are not taken for the vendor's data."""
    found = looked(
        "Vendor|Seat|Category", "A|1 Main Street, Springfield|SaaS", "B|2 Side Street, Shelbyville, United States|SaaS"
    )
    assert "Seat" not in targets(found)


def test_the_sheet_is_the_one_that_is_understood():
    """Not the longest: a list of choices has no vendors, and of a sheet without headings nothing is understood."""
    table = lambda *rows: [row.split("|") for row in rows]  # noqa: E731
    sheets = {
        "Numbers": table(*["1|2|3"] * 9),
        "Choices": table("Category", *["SaaS", "Payroll"] * 4),
        "People": table("Name|Role|Description", *["Al|CISO|Speaks for security"] * 6),
        "Vendors": table("Vendor|Category", "A|SaaS", "B|payroll"),
    }
    assert best_sheet(catalogue(), sheets, TODAY) == "Vendors"
    assert best_sheet(catalogue(), {"One": sheets["Vendors"], "Two": sheets["Vendors"]}, TODAY) == "One"


def test_an_entry_that_says_nothing_is_to_be_settled():
    """The most frequent first; a description of its own that names no service is not listed, nor is an honest "unsure"."""
    rows = ["B|Finance", "C|Finance", "A|Other", "D|SaaS", "E|unsure", "F|Makes many things better"]
    [_, category] = looked("Vendor|Category", *rows)["columns"]
    assert [cell for cell, _ in category["unknown"]] == ["Finance", "Other"]
    assert category["unknown"][0][1] == "“Finance” does not say which service it is."


def test_a_heading_whose_values_say_otherwise_is_let_be():
    """A "type" of critical and standard is not what the vendor does."""
    assert "Type" not in targets(looked("Vendor|Type|SOC report", "A|Strategic|SOC 2 Type 2", "B|Tactical|none"))


def test_a_provider_is_asked_its_own_questions():
    """In a table of services the same words answer the provider's questions."""
    found = looked("service|offering|commitments|certifications", "Pay|process|security|SOC 1 Type 2")
    assert (found["role"], targets(found)["certifications"]) == ("provider", "we-hold")


def test_a_heading_that_is_a_providers_question_is_the_customers_too():
    """ "Data" in a list of vendors is the vendors' data, though a provider's question has that very id."""
    found = looked("Vendor|Category|Data|SOC report", "A|SaaS|PII|none")
    assert (found["role"], targets(found)["Data"]) == ("customer", "vendor-data")


def test_what_is_not_understood_is_shown():
    """Cells that nobody knows are listed with their column, to be answered once."""
    found = looked("Vendor|SOC report", "A|SOC 2 Type 2", "B|SOC lapsed", "C|SOC lapsed")
    assert found["columns"][1]["unknown"] == [["SOC lapsed", "“SOC lapsed” is not understood."]]
    assert json.loads(json.dumps(found)) == found


@pytest.mark.parametrize(
    ("days", "order", "dates"),
    [
        (["12/31/2025", "03/04/2026"], "mdy", "mdy"),
        (["31/12/2025", "03/04/2026"], "dmy", "dmy"),
        (["03/04/2026", "05/06/2026"], "ask", ""),
        (["12/31/2025", "31/12/2025", "03/04/2026"], "ask", ""),
        (["2026-03-04", "12/31/2025"], "", ""),
    ],
)
def test_the_order_of_days(days, order, dates):
    """A column whose other days decide it needs no question; one that could be either does."""
    found = looked("Vendor|Period end", *(f"V{place}|{each}" for place, each in enumerate(days)))
    assert (found["columns"][1]["order"], found["dates"]) == (order, dates)


def test_names_are_numbered():
    """Equal headings get numbers, empty ones their place."""
    assert numbered(["SOC", " SOC ", "", "\ufeffA\nb"]) == ["SOC", "SOC (2)", "column 3", "A b"]


@pytest.mark.parametrize("body", [{"columns": {"A": "nonsense"}}, {"role": "king"}])
def test_a_mapping_to_nothing_is_refused(body):
    """A target or role that does not exist is named."""
    with pytest.raises(RequestError) as caught:
        from_plain(catalogue(), ["A"], body)
    assert caught.value.code == "bad-mapping"
