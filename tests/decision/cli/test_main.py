"""The command line as its users meet it: files, links, exit codes, questions by number."""

import json
import runpy
import sys
from datetime import date
from pathlib import Path

import pytest

from decision.catalogue.standard import catalogue
from decision.cli.ask import by_arrows, by_number, interview, screen
from decision.cli.main import main

LINK = "role=provider&offering=process&asked-for=soc-1&asked-by=auditors&financial-effect=direct"
DAY = ["--today", "2026-11-23"]


@pytest.fixture
def typed(monkeypatch):
    """Type lines one after the other."""

    def type_lines(*lines):
        waiting = iter(lines)
        monkeypatch.setattr("builtins.input", lambda prompt: next(waiting))

    return type_lines


def test_check_reads_toml_json_and_links(tmp_path, capsys):
    """The same answers give the same verdict from TOML with a date, from JSON, from standard input's form and a link."""
    toml, data = tmp_path / "a.toml", tmp_path / "a.json"
    toml.write_text('role = "provider"\noffering = ["process"]\nneeded-by = 2027-03-31\n')
    data.write_text('{"answers": {"role": "provider", "offering": ["process"], "needed-by": "2027-03-31"}}')
    outputs = []
    for source in (str(toml), str(data), "#role=provider&offering=process&needed-by=2027-03-31"):
        assert main(["check", source, *DAY]) == 0
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1] == outputs[2]


def test_check_reads_standard_input(monkeypatch, capsys):
    """A dash reads what is piped in."""
    monkeypatch.setattr("sys.stdin.read", lambda: 'role = "customer"')
    assert main(["check", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["next"]


def test_check_names_what_it_ignores(capsys):
    """An unknown option is named on standard error, and the rest counts."""
    assert main(["check", f"{LINK}&data=helth"]) == 0
    assert 'no option "helth"' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "said"), [("role = ", "neither TOML nor JSON"), ('{"answers": []}', "must be a table"), ('{"a": 1', "neither")]
)
def test_bad_files_are_refused(tmp_path, capsys, content, said):
    """A file that cannot be read says what is wrong and exits with 2."""
    path = tmp_path / "bad"
    path.write_text(content)
    assert main(["check", str(path)]) == 2
    assert said in capsys.readouterr().err


def test_a_missing_file_is_refused(tmp_path, capsys):
    """A path that is not there is named."""
    assert main(["check", str(tmp_path / "none.toml")]) == 2
    assert "none.toml" in capsys.readouterr().err


def test_explain(capsys):
    """Explaining a finding shows its rules, the answers behind it and what would change it; JSON has the same."""
    assert main(["explain", LINK, "soc-1-must", *DAY]) == 0
    out = capsys.readouterr().out
    assert "applies when" in out
    assert "because Effect on customers’ books: directly" in out
    assert main(["explain", LINK, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["flips"]
    assert main(["explain", LINK]) == 0


def test_an_unknown_finding_is_refused(capsys):
    """The error of the api reaches the reader, with where."""
    assert main(["explain", LINK, "nonsense"]) == 2
    assert capsys.readouterr().err == 'finding: There is no finding "nonsense".\n'


def test_report(capsys):
    """The report comes in a form, for a site, or as the paragraph alone."""
    assert main(["report", LINK, "--form", "html", "--root", "https://example.test"]) == 0
    assert "https://example.test/go/soc-1/" in capsys.readouterr().out
    assert main(["report", LINK, "--rfp", "25"]) == 0
    assert "Which SOC?, edition" in capsys.readouterr().out
    assert main(["report", LINK, "--json"]) == 0
    assert "rfp" in json.loads(capsys.readouterr().out)


def test_schedule(tmp_path, capsys):
    """A date that cannot be met exits with 1, one that can with 0; the calendar is written."""
    late = [*DAY, "--needed-by", "2026-12-31", "--ics", str(tmp_path / "soc.ics")]
    assert main(["schedule", f"{LINK}&controls=new&asked-type=type-2", *late]) == 1
    assert "cannot be in hand by December 31, 2026" in capsys.readouterr().out
    assert (tmp_path / "soc.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert main(["schedule", f"{LINK}&controls=new", "--json", *DAY]) == 0


def test_batch(tmp_path, capsys):
    """A table with a bad row exits with 1 and counts it; standard output works as well as a file."""
    table = tmp_path / "in.csv"
    table.write_text("name,role,offering\nA,provider,process\nB,provider,nope\n")
    assert main(["batch", str(table)]) == 1
    captured = capsys.readouterr()
    assert captured.out.splitlines()[0].startswith("name,role,offering,needed,held,fits")
    assert "Rows that could not be understood: 1." in captured.err
    table.write_text("vendor,role,offering\nA,provider,process\n")
    assert main(["batch", str(table)]) == 0
    assert capsys.readouterr().err == "Column “vendor” is read as “vendor”.\n"
    table.write_text("")
    assert main(["batch", str(table), "-o", str(tmp_path / "out.csv")]) == 2
    assert not (tmp_path / "out.csv").exists()


def test_prove_names_the_extra(monkeypatch, capsys):
    """Without the library of the proof it says what to install."""
    monkeypatch.delitem(sys.modules, "decision.proof.prove", raising=False)
    monkeypatch.setitem(sys.modules, "decision.proof.bdd", None)
    assert main(["prove"]) == 2
    assert "which-soc[cli]" in capsys.readouterr().err


def test_prove(monkeypatch, capsys):
    """The proof prints its counts and exits with 1 when a law is broken."""
    figures = {"format": 1, "questions": 2, "edition": "x", "fires": {}, "faults": []}
    monkeypatch.setattr("decision.proof.prove.prove", lambda catalogue: figures)
    assert main(["prove"]) == 0
    assert "questions: 2" in capsys.readouterr().out
    figures["faults"] = ["a hole at #role=provider"]
    assert main(["prove"]) == 1
    assert "BROKEN a hole" in capsys.readouterr().out
    assert main(["prove", "--json"]) == 1


def test_export(tmp_path, capsys):
    """Every file written is named, and is there."""
    assert main(["export", str(tmp_path / "out")]) == 0
    names = capsys.readouterr().out.split()
    assert names
    assert all(Path(name).is_file() for name in names)


def test_ask_by_number(typed, capsys):
    """Numbers answer, nonsense is asked again, `w` says why, `b` goes back, and the verdict follows."""
    typed("b", "x", "w", "1", "b", "2", "9 9", "")
    with pytest.raises(StopIteration):
        interview(catalogue(), date(2026, 11, 23), by_number)
    out = capsys.readouterr().out
    assert catalogue().question["role"].why in out
    assert "Please type a number from 1 to 3." in out
    assert out.count(catalogue().question["role"].ask) == 3


def test_ask_takes_several_and_dates(typed):
    """A many question takes numbers apart by spaces, a when question a date, and one that cannot be read asks again."""
    typed("1 2")
    assert by_number(catalogue().question["offering"], (1, 2)) == ["process", "saas"]
    typed("2027-03-31")
    assert by_number(catalogue().question["needed-by"], (1, 2)) == "2027-03-31"
    typed("2027-99-31", "1 2", "1")
    assert by_number(catalogue().question["needed-by"], (1, 2)) == "under-3-months"


def test_ask_ends_with_the_verdict(monkeypatch, capsys):
    """With every answer "not sure" the interview still ends, and the report says what is open."""

    def unsure(question, remaining):
        return "provider" if question.id == "role" else ["unsure"] if question.kind == "many" else "unsure"

    monkeypatch.setattr("decision.cli.ask.by_number", unsure)
    assert main(["ask", "--plain"]) == 0
    assert "Still open" in capsys.readouterr().out


def test_an_answer_that_cannot_be_read_is_asked_again():
    """An answer that contradicts itself is not taken."""
    answers = iter([["none", "saas"], "back", "back"])

    def ask(question, remaining):
        return "provider" if question.id == "role" else next(answers)

    with pytest.raises(StopIteration):
        interview(catalogue(), date(2026, 11, 23), ask)


def test_stopping_is_quiet(monkeypatch, capsys):
    """Ctrl-C ends with 130 and without a traceback."""

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("decision.cli.ask.by_number", stop)
    assert main(["ask", "--plain"]) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_arrow_keys(monkeypatch):
    """With the extra on a terminal, questions are chosen by arrow keys; the last choice goes back."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    assert screen(plain=False) is by_arrows
    assert screen(plain=True) is by_number

    class Asked:
        def __init__(self, answer):
            self.answer = answer

        def unsafe_ask(self):
            return self.answer

    monkeypatch.setattr("questionary.select", lambda text, choices: Asked("provider"))
    assert by_arrows(catalogue().question["role"], (1, 2)) == "provider"
    for chosen, taken in ((["saas"], ["saas"]), (["back", "saas"], "back")):
        monkeypatch.setattr("questionary.checkbox", lambda text, choices, chosen=chosen: Asked(chosen))
        assert by_arrows(catalogue().question["offering"], (1, 2)) == taken


def test_module_runs(monkeypatch, capsys):
    """`python -m decision --version` prints the edition."""
    monkeypatch.setattr(sys, "argv", ["decision", "--version"])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("decision", run_name="__main__")
    assert stopped.value.code == 0
    assert catalogue().edition in capsys.readouterr().out
