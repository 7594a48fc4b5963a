"""Reading built pages in tests: their links, their ids, and what they load."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

HOST = "https://site.test/"
LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src", "use": "href"}
LOADING_RELS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch", "preconnect", "dns-prefetch"}
CSS_URL = re.compile(r"""(?:url\(|@import)\s*["']?([^"')\s;]+)""")


class Page(NamedTuple):
    """A built page: its address, ids in order, links, and what the browser loads for it."""

    address: str
    ids: list[str]
    sections: list[str]
    links: list[str]
    loads: list[str]


@cache
def pages(site: Path) -> dict[str, Page]:
    """Every page of the site, by address from its root; the pages of permanent links included."""
    return {page.address: page for path in sorted(site.rglob("*.html")) for page in [read(site, path)]}


def read(site: Path, path: Path) -> Page:
    """Read one page."""
    page = Page(path.relative_to(site).as_posix().removesuffix("index.html"), [], [], [], [])
    for node in LexborHTMLParser(path.read_text("utf-8")).css("*"):
        tag, facts = node.tag or "", {name: value or "" for name, value in node.attributes.items()}
        if "id" in facts:
            page.ids.append(facts["id"])
        if "data-section" in facts:
            page.sections.append(facts["data-section"])
        if tag == "a" and "href" in facts:
            page.links.append(facts["href"])
        if tag == "link" and LOADING_RELS & set(facts.get("rel", "").split()):
            page.loads.append(facts["href"])
        if source := facts.get(LOADING.get(tag, "")):
            page.loads.append(source)
        page.loads.extend(CSS_URL.findall(facts.get("style", "")))
    return page


def resolve(address: str, link: str) -> tuple[str, str] | None:
    """A link as path and fragment from the root of the site; None when it leads elsewhere."""
    target = urlsplit(urljoin(HOST + address, link))
    if f"{target.scheme}://{target.netloc}/" != HOST:
        return None
    return unquote(target.path[1:]), unquote(target.fragment)
