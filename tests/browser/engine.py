"""Drives the engine in a page without the wizard: starts it, asks it, breaks it."""

import json
import shutil
from itertools import batched
from pathlib import Path
from typing import Any

from publish.runtime import ship
from publish.site.page import bundles, every_page
from tests.browser.engines import Scripted

SCRIPTS = "".join(f'<script type="text/plain" src="assets/javascripts/{room}/main.js"></script>' for room in ship.ROOMS)
BARE = f'<!doctype html><html lang="en"><head><title>Bare</title></head><body>{SCRIPTS}</body></html>'
START = """
async (patience) => {
  const { createEngine } = await import("/assets/javascripts/python/engine.js");
  window.progress = [];
  window.faults = [];
  window.engine = createEngine({
    ...(patience && { patience }),
    onProgress: (each) => window.progress.push(each),
    onFault: ({ kind, file, message }) => window.faults.push({ kind, file, message }),
  });
  const began = performance.now();
  await window.engine.ready.catch(() => {});
  return { fault: window.faults[0] ?? null, took: performance.now() - began };
}
"""
# As text both ways: to carry objects, drivers wrap each of their parts.
CALLS = """async (text) => {
  const answers = [];
  for (const { action, ...data } of JSON.parse(text)) {
    answers.push(await window.engine.call(action, data).catch((fault) => ({ broken: fault.kind })));
  }
  return JSON.stringify(answers);
}"""
QUICK = {"quiet": 2_000, "stall": 3_000, "boot": 20_000, "answer": 5_000}


def lay_out(root: Path, folder: Path) -> None:
    """The smallest site that runs Python, into an empty folder: an empty page, the engine's bundles, the runtime."""
    scripts = folder / bundles.SCRIPTS
    for room in ("python", "shared"):
        shutil.copytree(root / "overrides/theme" / bundles.SCRIPTS / room, scripts / room)
    made = bundles.make(folder)
    shutil.rmtree(scripts)
    (folder / made.folder).rename(scripts)
    shutil.copy(root / "overrides/theme/sw.js", folder)
    (folder / "index.html").write_text(BARE)
    every_page.complete(folder, ship.ship(folder, root), protect=False)


def start(page: Scripted, url: str, patience: dict[str, int] | None = None) -> dict[str, Any]:
    """Open the page and start Python: the fault, if any, and how long it took in milliseconds."""
    page.goto(url)
    return page.evaluate(START, patience)


def call(page: Scripted, action: str, **data: object) -> Any:
    """Python's answer to a request."""
    return call_all(page, [{"action": action, **data}])[0]


def call_all(page: Scripted, requests: list[dict[str, Any]]) -> list[Any]:
    """Python's answers to requests, one after the other, some at a time: a driver waits for half a minute."""
    asked = (json.dumps(some, default=str) for some in batched(requests, 20, strict=False))
    return [answer for some in asked for answer in json.loads(page.evaluate(CALLS, some))]
