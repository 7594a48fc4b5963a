"""The built site, and the same site with stock Pyodide or without the wizard's script, to compare with."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PYODIDE = ROOT / "node_modules" / "pyodide"
STOCK_FILES = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
MAIN = re.compile(r"(assets/javascripts[^/\"]*)/wizard/main\.js")
PRELOADED = re.compile(r"<link rel=\"modulepreload\" [^>]*/([^/\"]+)\">")
READ = "reports/soc-1/"  # a page that has what all pages have

PYSCRIPT = ROOT / "node_modules" / "@pyscript" / "core" / "dist"
PYSCRIPT_PAGE = """
<script type="module" src="../runtime/stock/pyscript/core.js"></script>
<script type="py" config='{"interpreter": "../runtime/stock/pyodide.mjs", "files": {"../runtime/stock/WHEEL": "./WHEEL"}}'>
import sys
sys.path.insert(0, "./WHEEL")
from decision.api import handle_json
handle_json('{"action":"step"}')
from js import performance
performance.mark("soc:engine-ready")
</script></body>
"""
PATH = "PYTHONPATH:"
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
STOCK_WORKER = """
import { loadPyodide } from "../../../runtime/stock/pyodide.mjs";
self.postMessage({ booting: true });
const folder = new URL("../../../runtime/stock/", import.meta.url).href;
const python = await loadPyodide({ indexURL: folder });
await python.loadPackage(folder + "WHEEL");
const handle = python.pyimport("decision.api").handle_json;
handle('{"action":"step"}');
self.onmessage = ({ data: { id, request } }) => self.postMessage({ id, result: handle(JSON.stringify(request)) });
self.postMessage({ ready: true });
"""


def built(folder: Path) -> Path:
    """The site as it is published; WHICH_SOC_SITE names a finished build to use instead."""
    if given := os.environ.get("WHICH_SOC_SITE"):
        return Path(given).resolve()
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder / "site")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder / "site"


def with_stock(site: Path, target: Path) -> Path:
    """The same pages and the same wheel, with Pyodide as its manual starts it in a module worker."""
    shutil.copytree(site, target)
    stock = target / "runtime" / "stock"
    stock.mkdir()
    for name in STOCK_FILES:
        shutil.copy(PYODIDE / name, stock)
    (wheel,) = (site / "runtime").glob("*/*.whl")
    shutil.copy(wheel, stock)
    (scripts_of(target) / "python" / "worker.js").write_text(STOCK_WORKER.replace("WHEEL", wheel.name))
    return unprotected(target)


def with_pyscript(stock: Path, target: Path) -> Path:
    """The same pages and the same wheel, with stock Pyodide as PyScript starts it from the site's own files."""
    without_wizard(stock, target)
    folder = target / "runtime" / "stock"
    shutil.copytree(PYSCRIPT, folder / "pyscript", ignore=shutil.ignore_patterns("*.map"))
    (wheel,) = folder.glob("*.whl")
    page = target / "decide" / "index.html"
    text = POLICY.sub("", page.read_text())  # PyScript's start knows none
    page.write_text(text.replace("</body>", PYSCRIPT_PAGE.replace("WHEEL", wheel.name)))
    return target


def telling_imports(site: Path, target: Path) -> Path:
    """The same site, whose Python says in the console how long each module took to import."""
    shutil.copytree(site, target)
    worker = scripts_of(target) / "python" / "worker.js"
    text = worker.read_text()
    assert text.count(PATH) == 1, "the worker sets Python's path otherwise"
    worker.write_text(text.replace(PATH, f'PYTHONPROFILEIMPORTTIME:"1",{PATH}'))
    return target


def without_wizard(site: Path, target: Path) -> Path:
    """The same pages, without the script that brings the wizard to life and what is fetched ahead for it."""
    shutil.copytree(site, target)
    page = target / "decide" / "index.html"
    text = MAIN.sub("assets/javascripts/none.js", page.read_text())
    everywhere = PRELOADED.findall((target / READ / "index.html").read_text())
    page.write_text(PRELOADED.sub(lambda link: link[0] if link[1] in everywhere else "", text))
    (target / "assets" / "javascripts" / "none.js").write_text("")
    return target


def scripts_of(site: Path) -> Path:
    """The folder of scripts that the wizard's page loads from, which is named by its content."""
    found = MAIN.search((site / "decide" / "index.html").read_text())
    assert found, "the wizard's page does not load wizard/main.js"
    return site / found[1]


def unprotected(site: Path) -> Path:
    """The wizard's page without Trusted Types, which stock Pyodide's start does not know."""
    page = site / "decide" / "index.html"
    page.write_text(page.read_text().replace("require-trusted-types-for 'script'; ", ""))
    return site
