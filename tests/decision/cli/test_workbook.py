"""Workbooks on the command line: read as analysts leave them, given back with columns added and nothing lost."""

import io
import subprocess
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook as Made
from openpyxl import load_workbook
from openpyxl.styles import Font

from decision.catalogue.errors import RequestError
from decision.catalogue.standard import catalogue
from decision.cli.batch_files import Task, run
from decision.cli.main import main
from decision.cli.workbook import Workbook
from tests.decision.batch import made

TODAY = date(2026, 11, 23)
ROWS = [
    ["Vendor inventory 2026"],
    [],
    ["Vendor", "Kind of service", "SOX?", "Assurance", "SOC period", "PII"],
    ["Café Payroll", "payroll", True, "SOC 1 Type II; SOC 2 Type II", datetime(2026, 9, 30), "Y"],
    ["Box", "SaaS", "N", "SOC 2 Type 1", 46203, "N"],
    [None, "colocation", "N", "ISO 27001", None, "N"],
    ["=HYPERLINK(1)", "office supplies", "N", "none", "31/12/2025", "x"],
    ["Blue", "blue", "N", "none", None, None],
]


@pytest.fixture
def inventory(tmp_path):
    """A workbook with a title, a blank row, days as days and as numbers, merged cells, another sheet and a hidden one."""
    book = Made()
    sheet = book.active
    sheet.title = "Vendors & more"
    for row in ROWS:
        sheet.append(row)
    sheet["A7"].data_type = "s"
    sheet.merge_cells("A5:A6")
    sheet["A3"].font = Font(bold=True)
    book.create_sheet("Notes")["A1"] = "keep me"
    hidden = book.create_sheet("Lists")
    hidden.sheet_state = "hidden"
    for place in range(40):
        hidden.append([place])
    path = tmp_path / "vendors.xlsx"
    book.save(path)
    return path


def read(path, sheet):
    """A sheet's rows."""
    return [list(row) for row in load_workbook(path)[sheet].iter_rows(values_only=True)]


def test_a_workbook_comes_back_with_columns_added(inventory, tmp_path):
    """Every cell stays in its place and every other part as it was; the new cells stand right of the headings."""
    target = tmp_path / "out.xlsx"
    done = run(catalogue(), Task(str(inventory), str(target)), TODAY)
    before, after = read(inventory, "Vendors & more"), read(target, "Vendors & more")
    assert [row[:6] for row in after] == before
    assert after[2][6:13] == ["needed", "held", "fits", "why", "gap", "next step", "ask by"]
    assert [row[8] for row in after[3:8]] == ["yes", "no", "no", "yes", None]
    assert after[7][16].startswith("Row 8: Kind of service: “blue” is not understood.")
    assert done.noted == 1
    with zipfile.ZipFile(inventory) as one, zipfile.ZipFile(target) as two:
        assert one.namelist() == two.namelist()
        assert [name for name in one.namelist() if one.read(name) != two.read(name)] == ["xl/worksheets/sheet1.xml"]


def test_a_workbook_with_macros_comes_back_with_them(tmp_path):
    """Excel's own macro project, its part, its kind and its relation are byte for byte as they were."""
    source, target = tmp_path / "register.xlsm", tmp_path / "out.xlsm"
    made.macros(source)
    assert run(catalogue(), Task(str(source), str(target)), TODAY).noted == 0
    with zipfile.ZipFile(source) as one, zipfile.ZipFile(target) as two:
        assert one.namelist() == two.namelist()
        assert [name for name in one.namelist() if one.read(name) != two.read(name)] == ["xl/worksheets/sheet1.xml"]
        assert two.read("xl/vbaProject.bin") == made.PROJECT.read_bytes()
        assert b"macroEnabled" in two.read("[Content_Types].xml")
    again = load_workbook(target, keep_vba=True)
    assert again.vba_archive and [row[7] for row in again["Register"].iter_rows(min_row=4, values_only=True)] == [
        "yes",
        "no",
        "yes",
    ]


def test_libreoffice_opens_the_result(inventory, tmp_path):
    """What is written is a workbook to another program, too, and no cell of it is a formula that was words."""
    target = tmp_path / "out.xlsx"
    run(catalogue(), Task(str(inventory), str(target)), TODAY)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/office", "--convert-to", "csv"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(target)], check=True, capture_output=True)
    text = (tmp_path / "out.csv").read_text("cp1252")
    assert "Café Payroll,payroll" in text
    assert "next step" in text
    assert "=HYPERLINK(1)" in text


def test_a_merged_cell_speaks_for_its_rows(inventory):
    """The second row of a merged vendor has the vendor's name; days are ISO, numbers plain."""
    name, rows = Workbook(str(inventory)).rows()
    assert name == "Vendors & more"
    assert [row[0] for row in rows[4:6]] == ["Box", "Box"]
    assert (rows[3][4], rows[4][4]) == ("2026-09-30", "46203")


def test_a_sheet_is_chosen(inventory, tmp_path, capsys):
    """Without a choice the longest sheet that is seen is read; a sheet that is not there is named with those that are."""
    assert Workbook(str(inventory)).rows("Lists")[1][39] == ["39"]
    assert main(["batch", str(inventory), "--sheet", "Gone"]) == 2
    assert "It has no sheet “Gone”. It has Vendors & more, Notes, Lists." in capsys.readouterr().err
    assert main(["batch", str(inventory), "-o", str(tmp_path / "out.csv")]) == 1
    assert (tmp_path / "out.csv").read_text("utf-8").splitlines()[6].startswith("'=HYPERLINK(1),office supplies")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xd0\xcf\x11\xe0 and so on", "It has a password or is of the old .xls kind"),
        (b"PK\x03\x04 and so on", "It is damaged, or not a workbook"),
        (b"Vendor,Category\n", "It is damaged, or not a workbook"),
    ],
)
def test_what_cannot_be_read_says_so(tmp_path, content, says):
    """A password, a broken archive and text under a workbook's name are told apart, and nothing is written."""
    path = tmp_path / "vendors.xlsx"
    path.write_bytes(content)
    with pytest.raises(RequestError) as caught:
        run(catalogue(), Task(str(path), str(tmp_path / "out.xlsx")), TODAY)
    assert says in caught.value.message
    assert [each.name for each in tmp_path.iterdir()] == ["vendors.xlsx"]


def test_an_archive_that_is_no_workbook(tmp_path):
    """A zip of something else is no workbook; an empty workbook has nothing in it."""
    path = tmp_path / "vendors.xlsx"
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr("a.txt", "b")
    with pytest.raises(RequestError, match="not a workbook"):
        Workbook(str(path))
    Made().save(path)
    with pytest.raises(RequestError, match="There is nothing in it"):
        Workbook(str(path)).rows()


def test_the_output_keeps_its_kind(inventory, tmp_path):
    """A workbook with macros stays one, and a CSV file never becomes a workbook by its name alone."""
    with pytest.raises(RequestError, match=r"Name it \.xlsx"):
        run(catalogue(), Task(str(inventory), str(tmp_path / "out.xlsm")), TODAY)
    source = tmp_path / "in.csv"
    source.write_text("Vendor,Category\nA,saas\n", "utf-8")
    with pytest.raises(RequestError, match="A workbook comes out of a workbook"):
        run(catalogue(), Task(str(source), str(tmp_path / "out.xlsx")), TODAY)


def test_without_the_extra(inventory, monkeypatch):
    """Where openpyxl is not installed, the message says what to install."""
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(RequestError, match=r"which-soc\[cli\]"):
        Workbook(str(inventory)).rows()


def test_rows_without_numbers_and_prefixed_names():
    """Sheets whose rows carry no number, whose elements have a prefix, or whose rows are empty are added to as well."""
    from decision.cli.workbook import _added

    xml = '<x:sheetData><x:row spans="1:2"><x:c r="A1"/></x:row><x:row r="2"/></x:sheetData>'
    added = _added(xml, 27, [["a<b"], ["c\x01"]])
    cell = '<x:c r="{0}" t="inlineStr"><x:is><x:t xml:space="preserve">{1}</x:t></x:is></x:c>'
    first, second = cell.format("AA1", "a&lt;b"), cell.format("AA2", "c")
    assert added == f'<x:sheetData><x:row><x:c r="A1"/>{first}</x:row><x:row r="2">{second}</x:row></x:sheetData>'
    assert io.StringIO(added)


def test_times_and_halves_keep_what_they_say(tmp_path):
    """A day with an hour keeps it; a whole number has no decimals, and a half has."""
    book = Made()
    book.active.append(["Vendor", "At", "Whole", "Half"])
    book.active.append(["Box", datetime(2026, 9, 30, 14, 30), 3.0, 2.5])
    book.save(tmp_path / "vendors.xlsx")
    assert Workbook(str(tmp_path / "vendors.xlsx")).rows()[1][1] == ["Box", "2026-09-30T14:30:00", "3", "2.5"]
