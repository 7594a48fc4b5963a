"""Orders a page's head so that nothing in it waits: first what is only fetched, then the policy, then what runs.

The scripts that must run before all others stand in the page itself, since asked for, each would hold up what follows.
A browser fetches nothing ahead of a policy that it has not read, so that styles come before it, and what modules import.
"""

from collections.abc import Mapping
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from publish.site.page import esbuild
from publish.site.page.bundles import ADDRESS, SCRIPTS

FIRST = ("shared/trusted-types.js", "shared/storage-blocked.js")
FETCHED = 'head link[rel="stylesheet"], head link[rel="modulepreload"]'


def read(site: Path) -> dict[str, str]:
    """The scripts of FIRST that a built site has, each as it will stand in the pages."""
    files = {name: site / SCRIPTS / name for name in FIRST}
    return {name: esbuild.run(source=file.read_text("utf-8")).strip() for name, file in files.items() if file.is_file()}


def order(page: LexborHTMLParser, first: Mapping[str, str]) -> None:
    """Put the first scripts into the page, each with where it came from, and what is fetched before all scripts."""
    for script in page.css("head script[src]"):
        found = ADDRESS.search(address := script.attributes["src"] or "")
        if found and found[1] in first:
            del script.attrs["src"]
            script.attrs["data-from"] = address
            script.insert_child(first[found[1]])
    if start := page.css_first("head script"):
        for link in page.css(FETCHED):
            start.insert_before(link)
            link.decompose()
