"""Drives the engine in a page without the wizard: starts it, asks it, breaks it."""

import json
from typing import Any

from tests.browser.engines import Scripted

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
CALL = "([action, data]) => window.engine.call(action, data).catch((fault) => ({ broken: fault.kind }))"
QUICK = {"quiet": 2_000, "stall": 3_000, "boot": 20_000, "answer": 5_000}


def start(page: Scripted, url: str, patience: dict[str, int] | None = None) -> dict[str, Any]:
    """Open the page and start Python: the fault, if any, and how long it took in milliseconds."""
    page.goto(url)
    return page.evaluate(START, patience)


def call(page: Scripted, action: str, **data: object) -> Any:
    """Python's answer to a request."""
    return page.evaluate(CALL, [action, json.loads(json.dumps(data, default=str))])
