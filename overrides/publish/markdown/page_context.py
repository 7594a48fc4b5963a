"""Which page is being rendered, under MkDocs, Zensical or a test, and how ids become links from it."""

import posixpath
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.util import Registry

from publish.content.faults import Fault
from publish.content.index import Index, index_of
from publish.content.minted import source_id
from publish.content.pages import Page, split_citation, url


class Here:
    """The page being rendered: what it knows of the site, and the faults found on it so far."""

    def __init__(self, md: Markdown, docs: str = "docs", page: str = "", serving: bool = False, index: Index | str = "") -> None:
        """Look-ups wait until something asks, since the builders name the page only after set-up; then they are kept."""
        self._md, self._docs, self._page, self._index = md, docs, page, index
        self.serving = serving
        self.faults: list[Fault] = []

    @cached_property
    def path(self) -> str:
        """The path of the page, from docs/."""
        if file := self._mkdocs():
            return str(file.src_uri)
        if context := self._zensical():
            return str(context.page.path)
        return self._page

    @cached_property
    def docs(self) -> Path:
        """The folder of the pages."""
        if file := self._mkdocs():
            return Path(file.src_dir)
        if context := self._zensical():
            return Path(context.config["docs_dir"])
        return Path(self._docs)

    @property
    def drafting(self) -> bool:
        """Whether faults only warn, as under `mkdocs serve --no-strict`."""
        relpath = _processor(self._md.treeprocessors, "relpath")
        return bool(relpath) and not relpath.config.get("strict")

    @cached_property
    def index(self) -> Index:
        """Where every id of the site lives."""
        return self._index if isinstance(self._index, Index) else index_of(self.docs)

    @property
    def page(self) -> Page | None:
        """The page as its author wrote it."""
        return self.index.pages.get(self.path)

    def fault(self, message: str, needle: str = "") -> None:
        """Note a fault, on the first line that holds the needle."""
        lines = self.page.lines if needle and self.page else []
        line = next((number for number, text in lines if needle in text), 0)
        self.faults.append(Fault(self.path, line, message))

    def link(self, id: str) -> str:
        """The address of an id from this page, as a path to a Markdown file with a fragment."""
        id = self.index.ledger.retired.get(id, id)
        place = self.index.places.get(id)
        if place:
            return self.relative(place.page, id)
        self.fault(f"no id “{id}” on any page", f"go:{id}")
        return "#"

    def address(self, page: str, rest: str = "") -> str:
        """A page's final address from this one, for links that the builders must not check."""
        path = posixpath.relpath(url(page) or ".", url(self.path) or ".")
        return f"{path}/{rest}"

    def relative(self, page: str, id: str = "") -> str:
        """A page's address from this one."""
        path = "" if page == self.path else _between(self.path, page)
        return f"{path}#{id}" if id else path

    def title(self, id: str) -> str:
        """The words of an id's heading."""
        place = self.index.places.get(self.index.ledger.retired.get(id, id))
        return place.title if place else id

    def source(self, reference: str) -> tuple[str, str]:
        """The short name with its place, and the address, of a reference such as `at-c-320 .01`."""
        id, place = split_citation(reference)[0]
        known = self.index.sources.get(id)
        if not known:
            self.fault(f"no source “{id}”; add it to docs/sources.toml", f"@{id}")
            return reference, "#"
        return ", ".join(filter(None, (known.short, place))), self.link(source_id(id))

    def _mkdocs(self) -> Any:
        return getattr(_processor(self._md.treeprocessors, "relpath"), "file", None)

    def _zensical(self) -> Any:
        return _processor(self._md.preprocessors, "rendering_context")


@lru_cache(maxsize=4096)
def _between(here: str, page: str) -> str:
    return posixpath.relpath(page, posixpath.dirname(here) or ".")


def _processor(registry: Registry[Any], name: str) -> Any:
    """A processor by name; None when the builder has none of that name."""
    known = name in registry
    return registry[name] if known else None
