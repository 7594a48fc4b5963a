"""Budgets without a browser: the build with and without our part, and a batch of profiles."""

import re
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

from decision.api import handle
from tests.bench.sites import ROOT

HEADER = "role,offering,financial-effect,asked-by,data\n"
ROWS = ("provider,process,direct,auditors,personal\n", "provider,saas,no,security,confidential\n", "customer,,,,\n")


def build(folder: Path, ours: bool) -> float:
    """Seconds of `mkdocs build`, with or without our hooks and extension."""
    config = ROOT / f".bench-{ours}.yml"
    text = (ROOT / "mkdocs.yml").read_text()
    if not ours:
        text = re.sub(r"hooks:\n(  - .*\n)+", "", text).replace("  - publish.extension\n", "")
    config.write_text(text.replace("strict: true", "strict: false"))
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(config), "-d", str(folder / str(ours))]
    began = time.perf_counter()
    try:
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    finally:
        config.unlink()
    return time.perf_counter() - began


def batch(rows: int = 20_000) -> float:
    """Profiles a second on one core."""
    _judged(10)
    began = time.perf_counter()
    _judged(rows)
    return rows / (time.perf_counter() - began)


def batch_memory(rows: int) -> int:
    """The most memory that a table takes when it is read in pieces of a thousand rows."""
    tracemalloc.start()
    for _ in range(rows // 1_000):
        _judged(1_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def _judged(rows: int) -> None:
    read = handle({"action": "batch", "do": "read", "csv": _table(rows)})["rows"]
    looked = handle({"action": "batch", "do": "look", "rows": read[:200]})
    mapping = {"role": looked["role"], "columns": {each["heading"]: each["target"] for each in looked["columns"]}}
    handle({"action": "batch", "do": "judge", "names": looked["names"], "rows": read[1:], "mapping": mapping})


def _table(rows: int) -> str:
    return HEADER + "".join(ROWS[number % len(ROWS)] for number in range(rows))
