"""Folders of assets that are named by what is in them: a page and what it loads belong together, whatever is cached.

Each stands beside the folder that it is made of: `assets/javascripts-0123456789abcdef` beside `assets/javascripts`.
"""

import hashlib
import re
import shutil
from pathlib import Path

LENGTH = 16


def fresh(source: Path) -> Path:
    """Where to make the folder; those of earlier builds are gone."""
    for earlier in source.parent.glob(f"{source.name}-*"):
        shutil.rmtree(earlier)
    return source.with_name(f"{source.name}-made")


def settle(made: Path, source: Path) -> Path:
    """Give the folder that was made its name."""
    digest = hashlib.sha256()
    for file in sorted(path for path in made.rglob("*") if path.is_file()):
        digest.update(f"{file.relative_to(made).as_posix()}\0".encode() + file.read_bytes())
    return made.rename(source.with_name(f"{source.name}-{digest.hexdigest()[:LENGTH]}"))


def addresses(source: Path) -> re.Pattern[str]:
    """What finds an address in the folder, or in one made of it; its group is the path from there."""
    return re.compile(rf"{source.as_posix()}(?:-[0-9a-f]+)?/(.+)")
