"""Completes every page of the theme in one parse: where Python, scripts and styles are, what the policy allows, nothing idle.

The thousands of small pages under `/go/` are written complete, as `bare_page` says. Under `mkdocs serve` no page has a
policy, since serving adds an inline script of its own.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from publish.meanwhile import each
from publish.runtime import ship
from publish.site.page import bundles, head, lean, one_sheet, policy, structured
from publish.site.page.bundles import Bundles
from publish.site.page.one_sheet import Sheets, theme_pages


class Told(NamedTuple):
    """What the heads name besides Python: scripts, styles, what is said of pages, by their path in the site, first scripts."""

    scripts: Bundles | None = None
    styles: Sheets | None = None
    described: Mapping[Path, structured.Json] = MappingProxyType({})
    first: Mapping[str, str] = MappingProxyType({})


NO_MORE = Told()


def complete(site: Path, runtime: ship.RuntimeInfo, protect: bool = True, told: Told = NO_MORE) -> None:
    """Complete every page of the built site outside `/go/`; one that is complete comes out the same."""
    each(lambda file: complete_one(site, file, runtime, protect, told), theme_pages(site))


def complete_one(site: Path, file: Path, runtime: ship.RuntimeInfo, protect: bool = True, told: Told = NO_MORE) -> None:
    """Complete the page that stands in one file of the built site."""
    page, place = LexborHTMLParser(file.read_text("utf-8")), file.relative_to(site)
    ship.tell(page, file, site, runtime)
    if told.scripts:
        bundles.point(page, place, told.scripts)
    if told.styles:
        one_sheet.point(page, told.styles)
    lean.slim(page)
    head.order(page, told.first)
    if facts := told.described.get(place):
        structured.describe(page, facts)
    if protect:
        policy.protect(page)
    file.write_text(page.html or "", "utf-8")
