"""Runs esbuild, the kept bundler of scripts and styles that npm brings."""

import subprocess
from pathlib import Path

from publish.content.faults import Fault, PublishError

ROOT = Path(__file__).parents[4]
MODULES = ROOT / "node_modules"
PROGRAM = MODULES / ".bin" / "esbuild"
ALWAYS = ("--minify", "--charset=utf8", "--legal-comments=inline", "--log-level=warning")


def run(*arguments: str, folder: Path | None = None, source: str = "", program: Path = PROGRAM) -> str:
    """What it writes for these arguments, in a folder, with `source` handed in; raises when it is missing or finds a fault."""
    if not program.is_file():
        raise PublishError([Fault("node_modules/.bin/esbuild", 0, "is missing; run `npm ci`")])
    command = [str(program), *ALWAYS, *arguments]
    done = subprocess.run(command, cwd=folder, input=source, capture_output=True, encoding="utf-8", check=False)
    if done.returncode or done.stderr:
        raise PublishError([Fault("esbuild", 0, done.stderr.strip())])
    return done.stdout
