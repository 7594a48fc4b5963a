"""Style, types, spelling and prose, each by a kept tool; run as `make lint`."""

import json
import subprocess
import sys
from pathlib import Path

from decision.export.schemas import api_schema

TYPES = Path(__file__).parent / "types" / "api.d.ts"

# What tests/proselint.json turns off takes Markdown for prose: quotes in HTML and directives, `!!!` before a note,
# (c) in a paragraph of a law, "points of focus in", ids such as supply-chain, "am" in "2024 amendments".
CHECKS = {
    "ruff": ["ruff", "check", "decision", "overrides/publish", "tests"],
    "format": ["ruff", "format", "--check", "decision", "overrides/publish", "tests"],
    "mypy": ["mypy"],
    "imports": ["lint-imports", "--no-logo"],
    "spelling": ["codespell", "docs", "decision", "README.md", "CONTRIBUTING.md", "CHANGELOG.md"],
    "prose": ["proselint", "check", "--config", "tests/proselint.json", "docs"],
    "scripts": ["npx", "--no-install", "biome", "check"],
    "script types": ["npx", "--no-install", "tsc", "--project", "tests/tsconfig.json"],
}


def write_types() -> None:
    """Make the scripts' types for what Python takes and gives out of the schema that is published."""
    TYPES.parent.mkdir(exist_ok=True)
    command = ["npx", "--no-install", "json2ts", "--output", str(TYPES)]
    subprocess.run(command, input=json.dumps(api_schema()), text=True, check=True)


def main() -> int:
    """Run every check and return how many failed."""
    write_types()
    bin_folder = Path(sys.executable).parent
    failed = []
    for name, (tool, *arguments) in CHECKS.items():
        local = bin_folder / tool
        command = [str(local) if local.exists() else tool, *arguments]
        print(f"== {name}", flush=True)
        if subprocess.run(command, check=False).returncode:
            failed.append(name)
    print("All checks passed." if not failed else f"Failed: {', '.join(failed)}")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
