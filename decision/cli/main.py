"""The command line: ask, check, explain, report, schedule, batch, check-links, prove, export.

Exit codes: 0 done; 1 done, but something was found (bad rows in a batch, a broken law in the proof, a date that cannot
be met, a link that is not fine); 2 the command or its input cannot be understood; 130 stopped by the reader.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from decision import __version__
from decision.answers.read import Answers
from decision.api import handle
from decision.catalogue.errors import CatalogueError, RequestError
from decision.catalogue.standard import catalogue
from decision.cli.answers_file import read_profile
from decision.report.document import RENDERERS
from decision.report.report import LENGTHS

DONE, FOUND, REFUSED, STOPPED = 0, 1, 2, 130


def main(arguments: list[str] | None = None) -> int:
    """Run one command with its arguments, those of the process by default; returns the exit code, raises nothing of ours."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        result: int = options.run(options)
        return result
    except RequestError as error:
        print(f"{error.where}: {error.message}" if error.where else error.message, file=sys.stderr)
    except (CatalogueError, OSError) as error:
        print(error, file=sys.stderr)
    except RecursionError:
        print("The input is nested too deeply.", file=sys.stderr)
    except (KeyboardInterrupt, EOFError):
        print(file=sys.stderr)
        return STOPPED
    return REFUSED


def _ask(options: argparse.Namespace) -> int:
    from decision.cli.ask import interview, screen

    answers = interview(catalogue(), options.today, screen(options.plain))
    return _show(_call("report", answers, options, format="text"), options)


def _check(options: argparse.Namespace) -> int:
    answers = read_profile(catalogue(), options.answers)
    stand = _call("step", answers, options)
    for ignored in stand["ignored"]:
        print(f"ignored: {ignored['where']}: {ignored['message']}", file=sys.stderr)
    if options.json:
        return _print_json(stand)
    return _show(_call("report", answers, options, format="text"), options)


def _explain(options: argparse.Namespace) -> int:
    answers = read_profile(catalogue(), options.answers)
    extra = {"finding": options.finding} if options.finding else {}
    found = _call("explain", answers, options, **extra)
    if options.json:
        return _print_json(found)
    for rule in found.get("rules", []):
        print(f"{rule['truth']:8}{rule['id']}: applies when {rule['english']}")
    for question, option in found.get("because", []):
        print(f"because {_said(question, option)}")
    for flip in found["flips"]:
        gained, lost = " ".join(flip["gained"]), " ".join(flip["lost"])
        print(f"if {_said(flip['question'], flip['to'] or flip['from'])}: gains {gained or '-'}, loses {lost or '-'}")
    return DONE


def _report(options: argparse.Namespace) -> int:
    answers = read_profile(catalogue(), options.answers)
    found = _call("report", answers, options, format=options.form, root=options.root)
    if options.rfp:
        found = {"text": found["rfp"][options.rfp] + "\n", "rfp": found["rfp"]}
    return _show(found, options)


def _schedule(options: argparse.Namespace) -> int:
    answers = dict(read_profile(catalogue(), options.answers))
    if options.needed_by:
        answers["needed-by"] = options.needed_by
    found = _call("schedule", answers, options)
    if options.ics:
        Path(options.ics).write_bytes(found["ics"].encode())
    if options.json:
        _print_json(found)
    else:
        print(found["summary"])
        for way in found["ways"]:
            print(f"\n{way['label']}")
            for stage in way["stages"]:
                print(f"  {stage['start'][0]} … {stage['end'][1]}  {stage['label']}")
    return FOUND if found["ways"] and found["ways"][0]["feasible"] == "no" else DONE


def _batch(options: argparse.Namespace) -> int:
    from decision.cli.batch_files import Task, run

    done = run(catalogue(), Task(options.table, options.output, options.map, options.sheet), options.today)
    for remark in done.remarks:
        print(remark, file=sys.stderr)
    if done.noted:
        print(f"Rows that could not be understood: {done.noted}. See the column “note”.", file=sys.stderr)
    return FOUND if done.noted else DONE


def _check_links(options: argparse.Namespace) -> int:
    from decision.cli.link_files import Task, check, shown

    found = check(Task(options.files, options.site, options.edition))
    if options.json:
        _print_json({"files": found})
    else:
        print(shown(found, options.all), end="")
    for file in found:
        if "error" in file:
            print(f"{file['file']}: {file['error']['message']}", file=sys.stderr)
    if any("error" in file for file in found):
        return REFUSED
    return FOUND if any(link["state"] != "fine" for file in found for link in file["links"]) else DONE


def _prove(options: argparse.Namespace) -> int:
    try:
        from decision.proof.prove import prove
    except ImportError:
        raise RequestError("needs-extra", "prove", "The proof needs the extra: install which-soc[cli].") from None
    found = prove(catalogue())
    if options.json:
        _print_json(found)
    else:
        for key, value in found.items():
            if key != "faults" and not isinstance(value, (dict, list)):
                print(f"{key}: {value:,}" if isinstance(value, int) else f"{key}: {value}")
        for fault in found["faults"]:
            print(f"BROKEN {fault}")
    return FOUND if found["faults"] else DONE


def _export(options: argparse.Namespace) -> int:
    from decision.export.catalogue_json import export

    for path in export(catalogue(), Path(options.folder)):
        print(path)
    return DONE


def _call(action: str, answers: Answers, options: argparse.Namespace, **extra: Any) -> dict[str, Any]:
    found = handle({"action": action, "answers": answers, "today": options.today.isoformat(), **extra})
    if "error" in found:
        raise RequestError(**found["error"])
    return found


def _said(question: str, option: str) -> str:
    asked = catalogue().question[question]
    chosen = asked.option(option)
    return f"{asked.short}: {chosen.short if chosen else option}"


def _show(found: dict[str, Any], options: argparse.Namespace) -> int:
    if options.json:
        return _print_json(found)
    print(found["text"], end="")
    return DONE


def _print_json(found: object) -> int:
    print(json.dumps(found, ensure_ascii=False, indent=2))
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="decision", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="command")

    def command(name: str, run: Callable[[argparse.Namespace], int], help: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=help, description=help)
        sub.set_defaults(run=run)
        sub.add_argument("--json", action="store_true", help="print JSON instead of text")
        sub.add_argument("--today", type=date.fromisoformat, default=date.today(), help="the day to count from")
        return sub

    ask = command("ask", _ask, "ask the questions in the terminal")
    ask.add_argument("--plain", action="store_true", help="no colors, no arrow keys")
    file = "a TOML or JSON file of answers, - for standard input, or the part of a link after #"
    command("check", _check, "evaluate a file of answers").add_argument("answers", help=file)
    explain = command("explain", _explain, "why a finding holds, and what would change the verdict")
    explain.add_argument("answers", help=file)
    explain.add_argument("finding", nargs="?", help="the id of a finding; without it, the whole verdict")
    report = command("report", _report, "the verdict as a document")
    report.add_argument("answers", help=file)
    report.add_argument("--form", choices=RENDERERS, default="markdown")
    report.add_argument(
        "--rfp", choices=[str(length) for length in LENGTHS], help="only the RFP paragraph of about so many words"
    )
    report.add_argument("--root", default="", help="the address of the site, for links")
    schedule = command("schedule", _schedule, "the calendar that leads to the report")
    schedule.add_argument("answers", help=file)
    schedule.add_argument("--needed-by", help="the day it is needed, as 2027-03-31")
    schedule.add_argument("--ics", help="write the calendar to this .ics file")
    batch = command("batch", _batch, "a list of vendors in, the same list with verdicts out")
    batch.add_argument("table", help="a workbook (.xlsx) or CSV file with a row per vendor, - for standard input")
    batch.add_argument("-o", "--output", default="-", help="the workbook or CSV file to write; standard output without it")
    batch.add_argument("--sheet", default="", help="of a workbook, the sheet to read; without it the best understood")
    batch.add_argument("--map", default="", help="a TOML file that says which column answers which question")
    links = command("check-links", _check_links, "our links in finished documents: fine, moved, retired, changed, unknown")
    kinds = "DOCX, XLSX, PPTX, PDF, Markdown, HTML or text; - for text from standard input"
    links.add_argument("files", nargs="+", metavar="FILE", help=kinds)
    usual = os.environ.get("WHICH_SOC_SITE", "")
    links.add_argument("--site", default=usual, help="the site's address or its folder; else the variable WHICH_SOC_SITE")
    links.add_argument("--edition", default="", help="the edition cited where the document names none, as 2026.11")
    links.add_argument("--all", action="store_true", help="list the links that are fine, too")
    command("prove", _prove, "explore the whole answer space and check the laws")
    command("export", _export, "write the catalogue, the schemas and the rules").add_argument("folder")
    return parser
