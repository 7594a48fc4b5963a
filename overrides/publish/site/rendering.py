"""Renders pages in further processes while MkDocs renders the rest: each is a page's Markdown alone, which no other page needs.

MkDocs goes through the pages from the first to the last, the other processes from the last to the first, until they meet.
"""

import logging
from logging.handlers import QueueHandler
from queue import SimpleQueue
from typing import Any, NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from publish.meanwhile import Meanwhile, forked, processes, sendable
from publish.site.read_html import Built, read_content
from publish.site.search import documents

RENDERED = ("markdown", "meta", "content", "toc", "_title_from_render", "present_anchor_ids")
log = logging.getLogger("mkdocs")


class Read(NamedTuple):
    """What the build needs of a page once its words are there: what the search finds on it, and its sections."""

    found: list[documents.Doc]
    built: Built


class Rendered(NamedTuple):
    """A page as another process rendered it: attributes, links by file, what was read of it and logged on it, its fault."""

    attributes: dict[str, Any]
    links: dict[str, dict[str, str]]
    read: Read | None
    records: list[logging.LogRecord]
    fault: Exception | None


class Rendering:
    """The pages of one build. Where nothing forks, or there is one processor, all are left to MkDocs."""

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        """Begin."""
        self._config, self._files = config, files
        self._pages = pages = [file.page for file in files.documentation_pages() if file.page]
        self._places = {page.file.src_uri: place for place, page in enumerate(pages)}
        self._rendered: dict[str, Rendered] = {}
        self._others: list[Meanwhile[dict[str, Rendered]]] = []
        if not forked or (others := processes() - 1) == 0:
            return
        self._open = forked.Array("i", [0, len(pages)])  # from the first page that is nobody's to the one behind the last
        self._others = [Meanwhile(self._help) for _ in range(others)]

    def take(self, page: Page) -> Read | None:
        """What was read of a page that another process has rendered, which is from now on as rendered; else None."""
        if self._others and not self._first(self._places[page.file.src_uri]):
            for other in self._others:
                self._rendered.update(other.wait())
            self._others = []
        found = self._rendered.get(page.file.src_uri)
        if not found:
            return None
        for record in found.records:
            logging.getLogger(record.name).handle(record)
        if found.fault:
            raise found.fault
        vars(page).update(found.attributes, read_source=_done, render=_done)
        page.links_to_anchors = {self._files.src_uris[path]: links for path, links in found.links.items()}
        return found.read

    def stop(self) -> None:
        """End the other processes: the build has failed."""
        for other in self._others:
            other.stop()

    def _first(self, place: int) -> bool:
        """Whether a page is still nobody's; then it is MkDocs', with those before it."""
        with self._open:
            mine: bool = place < self._open[1]
            if mine:
                self._open[0] = place + 1
            return mine

    def _last(self) -> int | None:
        """The last page that was nobody's, as its place; None when there is none."""
        with self._open:
            if self._open[0] == self._open[1]:
                return None
            self._open[1] = last = int(self._open[1]) - 1
            return last

    def _help(self) -> dict[str, Rendered]:
        """In another process: render pages until all are taken."""
        rendered: dict[str, Rendered] = {}
        while (place := self._last()) is not None:
            page = self._pages[place]
            rendered[page.file.src_uri] = self._render(page)
        return rendered

    def _render(self, page: Page) -> Rendered:
        """One page, with all that is logged on it."""
        queue: SimpleQueue[logging.LogRecord] = SimpleQueue()
        log.handlers, log.propagate = [QueueHandler(queue)], False
        found, fault = None, None
        try:
            page.read_source(self._config)
            page.render(self._config, self._files)
            found = read(page, self._config)
        except Exception as error:
            fault = sendable(error)
        records = [queue.get() for _ in range(queue.qsize())]
        links = {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()}
        return Rendered({name: vars(page)[name] for name in RENDERED if name in vars(page)}, links, found, records, fault)


def read(page: Page, config: MkDocsConfig) -> Read:
    """Read a page that is rendered."""
    html = page.content or ""
    excluded = page.meta.get("search", {}).get("exclude")
    found = [] if excluded else documents.read(html, page.url, {"title": page.title, **page.meta})
    return Read(found, read_content(html, page.canonical_url or "", config.site_author or ""))


def _done(*_: object) -> None:
    """In place of what has been done."""
