"""Pages that further processes render: as MkDocs would have, with what is logged on them, and their faults."""

import logging
import os
import time

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation

from publish import meanwhile
from publish.content.faults import PublishError
from publish.site import rendering
from publish.site.rendering import Rendering

pytestmark = pytest.mark.skipif(not meanwhile.forked, reason="forks nothing")
PAGES = ("a.md", "b/index.md", "c.md")


@pytest.fixture
def pages(root, docs, write, monkeypatch):
    """Configuration, files and pages of a small site, for two processes."""
    for module in (meanwhile, rendering):
        monkeypatch.setattr(module, "processes", lambda: 2)
    for name in PAGES:
        write(name, f"# Page {{ #{name[0]} }}\n\nIt rests on a source [@std .1]. [Another](go:a), [gone](gone.md).\n")
    write("sources.md", "# Sources { #sources }\n\n::: sources\n")
    write("permalinks.toml", "live = []\n[retired]\n")

    def begin():
        config = load_config(str(root / "mkdocs.yml"), docs_dir=str(docs), nav=None, hooks=[], strict=False)
        files = get_files(config)
        get_navigation(files, config)
        return config, files, [file.page for file in files.documentation_pages()]

    return begin


def others_took_all(begun: Rendering) -> None:
    """Wait until the other process has taken every page."""
    until = time.monotonic() + 60
    while begun._open[0] != begun._open[1]:
        assert time.monotonic() < until
        time.sleep(0.01)


def told(page) -> tuple:
    """All that the build goes on with."""
    toc = [(item.title, item.url) for item in page.toc]
    links = {file.src_uri: links for file, links in page.links_to_anchors.items()}
    return page.title, page.meta, page.content, toc, page.present_anchor_ids, links


def test_a_page_is_as_mkdocs_renders_it(pages):
    """Its words, contents and links, what is read of it, what is logged on it; MkDocs has nothing to do any more."""
    config, files, here = pages()
    for page in here:
        page.read_source(config)
        page.render(config, files)
    alone = {page.file.src_uri: (told(page), rendering.read(page, config)) for page in here}
    config, files, there = pages()
    begun = Rendering(config, files)
    others_took_all(begun)
    for page in there:
        read = begun.take(page)
        page.read_source(config)
        page.render(config, files)
        assert (told(page), read) == alone[page.file.src_uri]
    assert len(there) == 4


def test_what_is_logged_is_logged_again(pages, caplog):
    """Once and when MkDocs comes to the page, so that strict mode counts it."""
    config, files, there = pages()
    begun = Rendering(config, files)
    others_took_all(begun)
    with caplog.at_level(logging.INFO, "mkdocs"):
        begun.take(there[0])
    told = [record for record in caplog.records if "contains a link 'gone.md'" in record.getMessage()]
    assert [(record.levelname, there[0].file.src_uri in record.getMessage()) for record in told] == [("WARNING", True)]


def test_a_fault_is_raised_where_the_page_is_taken(pages, write):
    """The pages before it are as they are, and it is the fault that MkDocs would have found."""
    write("c.md", "# Page { #c }\n\nIt rests on nothing [@no-such-source].\n")
    config, files, there = pages()
    config.strict = True
    begun = Rendering(config, files)
    others_took_all(begun)
    assert begun.take(there[0])
    with pytest.raises(PublishError, match="no source “no-such-source”"):
        begun.take(next(page for page in there if page.file.src_uri == "c.md"))


def test_what_nobody_took_is_left_to_mkdocs(pages, monkeypatch):
    """Each page is rendered by one of the two; with one processor all are MkDocs' own."""
    config, files, there = pages()
    begun = Rendering(config, files)
    ours = [begun.take(page) is None for page in there]
    assert ours == sorted(ours, reverse=True)
    monkeypatch.setattr(rendering, "processes", lambda: 1)
    config, files, there = pages()
    begun = Rendering(config, files)
    assert [begun.take(page) for page in there] == [None] * 4


def test_a_process_that_dies_is_a_fault(pages, monkeypatch):
    """No page is left out in silence."""
    monkeypatch.setattr(Rendering, "_help", lambda self: os._exit(9))
    config, files, there = pages()
    begun = Rendering(config, files)
    begun._open[1] = 0
    with pytest.raises(ChildProcessError, match="ended with 9"):
        begun.take(there[0])


def test_it_can_be_stopped(pages):
    """The build has failed: nobody goes on."""
    config, files, _ = pages()
    begun = Rendering(config, files)
    begun.stop()
    assert [other._process.is_alive() for other in begun._others] == [False]
