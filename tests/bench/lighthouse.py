"""Lighthouse over pages of the built site, brought by npm for the run and by nothing else."""

import json
import os
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from publish.content.figures.bench import Row
from tests.bench.server import Line, serve
from tests.machine import chromium

# It asks for a newer Node than the rest of the project, so npm brings that, too.
PACKAGES = ("node@22.23.3", "lighthouse@13.5.0")
PAGES = {"home": "", "comparison": "compare/purpose/", "wizard": "decide/", "library": "rfp/"}
FORMS = {"mobile": (), "desktop": ("--preset=desktop",)}
FLAGS = "--headless --no-sandbox --disable-gpu"
MOST = 600
GROUP = f"Lighthouse {PACKAGES[1].partition('@')[2]}"

type Report = dict[str, Any]


class LighthouseError(Exception):
    """npm could not bring it, or it gave no report."""


def rows(site: Path, rounds: int) -> Iterator[Row]:
    """Each score of each page and form; one row that says why when there is none."""
    with serve(site, Line()) as url:
        try:
            report(url, ())  # npm's part, and the server's, is not to be measured
            for name, path in PAGES.items():
                for form, options in FORMS.items():
                    yield from scores(f"{name}, {form}", [report(f"{url}/{path}", options) for _ in range(rounds)])
        except LighthouseError as error:
            yield Row(GROUP, "all pages", "points", None, budget=100, least=True, note=str(error))


def scores(name: str, reports: list[Report]) -> Iterator[Row]:
    """The middle score of every category, with the audits that cost points in the last report."""
    for id, category in reports[-1]["categories"].items():
        row = Row(GROUP, f"{name}: {category['title']}", "points", None, budget=100, least=True)
        found = [each["categories"][id]["score"] for each in reports]
        if None in found:
            yield row._replace(note="Lighthouse gave no score")
        else:
            lost = ", ".join(costly(category, reports[-1]))
            yield row._replace(ours=statistics.median(found) * 100, note=f"points lost to {lost}" if lost else "")


def costly(category: Report, report: Report) -> list[str]:
    """The audits with weight in a category that are short of full marks."""
    weighed = [each["id"] for each in category["auditRefs"] if each["weight"]]
    return [id for id in weighed if (score := report["audits"][id]["score"]) is not None and score < 1]


def report(address: str, options: tuple[str, ...]) -> Report:
    """What Lighthouse says of one page."""
    brought = [f"--package={each}" for each in PACKAGES]
    asked = [address, "--output=json", "--quiet", "--no-enable-error-reporting", f"--chrome-flags={FLAGS}", *options]
    command = ["npm", "exec", "--yes", *brought, "--", "lighthouse", *asked]
    environment = {**os.environ, "CHROME_PATH": chromium() or ""}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=MOST)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise LighthouseError(f"{PACKAGES[1]} by npm: {type(error).__name__}") from None
    try:
        found: Report = json.loads(done.stdout)
    except ValueError:
        said = (done.stderr.strip().splitlines() or ["no report"])[0]
        raise LighthouseError(f"{PACKAGES[1]} by npm: {said[:160]}") from None
    if fault := found.get("runtimeError"):
        raise LighthouseError(f"{PACKAGES[1]}: {fault['code']}")
    return found
