"""Budgets without a browser: the build with and without our part, and a batch of profiles."""

import os
import re
import shutil
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

from decision.api import handle
from tests.bench.sites import ROOT

COPIED = "reports/soc-1.md"
ID = re.compile(r"\{ #([a-z0-9-]+)")
HEADER = "role,offering,financial-effect,asked-by,data\n"
ROWS = ("provider,process,direct,auditors,personal\n", "provider,saas,no,security,confidential\n", "customer,,,,\n")


def build(folder: Path, ours: bool, more: int = 0, processors: str = "default") -> float:
    """Seconds of `mkdocs build`, with or without our hooks and extension, of our pages and so many `more`.

    Each is built over its last site. `processors` says how many Python counts, as `PYTHON_CPU_COUNT` does.
    """
    name = f"{'ours' if ours else 'plain'}-{more}"
    config = ROOT / f".bench-{name}.yml"
    text = (ROOT / "mkdocs.yml").read_text()
    if not ours:
        text = re.sub(r"hooks:\n(  - .*\n)+", "", text).replace("  - publish.extension\n", "")
    if more:
        text = text.replace("docs_dir: docs", f"docs_dir: {grown(folder / f'docs-{more}', more)}")
    config.write_text(text.replace("strict: true", "strict: false"))
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(config), "-d", str(folder / name)]
    began = time.perf_counter()
    try:
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env={**os.environ, "PYTHON_CPU_COUNT": processors})
    finally:
        config.unlink()
    return time.perf_counter() - began


def grown(docs: Path, more: int) -> Path:
    """Our pages and so many copies of one of them, each with ids of its own in the ledger."""
    if docs.is_dir():
        return docs
    shutil.copytree(ROOT / "docs", docs)
    (docs / "bench").mkdir()
    page = (docs / COPIED).read_text()
    for number in range(more):
        (docs / "bench" / f"{number}.md").write_text(ID.sub(rf"{{ #copy-{number}-\1", page))
    ids = "".join(f'  "copy-{number}-{id}",\n' for number in range(more) for id in ID.findall(page))
    ledger = docs / "permalinks.toml"
    ledger.write_text(ledger.read_text().replace("live = [\n", f"live = [\n{ids}", 1))
    return docs


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
    read = handle({"action": "batch", "do": "read", "csv": table(rows)})["rows"]
    looked = handle({"action": "batch", "do": "look", "rows": read[:200]})
    mapping = {"role": looked["role"], "columns": {each["heading"]: each["target"] for each in looked["columns"]}}
    handle({"action": "batch", "do": "judge", "names": looked["names"], "rows": read[1:], "mapping": mapping})


def table(rows: int) -> str:
    """A list of vendors as CSV."""
    return HEADER + "".join(ROWS[number % len(ROWS)] for number in range(rows))
