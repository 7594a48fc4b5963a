"""Other people's scripts that the pages load on demand: copied from node_modules, each with its license."""

import shutil
from pathlib import Path

from publish.content.faults import Fault, PublishError

ROOT = Path(__file__).parents[3]
FOLDER = Path("assets/vendor")
SCRIPTS = {
    "fflate.js": ("fflate/esm/browser.js", "fflate/LICENSE"),
    "write-excel-file.js": ("write-excel-file/bundle/write-excel-file.min.js", "write-excel-file/LICENSE"),
}


def copy(site: Path, modules: Path = ROOT / "node_modules") -> None:
    """Put every script and its license into the site; raises when one is not installed."""
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, (script, license) in SCRIPTS.items():
        if not (modules / script).is_file():
            raise PublishError([Fault(f"node_modules/{script}", 0, "is missing; run `npm ci`")])
        shutil.copyfile(modules / script, folder / name)
        shutil.copyfile(modules / license, folder / f"{Path(name).stem}.LICENSE.txt")
