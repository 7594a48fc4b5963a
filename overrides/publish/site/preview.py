"""What `mkdocs serve --dirty` keeps from build to build, so that a page whose words alone have changed is built alone.

All is built when anything else has changed: a table, a picture, a script, a template, the configuration, or what others take
from a page, its front matter, headings and directives. Until then the data files, the search and what other pages say of
that page stay as they were.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from mkdocs.utils import clean_directory

from publish.content.index import Index
from publish.content.pages import Page
from publish.content.states import State, files_state
from publish.site import finish
from publish.site.search import documents

PAGES = (".md",)


class Kept(NamedTuple):
    """A build that went well: what it was made from, what completes the pages of its site, and the index of its search."""

    inputs: tuple[object, ...]
    pages: Mapping[str, Page]
    finished: finish.Finished
    search: bytes


class Preview:
    """The builds of one `mkdocs serve --dirty`."""

    def __init__(self) -> None:
        """Nothing is built yet."""
        self._kept: Kept | None = None
        self._before: Kept | None = None
        self._inputs: tuple[object, ...] = ()
        self._pages: Mapping[str, Page] = {}
        self.changed: list[str] | None = None

    def begin(self, index: Index, watched: Iterable[Path]) -> list[str] | None:
        """The pages whose words alone have changed since the last build that went well; None when all is to be built."""
        self._before = kept = self._kept
        self._inputs, self._pages = (*map(_state, watched), _outline(index)), index.pages
        same = kept and kept.inputs == self._inputs
        self.changed = [path for path, page in index.pages.items() if kept.pages[path] != page] if kept and same else None
        return self.changed

    def clear(self, site: Path) -> None:
        """Have MkDocs build what has changed: it builds pages whose output is not there, or older than their source."""
        if self.changed is None:
            self._kept = self._before = None
            clean_directory(str(site))
        for path in self.changed or ():
            file = finish.built_file(site, path)
            if file.is_file():
                os.utime(file, (0, 0))

    def finish(self, site: Path, docs: Path, paths: list[str], strict: bool) -> None:
        """Complete the site, in which these pages were built anew."""
        search = site / documents.INDEX
        if kept := self._kept:
            search.write_bytes(kept.search)
            finished = finish.renew(site, docs, paths, strict, kept.finished)
        else:
            finished = finish.finish(site, docs, strict, serving=True)
        self._kept = Kept(self._inputs, self._pages, finished, search.read_bytes())

    def fail(self) -> None:
        """Take the build for one that was not: what it was to build is built again."""
        self._kept = self._before


def _state(watched: Path) -> State:
    """Every file that is watched and is no page."""
    return tuple(file for file in files_state(watched) if not file[0].endswith(PAGES))


def _outline(index: Index) -> list[tuple[object, ...]]:
    """What of each page other pages and the site's data rest on, wherever on the page it is."""
    return [
        (
            page.path,
            page.meta,
            [heading._replace(line=0) for heading in page.headings],
            [use._replace(line=0) for use in page.directives],
        )
        for page in index.pages.values()
    ]
