"""Our links in finished documents on the command line: reported exactly, worded for people and programs, or refused."""

import io
import json
import sys
from pathlib import Path

import pytest

from decision.cli.link_files import Task, check
from decision.cli.main import main
from tests.browser.server import serve
from tests.decision.links import papers


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """The folder of a site of a later edition."""
    return papers.publish(tmp_path / "site")


def run(site: Path | str, *arguments: str) -> int:
    """Run the command."""
    return main(["check-links", "--site", str(site), *arguments])


def told(site: Path, path: Path) -> papers.Expected:
    """What is said of each link of a file."""
    (file,) = check(Task([str(path)], str(site)))
    return [(link["state"], link["place"], link["id"], link["corrected"]) for link in file["links"]]


def test_a_word_document_is_reported_exactly(later: Path, tmp_path: Path):
    """Twenty links of edition 2026.11 against a later edition."""
    path, _ = papers.write(tmp_path)
    assert told(later, path) == papers.IN_WORD


def test_a_workbook_is_reported_exactly(later: Path, tmp_path: Path):
    """The same in cells, formulas, comments and hidden sheets."""
    _, path = papers.write(tmp_path)
    assert told(later, path) == papers.IN_SHEETS


def test_people_read_what_to_do(later: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """State, place, sentence, the link to write, the words cited, and what has changed in them."""
    path = tmp_path / "answer.md"
    path.write_text(f"[Letters]({papers.ROOT}bridge-letters/2026.11/)\n{papers.ROOT}soc-3/\n{papers.ROOT}gap-leters/\n")
    assert run(later, str(path)) == 1
    assert (
        capsys.readouterr().out
        == f"""\
{path}: 3 links: 1 fine, 1 changed, 1 unknown (edition 2027.05)
  changed  line 1: {papers.ROOT}bridge-letters/2026.11/
           The words of “Bridge letters” have changed since edition 2026.11. It was on “Periods, gaps, bridge letters” and is \
now on /guides/letters/; the permanent link follows it.
           use: {papers.ROOT}bridge-letters/
           words cited: {papers.ROOT}bridge-letters/2026.11/
           | of [-three-] {{+four+}} months at most.
  unknown  line 3: {papers.ROOT}gap-leters/
           There never was a section “gap-leters”.
           nearest: gap-letters, bridge-letters
"""
    )
    run(later, "--all", str(path))
    assert "  fine     line 2" in capsys.readouterr().out


def test_programs_read_json(later: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Each file with its counts and links, the difference in pieces."""
    path = tmp_path / "answer.txt"
    path.write_text(f"{papers.ROOT}bridge-letters/")
    assert run(later, "--json", "--edition", "2026.11", str(path)) == 1
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert (file["file"], file["edition"]) == (str(path), "2027.05")
    assert file["counts"] == {"fine": 0, "moved": 0, "retired": 0, "changed": 1, "unknown": 0}
    assert file["links"][0]["difference"] == papers.CHANGED


def test_exit_codes(later: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """0 fine or none, 1 something to look at, 2 a file or the site cannot be read; the other files are checked."""
    fine, none, bad = tmp_path / "fine.txt", tmp_path / "none.txt", tmp_path / "bad.docx"
    fine.write_text(f"{papers.ROOT}soc-3/")
    none.write_text("words")
    bad.write_bytes(b"PK\x03\x04 nothing")
    assert run(later, str(fine), str(none)) == 0
    assert run(later, str(bad), str(fine)) == 2
    said = capsys.readouterr()
    assert f"{fine}: 1 link: 1 fine" in said.out
    assert f"{bad}: This file cannot be checked. It is damaged" in said.err
    assert run(later, str(tmp_path / "absent.txt")) == 2
    assert "This file cannot be read: No such file" in capsys.readouterr().err
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{papers.ROOT}soc-4/".encode())))
    assert run(later, "-") == 1


def test_the_site_is_a_folder_or_an_address(later: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Whatever is wrong with it is said; a site that does not know its own address has the one it was asked at."""
    path = tmp_path / "answer.txt"
    path.write_text(f"{papers.ROOT}soc-3/ {papers.ROOT}bridge-letters/2026.11/")
    with serve(later) as served:
        assert run(served.url, str(path)) == 1
        assert served.requests == ["/data/links.json", "/data/editions/2026.11.json", "/data/sections.json"]
        (later / "data" / "links.json").write_text(json.dumps({**papers.published(), "site": ""}))
        path.write_text(f"{served.url}/go/soc-3/")
        assert run(served.url, str(path)) == 0
    (later / "data" / "links.json").write_text("{}")
    assert run(later, str(path)) == 2
    assert run(tmp_path, str(path)) == 2
    assert main(["check-links", "--site", "", str(path)]) == 2
    said = capsys.readouterr().err
    for sentence in ("not the site's links.json", "The site's data cannot be read", "Name the site by its address"):
        assert sentence in said
