"""Adapter for MkDocs: its events call the functions before and after the build. Nothing is worked out here."""

import logging
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from publish.content import before
from publish.content.faults import PublishError
from publish.content.index import index_of
from publish.directives import reviews
from publish.site import cited, finish, kept_folder
from publish.site.page import menu
from publish.site.preview import Preview
from publish.site.search import documents

TEMPLATES = Path(__file__).parents[2] / ".cache" / "templates"  # compiled, each under a hash of its source

log = logging.getLogger("mkdocs.hooks.publish")
builder = SimpleNamespace(serving=False, preview=None, built=[], found=[])  # the command is named to the first event alone


def on_startup(command: str, dirty: bool) -> None:
    """Note the command: while pages are being written nobody waits for the proof, and no policy stops the reloading script.

    Under `--dirty` a page is built alone. MkDocs warns of that, which strict mode would take for a fault.
    """
    builder.serving = command == "serve"
    if dirty:
        builder.preview = Preview()
        logging.getLogger("mkdocs.commands.build").addFilter(lambda record: "A 'dirty' build" not in record.getMessage())


def on_config(config: MkDocsConfig) -> None:
    """Tell the Markdown extension whether pages are shown while they are written."""
    config.mdx_configs.setdefault("publish.extension", {})["serving"] = builder.serving


def on_pre_build(config: MkDocsConfig) -> None:
    """Check docs/ and say which pages are due; a draft (`--no-strict`) is built with warnings."""
    builder.found = []
    docs = Path(config.docs_dir)
    index = index_of(docs)
    config.mdx_configs["publish.extension"]["index"] = index
    changed = builder.preview.begin(index, _watched(config)) if builder.preview else None
    try:
        for fault in before.check(docs, bool(config.strict), changed):
            log.warning(str(fault))
    except PublishError as error:
        raise PluginError(f"Faults in docs/:\n{error}") from None
    if changed is None:
        kept_folder.hide(Path(config.site_dir) / cited.GO)
    if builder.preview:
        builder.preview.clear(Path(config.site_dir))
    for page in reviews.due(index, date.today()) if changed is None else ():
        print(f"warning: {page.path}: due for review since {page.meta['review_by']}", file=sys.stderr)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Date pages for the site map, give those that are not built anew the title that others show, and keep parts of the menu.

    A page is as new as its review, and one without as the newest: the site map does not say when it was built.
    """
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(TEMPLATES))
    env.globals["kept"] = menu.keep(file.url for file in files.documentation_pages())
    pages = index_of(Path(config.docs_dir)).pages
    newest = max(str(page.meta.get("reviewed", "")) for page in pages.values())
    builder.built = []
    for page in (file.page for file in files.documentation_pages() if file.page):
        known = pages[page.file.src_uri]
        page.update_date = str(known.meta.get("reviewed") or newest)
        if page.content is None:
            page.markdown, page.meta = known.text, known.meta
        else:
            builder.built.append(known.path)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """Read what the search finds on the page; the theme's plugin, which would read it again, is told to leave it out."""
    search = page.meta.setdefault("search", {})
    if not search.get("exclude"):
        builder.found += documents.read(html, page.url, {"title": page.title, **page.meta})
        search["exclude"] = True


def on_post_build(config: MkDocsConfig) -> None:
    """Add the permanent links, the exports and the runtime."""
    site, docs, strict = Path(config.site_dir), Path(config.docs_dir), bool(config.strict)
    try:
        documents.write(site, builder.found)
        if builder.preview:
            builder.preview.finish(site, docs, builder.built, strict)
        else:
            finish.finish(site, docs, strict, builder.serving)
    except PublishError as error:
        raise PluginError(f"Faults in the built site:\n{error}") from None


def on_build_error(error: Exception) -> None:  # noqa: ARG001
    """What was to be built is still to be built."""
    if builder.preview:
        builder.preview.fail()


def _watched(config: MkDocsConfig) -> list[Path]:
    return [Path(path) for path in (config.docs_dir, *config.watch, config.config_file_path)]
