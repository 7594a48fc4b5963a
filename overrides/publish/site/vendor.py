"""Other people's scripts that the pages load: copied from node_modules, each with its license; of bundled ones that alone."""

import re
import shutil
from importlib.metadata import distribution
from pathlib import Path

from publish.content.faults import Fault, PublishError

ROOT = Path(__file__).parents[3]
FOLDER = Path("assets/vendor")
SCRIPTS = {
    "fflate.js": ("fflate/esm/browser.js", "fflate/LICENSE"),
    "text-fragments-polyfill.js": (
        "text-fragments-polyfill/dist/fragment-generation-utils.js",
        "text-fragments-polyfill/LICENSE",
    ),
    "write-excel-file.js": ("write-excel-file/bundle/write-excel-file.min.js", "write-excel-file/LICENSE"),
}
BUNDLED = ("@noble/hashes", "docx")  # what esbuild puts into our own scripts
WITHIN = ("nanoid", "saxen")  # what one of the packages brings
LICENSES = Path(__file__).parent / "licenses"  # of what the theme's scripts, styles and icons were made of
UNUSED = Path("assets/javascripts/lunr")  # the theme's stemmers of other languages, which only their searches load
READER = "read-excel-file"
ENTRIES = ("xlsx/parseSpreadsheetContents.js", "xml/parseXml.js")
IMPORT = re.compile(r"""(\bfrom\s+|\bimport\s+)["']([^"']+)["']""")


def copy(site: Path, modules: Path = ROOT / "node_modules") -> None:
    """Put every script and its license into the site, and what is not used out; raises when one is not installed."""
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, (script, license) in SCRIPTS.items():
        if not (modules / script).is_file():
            raise PublishError([Fault(f"node_modules/{script}", 0, "is missing; run `npm ci`")])
        shutil.copyfile(modules / script, folder / name)
        shutil.copyfile(modules / license, folder / f"{Path(name).stem}.LICENSE.txt")
    for name in (*BUNDLED, *WITHIN):
        shutil.copyfile(modules / name / "LICENSE", folder / f"{name.replace('/', '+')}.LICENSE.txt")
    for text in LICENSES.glob("*.LICENSE.txt"):
        shutil.copyfile(text, folder / text.name)
    theme = distribution("mkdocs-material").read_text("licenses/LICENSE")
    if not theme:
        raise PublishError([Fault("mkdocs-material", 0, "has no licenses/LICENSE")])
    (folder / "mkdocs-material.LICENSE.txt").write_text(theme, "utf-8")
    _copy_reader(folder, modules / READER)
    leave_out(site)


def leave_out(site: Path) -> None:
    """Take out of the site what the theme brings and no page loads."""
    shutil.rmtree(site / UNUSED, ignore_errors=True)


def _copy_reader(folder: Path, package: Path) -> None:
    """The modules that read a workbook's parts, with what they import; the rest of the package is not needed."""
    source = package / "modules"
    waiting = [source / entry for entry in ENTRIES]
    done: set[Path] = set()
    while waiting:
        script = waiting.pop().resolve()
        if script in done:
            continue
        done.add(script)
        if not script.is_file():
            raise PublishError([Fault(f"node_modules/{READER}/{script.name}", 0, "is missing; run `npm ci`")])
        text = script.read_text("utf-8")
        waiting += [script.parent / name for _, name in IMPORT.findall(text) if name.startswith(".")]
        target = folder / READER / script.relative_to(source.resolve())
        target.parent.mkdir(parents=True, exist_ok=True)
        up = "../" * (len(target.relative_to(folder).parts) - 1)
        text = re.sub(r"""(\bfrom\s+)["']fflate["']""", rf'\1"{up}fflate.js"', text)
        target.write_text(re.sub(r"\n//# sourceMappingURL=.*", "\n", text), "utf-8")
    shutil.copyfile(package / "LICENSE", folder / f"{READER}.LICENSE.txt")
