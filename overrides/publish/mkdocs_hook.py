"""Adapter for MkDocs: its events call the functions before and after the build. Nothing is worked out here."""

import logging
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from publish.content import before
from publish.content.faults import PublishError
from publish.content.index import index_of
from publish.directives import reviews
from publish.site import finish

log = logging.getLogger("mkdocs.hooks.publish")
builder = SimpleNamespace(serving=False)  # MkDocs names its command to this event alone


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001
    """Note the command: while pages are being written nobody waits for the proof, and no policy stops the reloading script."""
    builder.serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Tell the Markdown extension whether pages are shown while they are written."""
    config.mdx_configs.setdefault("publish.extension", {})["serving"] = builder.serving


def on_pre_build(config: MkDocsConfig) -> None:
    """Check docs/ and say which pages are due; a draft (`--no-strict`) is built with warnings."""
    docs = Path(config.docs_dir)
    try:
        for fault in before.check(docs, bool(config.strict)):
            log.warning(str(fault))
    except PublishError as error:
        raise PluginError(f"Faults in docs/:\n{error}") from None
    for page in reviews.due(index_of(docs), date.today()):
        print(f"warning: {page.path}: due for review since {page.meta['review_by']}", file=sys.stderr)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """A page is as new as its review, and one without as the newest: the site map does not say when it was built."""
    pages = index_of(Path(config.docs_dir)).pages.values()
    page.update_date = str(page.meta.get("reviewed") or max(str(each.meta.get("reviewed", "")) for each in pages))
    return markdown


def on_post_build(config: MkDocsConfig) -> None:
    """Add the permanent links, the exports and the runtime."""
    try:
        finish.finish(Path(config.site_dir), Path(config.docs_dir), bool(config.strict), builder.serving)
    except PublishError as error:
        raise PluginError(f"Faults in the built site:\n{error}") from None
