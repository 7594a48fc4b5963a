"""Completes every built page in one parse: where Python is, which modules come, what the policy allows, nothing idle.

Under `mkdocs serve` no page has a policy, since serving adds an inline script of its own.
"""

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from publish.runtime import ship
from publish.site import csp, lean, module_preload, named_scripts


def complete(site: Path, runtime: ship.RuntimeInfo, protect: bool = True, scripts: str = "") -> None:
    """Complete every page of the built site; one that is complete comes out the same. `scripts` is the folder of our modules."""
    for file in sorted(site.rglob("*.html")):
        page = LexborHTMLParser(file.read_text("utf-8"))
        ship.tell(page, file, site, runtime)
        if scripts:
            named_scripts.point(page, scripts)
        module_preload.link(page, file)
        lean.slim(page)
        if protect:
            csp.protect(page)
        file.write_text(page.html or "", "utf-8")
