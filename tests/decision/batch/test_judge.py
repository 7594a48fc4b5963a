"""The batch: a row of output for every row of input, the same verdicts as one by one, and bad rows that stop nothing."""

import csv
import random
from datetime import date

import pytest

from decision.batch.judge import Table, verdicts
from decision.catalogue.errors import RequestError
from decision.catalogue.model import UNSURE
from decision.catalogue.standard import catalogue
from decision.cli.batch_files import run
from decision.engine.evaluate import Evaluation
from decision.engine.truth import Truth

TODAY = date(2026, 11, 23)
HEADER = "vendor,role,offering,financial-effect,data,asked-for\n"


def rows(text):
    """The output rows of a CSV text, as mappings."""
    table = Table(catalogue(), text.splitlines(keepends=True), TODAY)
    return [dict(zip(table.header, row, strict=True)) for row in table.verdicts()]


def profile(dice):
    """Random answers, some missing, some not sure."""
    chosen = {}
    for question in catalogue().questions:
        ids = [option.id for option in question.options]
        several = [option.id for option in question.options if not option.exclusive]
        if question.kind == "many" and dice.random() < 0.6:
            drawn = dice.sample(several, dice.randint(1, len(several)))
            chosen[question.id] = tuple(id for id in ids if id in drawn)
        elif dice.random() < 0.8:
            chosen[question.id] = (dice.choice(ids),)
    chosen["role"] = (dice.choice(["provider", "customer", "responder"]),)
    return chosen


def test_batch_says_what_single_evaluation_says():
    """Over random profiles every finding is true, open or false in the batch as it is one by one."""
    dice = random.Random(7)
    profiles = [profile(dice) for _ in range(400)]
    names = [question.id for question in catalogue().questions]
    lines = [",".join(names) + "\n"]
    lines += [",".join(";".join(chosen.get(name, ())) for name in names) + "\n" for chosen in profiles]
    table = Table(catalogue(), lines, TODAY)
    for chosen, row in zip(profiles, table.verdicts(), strict=True):
        cells = dict(zip(table.header, row, strict=True))
        evaluation = Evaluation(catalogue(), chosen)
        for finding in catalogue().findings:
            truth = evaluation.finding(finding).truth
            listed = finding.id in cells.get(finding.strength, "").split(";")
            if finding.strength != "not":
                assert listed is (truth is Truth.TRUE), (finding.id, chosen)
            assert (finding.id in cells["open"].split(";")) is (truth is Truth.UNKNOWN), (finding.id, chosen)
    assert any(UNSURE in chosen.get("data", ()) for chosen in profiles)


def test_bad_rows_say_what_and_where_and_stop_nothing():
    """An unknown option, too many cells and a missing role become errors; the good row between them has its verdict."""
    text = HEADER + (
        "A,provider,sass,no,,\n"
        "B,provider,process,direct,financial,nothing\n"
        "C,provider,saas,no,confidential,soc-2,too,many\n"
        "D,,saas,no,,\n"
    )
    bad, good, long, missing = rows(text)
    assert 'row 2: offering: "offering" has no option "sass".' in bad["error"]
    assert bad["verdict"] == bad["must"] == bad["link"] == ""
    assert good["error"] == ""
    assert good["vendor"] == "B"
    assert "soc-1-should" in good["should"]
    assert "row 4: 8 cells, but the header has 6 columns" in long["error"]
    assert "row 5: role: missing" in missing["error"]


def test_one_row_out_for_every_row_in():
    """More rows than a chunk holds come out in order, short rows included."""
    text = HEADER + "".join(f"v{number},provider,process\n" for number in range(2500))
    assert [row["vendor"] for row in rows(text)] == [f"v{number}" for number in range(2500)]


@pytest.mark.parametrize(
    ("header", "code"),
    [("vendor,cost", "no-question-column"), ("role,role", "doubled-column"), ("role,verdict", "reserved-column")],
)
def test_a_table_that_cannot_be_read_is_refused(header, code):
    """A header without questions, with a question twice, or with our own columns is named."""
    with pytest.raises(RequestError) as caught:
        Table(catalogue(), [header + "\n"], TODAY)
    assert caught.value.code == code


def test_pieces_of_a_file_give_the_same_rows():
    """A later piece is read with the header of the first."""
    first = verdicts(catalogue(), HEADER + "A,provider,process,direct,\n", None, TODAY)
    later = verdicts(catalogue(), "B,provider,saas,no,\n", first["columns"], TODAY)
    assert [row[0] for row in first["rows"] + later["rows"]] == ["A", "B"]


def test_files_are_written_whole(tmp_path, capsys, monkeypatch):
    """The output file appears when it is complete, bad rows are counted, and a terminal sees progress."""
    monkeypatch.setattr("decision.cli.batch_files.EVERY", 2)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("\ufeff" + HEADER + "A,provider,saas,no,\nB,provider,nope,no,\n", "utf-8")
    assert run(catalogue(), str(source), str(target), TODAY) == 1
    with target.open(newline="") as file:
        assert [row["vendor"] for row in csv.DictReader(file)] == ["A", "B"]
    assert "2 rows" in capsys.readouterr().err
    monkeypatch.setattr("sys.stderr.isatty", lambda: False)
    run(catalogue(), str(source), str(target), TODAY)
    assert capsys.readouterr().err == ""
    assert not target.with_suffix(".csv.part").exists()
