"""Leaves a .gz and a .br beside each file that they make smaller: `python -m publish.hosts.compress site`.

The same bytes every time: no dates are written.
"""

import gzip
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli  # type: ignore[import-untyped]

SUFFIXES = frozenset([".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".csv", ".md", ".wasm", ".whl", ".zip"])
FEWEST = 1_000
MADE = (".gz", ".br")


def compress(site: Path) -> int:
    """Compress every file worth it and return how many; copies of earlier builds whose file has gone go too."""
    for made in [path for path in site.rglob("*") if path.suffix in MADE and not path.name.startswith("sitemap")]:
        if not made.with_suffix("").exists():
            made.unlink()
    found = [path for path in sorted(site.rglob("*")) if path.suffix in SUFFIXES and path.stat().st_size >= FEWEST]
    with ThreadPoolExecutor() as pool:
        list(pool.map(_leave, found))
    return len(found)


def _leave(path: Path) -> None:
    """Write both copies, each only where it is smaller than the file."""
    content = path.read_bytes()
    copies = {".gz": gzip.compress(content, 9, mtime=0), ".br": brotli.compress(content, quality=11)}
    for suffix, copy in copies.items():
        target = path.with_name(path.name + suffix)
        if len(copy) < len(content):
            target.write_bytes(copy)
        else:
            target.unlink(missing_ok=True)


if __name__ == "__main__":
    print(f"{compress(Path(sys.argv[1]))} files compressed")
