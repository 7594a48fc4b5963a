"""Freezes the built site's words as the present edition: `python -m publish.site.edition site [docs]`, or `make edition`."""

import json
import sys
from pathlib import Path

from publish.content.editions import freeze
from publish.content.faults import PublishError


def main(site: Path, docs: Path) -> int:
    """Freeze; the exit code says whether it could be done."""
    data = json.loads((site / "data" / "sections.json").read_text("utf-8"))
    try:
        print(f"frozen: {freeze(docs, data['edition'], data['sections'])}")
    except PublishError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "docs")))
