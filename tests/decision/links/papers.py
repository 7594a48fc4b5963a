"""A Word document and a workbook with twenty of our links each, a site that has changed since, and what must be said."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from pypdf import PdfWriter
from pypdf.annotations import Link
from pypdf.generic import DictionaryObject, NameObject, StreamObject

ROOT = "https://whichsoc.example/go/"
STAY = "section-that-stays-{}"
CITED = "(Which SOC?, edition 2026.11, accessed November 23, 2026)"

type Expected = list[tuple[str, str, str, str]]

# What must be said of the Word document: state, place, id, the link to use.
IN_WORD: Expected = [
    ("fine", "Body, paragraph 2, under “1 Reports”", STAY.format(1), ""),
    ("moved", "Body, paragraph 3, under “1 Reports”", "soc-1-intended-users", ""),
    ("changed", "Body, paragraph 4, under “1 Reports”", "bridge-letters", ""),
    ("retired", "Body, paragraph 5, under “1 Reports”", "gap-letters", f"{ROOT}bridge-letters/"),
    ("unknown", "Body, paragraph 6, under “1 Reports”", "soc-1-intended-user", ""),
    ("fine", "Body, paragraph 7, under “1 Reports”", STAY.format(2), f"{ROOT}{STAY.format(2)}/"),
    ("changed", "Body, paragraph 7, under “1 Reports”", "subservice-organizations", f"{ROOT}subservice-organizations/"),
    ("fine", "Body, paragraph 8, under “1 Reports”", STAY.format(3), ""),
    ("moved", "Body, paragraph 9, under “1 Reports”", "soc-2-intended-users", f"{ROOT}soc-2-intended-users/"),
    ("retired", "Body, paragraph 10, under “1 Reports”", "type-one-and-two", f"{ROOT}type-1-and-type-2/"),
    ("changed", "Body, paragraph 11, under “1 Reports”", "bridge-letters", ""),
    ("fine", "Body, paragraph 13, under “1 Reports”", STAY.format(4), ""),
    ("unknown", "Body, paragraph 14, under “1 Reports”", "new-since-then", f"{ROOT}new-since-then/"),
    ("fine", "Body, paragraph 15, under “1 Reports”", "soc-1-intended-users", f"{ROOT}soc-1-intended-users/"),
    ("changed", "Comment 1 by Ann, paragraph 1", "subservice-organizations", ""),
    ("fine", "Page footer, paragraph 1", STAY.format(6), ""),
    ("retired", "Footnote 2, paragraph 1", "gap-letters", f"{ROOT}bridge-letters/"),
    ("fine", "Footnote 1, paragraph 1", STAY.format(5), ""),
    ("fine", "Page header, paragraph 1", STAY.format(7), ""),
    ("unknown", "Document properties", "no-such-section", ""),
]
# And of the workbook.
IN_SHEETS: Expected = [
    ("fine", "Sheet “Answers”, cell B2", STAY.format(1), ""),
    ("changed", "Sheet “Answers”, cell B3", "bridge-letters", ""),
    ("moved", "Sheet “Answers”, cell B4", "soc-1-intended-users", ""),
    ("retired", "Sheet “Answers”, cell B5", "gap-letters", f"{ROOT}bridge-letters/"),
    ("unknown", "Sheet “Answers”, cell B6", "bridge-leters", ""),
    ("fine", "Sheet “Answers”, cell B7", STAY.format(2), ""),
    ("fine", "Sheet “Answers”, cell B8", STAY.format(3), ""),
    ("changed", "Sheet “Answers”, cell B9", "subservice-organizations", f"{ROOT}subservice-organizations/"),
    ("unknown", "Sheet “Answers”, cell B10", "", ""),
    ("fine", "Sheet “Answers”, cell B11", "bridge-letters", f"{ROOT}bridge-letters/"),
    ("moved", "Sheet “Answers”, cell B12", "soc-2-intended-users", f"{ROOT}soc-2-intended-users/"),
    ("fine", "Sheet “Answers”, hint of C2", STAY.format(4), ""),
    ("fine", "Sheet “Answers”, page header or footer", STAY.format(5), ""),
    ("retired", "Sheet “Answers”, comment on A2", "type-one-and-two", f"{ROOT}type-1-and-type-2/"),
    ("changed", "Sheet “Old” (hidden), cell A1", "bridge-letters", f"{ROOT}bridge-letters/"),
    ("fine", "Sheet “Old” (hidden), cell A2", STAY.format(6), ""),
    ("retired", "Sheet “Older” (hidden), cell A1", "gap-letters", f"{ROOT}bridge-letters/"),
    ("fine", "Defined name “Where”", STAY.format(7), ""),
    ("fine", "Document properties", STAY.format(8), ""),
    ("fine", "Document properties", "soc-3", ""),
]


THEN = {"bridge-letters": "A letter\nof three months at most.", "subservice-organizations": "Then.", "gap-letters": "Gap."}
NOW = {"bridge-letters": "A letter\nof four months at most.", "subservice-organizations": "Now.", "type-1-and-type-2": "Types."}
CHANGED = [["same", "A letter\n"], ["same", "of "], ["gone", "three "], ["come", "four "], ["same", "months at most."]]


def published() -> dict[str, Any]:
    """What the site publishes as edition 2027.05: sections have stayed, moved, changed and been retired since 2026.11."""
    places = {
        "bridge-letters": ("Bridge letters", "guides/letters/"),
        "soc-1-intended-users": ("SOC 1: intended users", "compare/readers/"),
        "soc-2-intended-users": ("SOC 2: intended users", "compare/audience/"),
        "type-1-and-type-2": ("Type 1 and Type 2", "reports/types/"),
        "subservice-organizations": ("Subservice organizations", "guides/subservice/"),
        "new-since-then": ("New", "guides/new/"),
        "soc-3": ("SOC 3", "reports/soc-3/"),
        "rule-soc-1-asked": ("A rule", "decide/rules/"),
        "rfp-questions": ("Answers", "rfp/"),
        **{STAY.format(number): (f"Stays {number}", "guides/staying/") for number in range(1, 9)},
    }
    past = {
        "changed": ["bridge-letters", "subservice-organizations", "type-one-and-two"],
        "moved": {"soc-1-intended-users": "Audience", "bridge-letters": "Periods, gaps, bridge letters"},
        "lacks": ["new-since-then"],
    }
    return {
        "format": 1,
        "edition": "2027.05",
        "site": "https://whichsoc.example/",
        "ids": {id: {"title": title, "path": f"{page}#{id}"} for id, (title, page) in places.items()},
        "retired": {"gap-letters": "bridge-letters", "type-one-and-two": "type-1-and-type-2"},
        "editions": {"2026.11": past},
        "pages": {"rfp/questions/": "rfp/"},
    }


def publish(folder: Path) -> Path:
    """The same as the files of a site, with the words of then and now."""
    (folder / "data" / "editions").mkdir(parents=True)
    (folder / "data" / "links.json").write_text(json.dumps(published()))
    for name, words in (("editions/2026.11", THEN), ("sections", NOW)):
        rows = [{"id": id, "text": text} for id, text in words.items()]
        (folder / "data" / f"{name}.json").write_text(json.dumps({"format": 1, "sections": rows}))
    return folder


def word() -> bytes:
    """The Word document: links with words, bare, in a field, a table, a note, a comment, a header, and ids alone."""
    document = Document()
    document.add_heading("1 Reports", 1)
    _linked(document.add_paragraph("See "), f"{ROOT}{STAY.format(1)}/", "what stays", f" {CITED}")
    document.add_paragraph(f"SOC 1. Who may read it. {ROOT}soc-1-intended-users/ {CITED}")
    noted = document.add_paragraph(f"Which SOC?, “Bridge letters,” edition 2026.11, {ROOT}bridge-letters/ (accessed today).")
    _linked(document.add_paragraph(), f"{ROOT}gap-letters/", f"{ROOT}gap-letters/", f" {CITED}")
    document.add_paragraph(f"{ROOT}soc-1-intended-user/")
    two = document.add_paragraph(f"whichsoc.example/go/{STAY.format(2)} {CITED}; ")
    _linked(two, f"{ROOT}subservice-organizations/?edition=2026.11", "subservice organizations", ".")
    _field(document.add_paragraph(), f' HYPERLINK "{ROOT}{STAY.format(3)}/" \\o "a tip" ', "in a field")
    _linked(document.add_paragraph(), "https://whichsoc.example/compare/readers/#soc-2-intended-users", "its page", "")
    _split(document.add_paragraph(), [ROOT[:-3], "go/type-one", "-and-two/"])
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = f"{ROOT}bridge-letters/", "as of edition 2026.11"
    document.add_paragraph(f"{ROOT}{STAY.format(4)}/")
    document.add_paragraph(f"{ROOT}new-since-then/2026.11/")
    document.add_paragraph("Cited by its id alone: soc-1-intended-users.")
    document.add_comment(noted.runs, f"See {ROOT}subservice-organizations/ {CITED}", "Ann", "A")
    document.sections[0].footer.paragraphs[0].text = f"{ROOT}{STAY.format(6)}/"
    document.sections[0].header.paragraphs[0].text = f"{ROOT}{STAY.format(7)}/"
    document.core_properties.comments = f"{ROOT}no-such-section/"
    for number in (2, 3):
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(number))
        noted.add_run()._r.append(reference)
    out = io.BytesIO()
    document.save(out)
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{ROOT}{id}/</w:t></w:r></w:p></w:footnote>'
        for number, id in ((3, "gap-letters"), (2, STAY.format(5)))
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return with_part(out.getvalue(), "word/footnotes.xml", f'<w:footnotes xmlns:w="{space}">{notes}</w:footnotes>')


def sheets() -> bytes:
    """The workbook: links on cells, as words and in formulas, in comments, headers, hints, names and hidden sheets."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Answers"
    sheet.append(["Question", "Reference", "Edition"])
    texts = {
        2: f"{ROOT}{STAY.format(1)}/ {CITED}",
        3: f"See {ROOT}bridge-letters/",
        4: f"{ROOT}soc-1-intended-users/ {CITED}",
        5: "a linked cell",
        6: f"{ROOT}bridge-leters/",
        7: f'=HYPERLINK("{ROOT}"&"{STAY.format(2)}/","see")',
        8: f'=HYPERLINK("{ROOT}{STAY.format(3)}/")',
        9: f"{ROOT}subservice-organizations/2026.11/",
        10: f'=HYPERLINK("{ROOT}"&A10&"/","by its id")',
        11: "bridge-letters",
        12: "https://whichsoc.example/compare/readers/#soc-2-intended-users",
    }
    for row, text in texts.items():
        sheet.cell(row, 2, text)
    sheet.cell(3, 3, 2026.11)
    sheet.cell(5, 2).hyperlink = f"{ROOT}gap-letters/"
    sheet["A2"].comment = Comment(f"Compare {ROOT}type-one-and-two/", "Ann")
    sheet.oddHeader.left.text = f"{ROOT}{STAY.format(5)}/"
    hint = DataValidation(type="list", formula1='"Yes,No"', promptTitle="Source", prompt=f"{ROOT}{STAY.format(4)}/")
    hint.add("C2")
    sheet.add_data_validation(hint)
    for name, state, links in (
        ("Old", "hidden", [f"{ROOT}bridge-letters/?edition=2026.11", f"{ROOT}{STAY.format(6)}/"]),
        ("Older", "veryHidden", [f"{ROOT}gap-letters/"]),
    ):
        other = book.create_sheet(name)
        other.sheet_state = state
        for link in links:
            other.append([link])
    book.defined_names["Where"] = DefinedName("Where", attr_text=f'"{ROOT}{STAY.format(7)}/"')
    book.properties.description = f"{ROOT}{STAY.format(8)}/"
    book.properties.keywords = f"{ROOT}soc-3/"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def pdf(words: str, link: str = "", password: str = "", raw: bool = False) -> bytes:
    """A PDF with a page of words, or of what draws them, and a link."""
    writer = PdfWriter()
    page = writer.add_blank_page(600, 800)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    named = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
    fonts = DictionaryObject({NameObject("/F"): named})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    content = StreamObject()
    lines = " T* ".join(f"({line}) Tj" for line in words.split("\n"))
    content.set_data(words.encode() if raw else f"BT /F 12 Tf 14 TL 20 700 Td {lines} ET".encode())
    page[NameObject("/Contents")] = content.flate_encode() if raw else content
    if link:
        writer.add_annotation(0, Link(rect=(0, 0, 9, 9), url=link))
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_part(package: bytes, name: str, xml: str) -> bytes:
    """An Office package with a part added or put in place of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for each in source.namelist():
            if each != name:
                target.writestr(each, source.read(each))
        target.writestr(name, xml)
    return out.getvalue()


def write(folder: Path) -> tuple[Path, Path]:
    """Both as files."""
    paths = folder / "proposal.docx", folder / "answers.xlsx"
    paths[0].write_bytes(word())
    paths[1].write_bytes(sheets())
    return paths


def _linked(paragraph, address: str, words: str, after: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    link.append(_run(words))
    paragraph._p.append(link)
    paragraph.add_run(after)


def _run(words: str, tag: str = "w:t"):
    run, text = OxmlElement("w:r"), OxmlElement(tag)
    text.text = words
    run.append(text)
    return run


def _field(paragraph, code: str, words: str) -> None:
    for kind in ("begin", "separate", "end"):
        run, sign = OxmlElement("w:r"), OxmlElement("w:fldChar")
        sign.set(qn("w:fldCharType"), kind)
        run.append(sign)
        paragraph._p.append(run)
        if kind == "begin":
            paragraph._p.append(_run(code, "w:instrText"))
        elif kind == "separate":
            paragraph._p.append(_run(words))


def _split(paragraph, pieces: list[str]) -> None:
    for piece in pieces:
        paragraph.add_run(piece)
