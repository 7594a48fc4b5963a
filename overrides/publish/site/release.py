"""Makes a release of the built site: `python -m publish.site.release site [dist]`, or `make release`.

Wheel, sdist and the site as a ZIP, with the SHA-256 of each in `SHA256SUMS`; the same commit gives the same bytes.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from publish.content import editions
from publish.content.catalogue import EDITION
from publish.content.faults import Fault, PublishError, raise_any

ROOT = Path(__file__).parents[3]
EPOCH = (2020, 2, 2, 0, 0, 0)
READABLE = 0o644 << 16
SUMS = "SHA256SUMS"


def release(site: Path, dist: Path, root: Path = ROOT) -> list[Path]:
    """Check, and write the files of a release into an empty folder; raises PublishError with what stands against it."""
    raise_any([*_unclean(root), *unlike(site, root), *_unsaid(root)])
    shutil.rmtree(dist, ignore_errors=True)
    dist.mkdir(parents=True)
    made = [*packages(root, dist), archive(site, dist / f"which-soc-site-{EDITION}.zip")]
    sums = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(made))
    (dist / SUMS).write_text(sums)
    return [*made, dist / SUMS]


def packages(root: Path, dist: Path) -> list[Path]:
    """The wheel and the sdist of `decision`; hatchling dates what is in them alike."""
    builders = (WheelBuilder(str(root)), "standard"), (SdistBuilder(str(root)), "standard")
    return [Path(made) for builder, kind in builders for made in builder.build(directory=str(dist), versions=[kind])]


def archive(site: Path, target: Path) -> Path:
    """The site in a ZIP: files by name, all of the same day."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zipped:
        for path in sorted((path for path in site.rglob("*") if path.is_file()), key=lambda path: path.relative_to(site).parts):
            info = zipfile.ZipInfo(path.relative_to(site).as_posix(), EPOCH)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, READABLE, 3
            zipped.writestr(info, path.read_bytes(), compresslevel=9)
    return target


def _unclean(root: Path) -> Iterator[Fault]:
    """What is not committed."""
    done = subprocess.run(["git", "status", "--porcelain"], cwd=root, capture_output=True, text=True, check=True)
    yield from (Fault(line[3:], 0, "is not committed") for line in done.stdout.splitlines())


def unlike(site: Path, root: Path) -> Iterator[Fault]:
    """Sections of the site that are not those of its edition, if that is frozen already."""
    name = f"{editions.FOLDER}/{EDITION}.json"
    built = json.loads((site / "data" / "sections.json").read_text("utf-8"))
    if built["edition"] != EDITION:
        yield Fault(str(site), 0, f"is of edition {built['edition']}: run “make build”")
    frozen = editions.read(root / "docs").get(EDITION)
    if frozen is None:
        return
    now = {row["id"]: row["sha256"] for row in built["sections"]}
    unlike = sorted(id for id in now.keys() | frozen.keys() if id not in frozen or now.get(id) != frozen[id].sha256)
    if unlike:
        some = ", ".join(unlike[:3])
        yield Fault(name, 0, f"is frozen, and {len(unlike)} sections differ ({some}): raise the version in decision/__init__.py")


def _unsaid(root: Path) -> Iterator[Fault]:
    """An edition has its part in the changelog, above those before it."""
    heads = [line[3:].strip() for line in (root / "CHANGELOG.md").read_text("utf-8").splitlines() if line.startswith("## ")]
    if EDITION not in heads[:1]:
        yield Fault("CHANGELOG.md", 0, f"does not begin with a part “{EDITION}”: give “Unreleased” its name")


def main(arguments: list[str]) -> int:
    """Release; the exit code says whether it could be done."""
    try:
        for path in release(Path(arguments[0]), Path(arguments[1] if len(arguments) > 1 else "dist")):
            print(path)
    except PublishError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
