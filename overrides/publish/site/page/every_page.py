"""Completes every page of the theme in one parse: where Python is, which modules come, what the policy allows, nothing idle.

The thousands of small pages under `/go/` are written complete, as `bare_page` says. Under `mkdocs serve` no page has a policy, since serving adds an inline script of its own.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from publish.runtime import ship
from publish.site.page import lean, module_preload, named_scripts, policy, structured


class Told(NamedTuple):
    """What the heads name besides Python: the folder of our modules, and what is said of pages, by their path in the site."""

    scripts: str = ""
    described: Mapping[Path, structured.Json] = MappingProxyType({})


NO_MORE = Told()


def complete(site: Path, runtime: ship.RuntimeInfo, protect: bool = True, told: Told = NO_MORE) -> None:
    """Complete every page of the built site outside `/go/`; one that is complete comes out the same."""
    for file in sorted(file for file in site.rglob("*.html") if file.relative_to(site).parts[0] != "go"):
        page = LexborHTMLParser(file.read_text("utf-8"))
        ship.tell(page, file, site, runtime)
        if told.scripts:
            named_scripts.point(page, told.scripts)
        module_preload.link(page, file)
        lean.slim(page)
        if facts := told.described.get(file.relative_to(site)):
            structured.describe(page, facts)
        if protect:
            policy.protect(page)
        file.write_text(page.html or "", "utf-8")
