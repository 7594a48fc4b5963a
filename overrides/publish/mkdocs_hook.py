"""Adapter for MkDocs: its events call the functions before and after the build. Nothing is worked out here."""

import gc
import logging
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from publish.content import before
from publish.content.faults import PublishError
from publish.content.index import index_of
from publish.directives import reviews
from publish.site import cited, finish, kept_folder, rendering
from publish.site.page import menu
from publish.site.preview import Preview
from publish.site.rendering import Rendering
from publish.site.search import documents

TEMPLATES = Path(__file__).parents[2] / ".cache" / "templates"  # compiled, each under a hash of its source

log = logging.getLogger("mkdocs.hooks.publish")
builder = SimpleNamespace(serving=False, preview=None, rendering=None, begun=None, read={})  # the first event is told the command


def on_startup(command: str, dirty: bool) -> None:
    """Note the command: while pages are being written nobody waits for the proof, and no policy stops the reloading script.

    Under `--dirty` a page is built alone. MkDocs warns of that, which strict mode would take for a fault.
    """
    builder.serving = command == "serve"
    gc.set_threshold(50_000)  # a build makes objects by the million, and hardly a cycle among them is garbage
    if dirty:
        builder.preview = Preview()
        logging.getLogger("mkdocs.commands.build").addFilter(lambda record: "A 'dirty' build" not in record.getMessage())


def on_config(config: MkDocsConfig) -> None:
    """Tell the Markdown extension whether pages are shown while they are written."""
    config.mdx_configs.setdefault("publish.extension", {})["serving"] = builder.serving


def on_pre_build(config: MkDocsConfig) -> None:
    """Check docs/ and say which pages are due; a draft (`--no-strict`) is built with warnings."""
    builder.read, builder.begun = {}, None
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


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """Have pages rendered by further processes too, unless it is for one page that was saved."""
    builder.rendering = None if builder.preview and builder.preview.changed is not None else Rendering(config, files)


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """Take a page that another process has rendered."""
    if builder.rendering and (read := builder.rendering.take(page)):
        builder.read[page.file.src_uri] = read


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """Read the page, unless that is done; the theme's plugin, which would read it again for the search, is told not to."""
    if page.file.src_uri not in builder.read:
        builder.read[page.file.src_uri] = rendering.read(page, config)
    page.meta.setdefault("search", {})["exclude"] = True


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Date pages for the site map, give those that are not built anew the title that others show, and keep parts of the menu.

    A page is as new as its review, and one without as the newest: the site map does not say when it was built. Each has been
    read, so that what stands behind links can be written.
    """
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(TEMPLATES))
    env.globals["kept"] = menu.keep(file.url for file in files.documentation_pages())
    pages = index_of(Path(config.docs_dir)).pages
    newest = max(str(page.meta.get("reviewed", "")) for page in pages.values())
    for page in (file.page for file in files.documentation_pages() if file.page):
        known = pages[page.file.src_uri]
        page.update_date = str(known.meta.get("reviewed") or newest)
        if page.content is None:
            page.markdown, page.meta = known.text, known.meta
    if not builder.serving:
        built = {path: builder.read[path].built for path in pages if path in builder.read}
        builder.begun = finish.begin(Path(config.site_dir), Path(config.docs_dir), built, bool(config.strict))


def on_post_build(config: MkDocsConfig) -> None:
    """Add the permanent links, the exports and the runtime."""
    site, docs, strict = Path(config.site_dir), Path(config.docs_dir), bool(config.strict)
    try:
        documents.write(site, [each for read in builder.read.values() for each in read.found])
        if builder.preview:
            builder.preview.finish(site, docs, list(builder.read), strict)
        else:
            finish.finish(site, docs, strict, builder.serving, builder.begun)
    except PublishError as error:
        raise PluginError(f"Faults in the built site:\n{error}") from None


def on_build_error(error: Exception) -> None:  # noqa: ARG001
    """What was to be built is still to be built, and nobody works on it meanwhile."""
    if builder.preview:
        builder.preview.fail()
    if builder.rendering:
        builder.rendering.stop()
    if builder.begun:
        builder.begun.cited.stop()
        builder.begun.runtime.stop()


def _watched(config: MkDocsConfig) -> list[Path]:
    return [Path(path) for path in (config.docs_dir, *config.watch, config.config_file_path)]
