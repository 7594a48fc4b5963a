"""Whole inventories as analysts keep them, invented: each is written to a file, with what is expected of it beside it."""

import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

PROJECT = Path(__file__).parent / "inventories" / "vbaProject.bin"
WORKBOOKS = ("openxmlformats-officedocument.spreadsheetml.sheet", "ms-excel.sheet.macroEnabled")

type Rows = list[list[object]]

ENTITIES: Rows = [
    ["ref_id", "name", "description", "mission", "country", "currency", "parent_entity_ref_id", "dependency", "domain"],
    ["ENT-01", "Harbor Mills", "Parent organisation", "Deliver fine results", "US", "USD", None, None, None],
    ["ENT-02", "Harbor Mills Nord", "Nordic branch", "Nordic operations", "SE", "SEK", "ENT-01", None, None],
    ["ENT-03", "Quillstack", "External ICT provider", "Cloud services provider", "US", "USD", None, None, None],
]
SOLUTIONS: Rows = [
    ["ref_id", "name", "description", "provider_entity_ref_id", "criticality"],
    ["SOL-01", "Quill Drive", "Company cloud storage", "ENT-03", 3],
    ["SOL-02", "Quill Post", "Company email platform", "ENT-03", 4],
    ["SOL-03", "Harbor Leads", "Customer relationship management system", "ENT-01", 3],
]
CONTRACTS: Rows = [
    [
        "ref_id",
        "name",
        "description",
        "provider_entity_ref_id",
        "solution_ref_id",
        "status",
        "start_date",
        "end_date",
        "currency",
    ],
    ["CON-01", "Drive contract", "Yearly storage agreement", "ENT-03", "SOL-01", "active", "2025-01-01", "2027-12-31", "USD"],
    ["CON-02", "Post contract", "Levels of service for email", "ENT-03", "SOL-02", "active", "2025-01-01", "2027-12-31", "USD"],
    ["CON-03", "Leads contract", "Maintenance agreement", "ENT-01", "SOL-03", "active", "2025-01-01", "2026-12-31", "USD"],
]
REPRESENTATIVES: Rows = [
    ["email", "first_name", "last_name", "description", "phone", "role", "provider_entity_ref_id"],
    ["a.berg@quillstack.example", "Anna", "Berg", "Main security contact for customers", "555-0101", "CISO", "ENT-03"],
    ["b.lind@harbor.example", "Bo", "Lind", "Contact for contracts and security", "555-0102", "Compliance Manager", "ENT-01"],
    ["c.holm@harbor.example", "Cleo", "Holm", "Coordinates security for the group", "555-0103", "Coordinator", "ENT-01"],
]


def sheet(book: Workbook, name: str, rows: Rows, hidden: bool = False) -> Worksheet:
    """A sheet with rows."""
    made = book.create_sheet(name)
    for row in rows:
        made.append(row)
    made.sheet_state = "hidden" if hidden else "visible"
    return made


def book() -> Workbook:
    """A workbook without a sheet."""
    made = Workbook()
    made.remove(made.worksheets[0])
    return made


def alone(path: Path, name: str, rows: Rows) -> None:
    """A workbook of one sheet."""
    made = book()
    sheet(made, name, rows)
    made.save(path)


def four_sheets(path: Path) -> None:
    """Entities, solutions, contracts, representatives: all have four rows and a "description"."""
    made = book()
    sheet(made, "Entities", ENTITIES)
    sheet(made, "Solutions", SOLUTIONS)
    sheet(made, "Contracts", CONTRACTS)
    sheet(made, "Representatives", REPRESENTATIVES)
    made.save(path)


def odd_headings(path: Path) -> None:
    """Headings that nobody else has, a line break in one, a title and a note above them, a total below."""
    alone(
        path,
        "Q4 FINAL (2)",
        [
            ["Who we buy from, draft 7", None, None, None, None],
            ["do not forward", None, None, None, None],
            [],
            ["Who?", "What do we\nget from them", "Anything on file?", "Touches personal info", "In SOX scope?"],
            ["Lumen Pay", "payroll processing", "SOC1 Type II + SOC2 Type II", "PII", "y"],
            ["Cobalt CRM", "SaaS (CRM)", "SOC 2 Type 2 (2026)", "PII", "n"],
            ["Fern Paper", "office supplies", "none", "none", "n"],
            ["Attic Racks", "colocation", "ISO27001", "none", "n"],
        ],
    )


def merged_cells(path: Path) -> None:
    """A vendor over its two services, a heading over the two columns of a group, a title over all."""
    made = book()
    register = sheet(
        made,
        "Register",
        [
            ["Vendor register", None, None, None, None],
            ["Vendor", None, "Assurance", None, None],
            ["Vendor name", "Service", "SOC report", "Period end", "SOX relevant"],
            ["Lumen Pay", "payroll", "SOC 1 Type 2; SOC 2 Type 2", "2026-09-30", "Y"],
            [None, "e-signature", "SOC 2 Type 1", "2026-06-30", "N"],
            ["Attic Racks", "data center", "SOC 2 Type 2", "2026-06-30", "N"],
        ],
    )
    for cells in ("A1:E1", "A2:B2", "C2:D2", "A4:A5"):
        register.merge_cells(cells)
    made.save(path)


def hidden_sheets(path: Path) -> None:
    """A cover, a list of choices that is longer, an old register that is hidden and longer still, and the register."""
    made = book()
    sheet(made, "Read me", [["Fill in one row for each supplier."], ["Questions: ask procurement."], ["v3"], ["2026"]])
    sheet(made, "Choices", [["Category"], *([kind] for kind in ("SaaS", "Payroll", "Hosting", "Hardware", "Consulting") * 4)])
    old = [[f"Old {place}", "SaaS", "SOC 2 Type 2", "PII"] for place in range(90)]
    sheet(made, "2024", [["Supplier", "Category", "SOC report", "Data"], *old], hidden=True)
    rows: Rows = [
        ["Supplier", "Category", "SOC report", "Data", "Cost center"],
        ["Cobalt CRM", "SaaS", "SOC 2 Type 2", "PII", 4100],
        ["Fern Paper", "Hardware", "none", "none", 4200],
        ["Lumen Pay", "Payroll", "SOC 2 Type 2", "PII; financial", 4300],
    ]
    sheet(made, "Register", rows)
    made.save(path)


def days_as_numbers(path: Path) -> None:
    """Days as numbers, as days and as text in one column, names that are numbers, marks as true and false."""
    alone(
        path,
        "Vendors",
        [
            ["Vendor", "Type of service", "SOX", "Reports on file", "Report period end", "Contract end date", "PII"],
            [3010, "payroll", True, "SOC 1 Type 2, SOC 2 Type 2", 46295, 46568, True],
            [3020, "SaaS", False, "SOC 2 Type 2", datetime(2026, 6, 30), datetime(2027, 6, 30), True],
            [3030, "SaaS", False, "SOC 2 Type 2", 45747, "2027-01-31", False],
            [3040, "furniture", False, "none", None, 46388.5, False],
        ],
    )


def windows_1252(path: Path) -> None:
    """What Excel saves as CSV in Europe: semicolons, umlauts, dashes and curly marks of Windows, days with points."""
    text = (
        "Supplier – name;Category;Certifications;Period end;Data categories\r\n"
        "Müller Lohn & Söhne;payroll;SOC 1 – Type II;30.09.2026;“PII”\r\n"
        "Café Cloud™;cloud hosting;“SOC 2 Type II”, ISO/IEC 27001;31.03.2026;confidential\r\n"
        "Ole Østergård…;SaaS;none;;PII\r\n"
    )
    path.write_bytes(text.encode("cp1252"))


def described(path: Path) -> None:
    """A "category" that tiers vendors, and a description that says what they do; no report is held."""
    text = (
        "Vendor,Category,Description,SOC report\n"
        "Lumen Pay,Strategic,Runs our payroll and files the returns,SOC 1 Type 2\n"
        'Cobalt CRM,Tactical,"CRM, used by sales",SOC 2 Type 2\n'
        "Attic Racks,Strategic,Colocation in two data centers,none\n"
        "Fern Paper,Other,Office supplies and paper,none\n"
    )
    path.write_text(text, "utf-8")


def macros(path: Path) -> None:
    """The register with merged cells as a workbook with macros, put together as Excel does it."""
    plain = path.with_suffix(".xlsx")
    merged_cells(plain)
    binary = '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    relation = f'<Relationship Id="rIdVba" Type="{kind}" Target="vbaProject.bin"/>'
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name in source.namelist():
            content = source.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(*(f"application/vnd.{each}.main+xml".encode() for each in WORKBOOKS))
                content = content.replace(b"<Default ", f"{binary}<Default ".encode(), 1)
            if name == "xl/_rels/workbook.xml.rels":
                content = content.replace(b"</Relationships>", f"{relation}</Relationships>".encode())
            out.writestr(name, content)
        out.writestr("xl/vbaProject.bin", PROJECT.read_bytes())
    plain.unlink()


class Inventory(NamedTuple):
    """How a file is made, which sheet is read, its columns by heading, and of each row what is needed and whether it fits."""

    make: Callable[[Path], None]
    name: str
    sheet: str
    columns: dict[str, str]
    verdicts: list[str]


INVENTORIES = [
    Inventory(
        four_sheets,
        "four.xlsx",
        "Solutions",
        {"name": "vendor", "description": "vendor-does"},
        ["SOC 2: unclear", "SOC 2: unclear", "SOC 2: unclear"],
    ),
    Inventory(
        odd_headings,
        "odd.xlsx",
        "Q4 FINAL (2)",
        {
            "Who?": "vendor",
            "What do we get from them": "vendor-does",
            "Anything on file?": "vendor-has",
            "Touches personal info": "vendor-data",
            "In SOX scope?": "our-financial-effect",
        },
        ["both: yes", "SOC 2: yes", "none: yes", "SOC 2: no"],
    ),
    Inventory(
        merged_cells,
        "merged.xlsx",
        "Register",
        {
            "Vendor name": "vendor",
            "Service": "vendor-does",
            "SOC report": "vendor-has",
            "Period end": "report-period-end",
            "SOX relevant": "our-financial-effect",
        },
        ["both: yes", "SOC 2: no", "SOC 2: yes"],
    ),
    Inventory(
        hidden_sheets,
        "hidden.xlsx",
        "Register",
        {"Supplier": "vendor", "Category": "vendor-does", "SOC report": "vendor-has"},
        ["SOC 2: yes", "none: yes", "both: unclear"],
    ),
    Inventory(
        days_as_numbers,
        "days.xlsx",
        "Vendors",
        {
            "Vendor": "vendor",
            "Type of service": "vendor-does",
            "SOX": "our-financial-effect",
            "Reports on file": "vendor-has",
            "Contract end date": "renewal",
            "PII": "vendor-data=personal",
        },
        ["both: yes", "SOC 2: yes", "SOC 2: no", "none: yes"],
    ),
    Inventory(
        windows_1252,
        "windows.csv",
        "",
        {
            "Supplier – name": "vendor",
            "Category": "vendor-does",
            "Certifications": "vendor-has",
            "Period end": "report-period-end",
            "Data categories": "vendor-data",
        },
        ["both: unclear", "SOC 2: yes", "SOC 2: no"],
    ),
    Inventory(
        described,
        "described.csv",
        "",
        {"Vendor": "vendor", "Description": "vendor-does", "SOC report": "vendor-has"},
        ["both: unclear", "SOC 2: yes", "SOC 2: no", "none: yes"],
    ),
]
