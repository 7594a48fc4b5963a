"""Watches which functions of Python's binary a start and every action call, and writes them down: `make profile`.

The smallest site that runs Python is served with a binary that marks each function it enters. Whatever is not
called here is in the second half of the binary: fetched later, and no fault.
"""

import json
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from decision.catalogue.model import Catalogue
from decision.catalogue.standard import catalogue as standard_catalogue
from publish.runtime.binary import BINARY, profile, smaller
from publish.runtime.pyodide_package import PACKAGE
from publish.runtime.ship import size_and_hash
from publish.site.data.answers_json import answers as library
from tests.bench.work import table
from tests.browser.engine import call, lay_out, start
from tests.browser.python.test_runtime import ACTIONS, TODAY, cases
from tests.browser.server import serve
from tests.decision.hostile.seeds import REQUESTS
from tests.machine import headless_chromium

ROOT = Path(__file__).parents[2]
KEEP = """\
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (...given) => (self.python = await instantiate(...given));
"""
MARKS = """
() => Object.entries(self.python.exports)
  .filter(([name, each]) => name.startsWith("@") && each.value)
  .map(([name]) => Number(name.slice(1)))
"""
MADE_UP, ROWS = 60, 3_000
NAMES = [["Vendor", "Held"], ["Société Générale", "SOC 2"], ["Škoda", "x"], ["株式会社", "SOC 1 Type II"], ["Ελλάς 🌍", "–"]]
FORMS = ("markdown", "text", "html", "blocks")


def requests(catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    """Requests of every action but for PDFs, which have a Python of their own with more in it."""
    yield from ACTIONS
    yield from (each for each in REQUESTS if each["action"] != "pdf")
    dice = random.Random(1)
    sets = [case["answers"] for case in cases()] + [_made_up(catalogue, dice) for _ in range(MADE_UP)]
    for place, answers in enumerate(sets):
        yield {"action": "step", "answers": answers}
        yield {"action": "schedule", "answers": answers}
        yield {"action": "report", "answers": answers, "format": FORMS[place % 4], "root": "https://a.example/"}
    for finding in catalogue.findings:
        yield {"action": "explain", "answers": dice.choice(sets), "finding": finding.id}
    yield {"action": "batch", "do": "read", "csv": table(ROWS)}
    yield {"action": "batch", "do": "look", "rows": NAMES}
    yield {"action": "batch", "do": "judge", "names": NAMES[0], "rows": NAMES[1:], "mapping": {"columns": {"Held": "vendor-has"}}}
    yield {"action": "batch", "do": "write", "rows": NAMES}
    ours = library(ROOT / "docs")
    yield {"action": "library", "library": ours, "answers": {}}
    for form in ("full", "two", "markdown", "blocks", "json"):
        yield {"action": "library", "library": ours, "answers": {}, "take": {"form": form, "length": "short", "root": ""}}


def _made_up(catalogue: Catalogue, dice: random.Random) -> dict[str, Any]:
    """Answers to most questions, as they fall."""
    answers: dict[str, Any] = {}
    for question in catalogue.questions:
        ids = [option.id for option in question.options]
        if ids and dice.random() < 0.8:
            answers[question.id] = dice.sample(ids, dice.randint(1, len(ids))) if question.kind == "many" else dice.choice(ids)
    return answers


def watch(folder: Path) -> list[int]:
    """The functions that were called, by their numbers in the stock file."""
    lay_out(ROOT, folder)
    (runtime,) = (folder / "runtime").iterdir()
    module, numbers = smaller.cut(ROOT / PACKAGE, folder)
    (runtime / BINARY).write_bytes(profile.marked(module, numbers).write())
    page = folder / "index.html"
    before, _, after = page.read_text().partition('data-runtime="">')
    told, _, after = after.partition("</script>")
    block = json.loads(told)
    block["files"][BINARY] = size_and_hash(runtime / BINARY)
    block["reserve"] = {}
    page.write_text(f'{before}data-runtime="">{json.dumps(block)}</script>{after}')
    worker = folder / "assets/javascripts/python/worker.js"
    worker.write_text(KEEP + worker.read_text())
    with serve(folder) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=headless_chromium(), args=["--no-sandbox"])
        tab = browser.new_page()
        fault = start(tab, served.url)["fault"]
        if fault:
            raise RuntimeError(fault)
        for request in requests(standard_catalogue()):
            call(tab, **{"today": TODAY, **request})
        found: list[int] = tab.workers[0].evaluate(MARKS)
        browser.close()
    return found


def main() -> None:
    """Watch, and write the list."""
    with tempfile.TemporaryDirectory() as folder:
        found = watch(Path(folder))
    profile.keep(ROOT / PACKAGE / BINARY, found)
    sys.stdout.write(f"{len(found)} functions come first, as {profile.FILE.relative_to(ROOT)} says\n")


if __name__ == "__main__":
    main()
