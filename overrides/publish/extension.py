"""The Python-Markdown extension: the same ids, links and words in MkDocs and in Zensical."""

import logging
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from publish.content.faults import raise_any
from publish.directives.our_example import Gather
from publish.directives.registry import Fill, Lines
from publish.markdown.abbreviations import Abbreviations
from publish.markdown.checklists import Checklists
from publish.markdown.citations import Citations, Notes
from publish.markdown.findings_here import Resting
from publish.markdown.go_links import GoLinks, LateLinks
from publish.markdown.page_context import Here
from publish.markdown.related import Related
from publish.markdown.sections import Buttons, Mark
from publish.markdown.table_labels import Labels

log = logging.getLogger("mkdocs.publish")


class Report(Treeprocessor):
    """Ends the rendering of a page that has faults, with all of them."""

    def __init__(self, md: Markdown, here: Here) -> None:
        super().__init__(md)
        self.here = here

    def run(self, root: Element) -> None:  # noqa: ARG002
        """Raise when there is something to say; a draft is shown with warnings."""
        if not self.here.drafting:
            raise_any(self.here.faults)
        for fault in sorted(set(self.here.faults)):
            log.warning(str(fault))


class PublishExtension(Extension):
    """Citations, links by id, sections with a button, abbreviations and directives."""

    def __init__(self, **options: Any) -> None:
        """`docs` and `page` are for use outside a builder, which says both itself; `serving` and `index` are set by the hook."""
        self.config = {
            "docs": ["docs", "the folder of the pages"],
            "page": ["", "the page that is rendered"],
            "serving": [False, "whether pages are shown while they are written"],
            "index": ["", "what is in the folder, where a builder has read it for all pages"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register everything. Of the builders' own, inline is at 20, attr_list at 8, toc at 5, links at 0."""
        here = Here(md, *(self.getConfig(name) for name in ("docs", "page", "serving", "index")))
        md.parser.blockprocessors.register(Lines(md.parser), "publish-directives", 175)
        md.inlinePatterns.register(Citations(md), "publish-citations", 175)
        md.treeprocessors.register(Fill(md, here), "publish-fill", 7.8)
        md.treeprocessors.register(Gather(md), "publish-examples", 7.7)
        md.treeprocessors.register(GoLinks(md, here), "publish-links", 7.6)
        md.treeprocessors.register(Mark(md), "publish-sections", 7)
        md.treeprocessors.register(Checklists(md), "publish-checklists", 6.5)
        md.treeprocessors.register(Labels(md), "publish-labels", 6.4)
        md.treeprocessors.register(Abbreviations(md, here), "publish-abbreviations", 6)
        md.treeprocessors.register(Fill(md, here, apart=True), "publish-fill-apart", 4.5)
        md.treeprocessors.register(Buttons(md, here), "publish-buttons", 4)
        md.treeprocessors.register(Related(md, here), "publish-related", 3.5)
        md.treeprocessors.register(Notes(md, here), "publish-notes", 3)
        md.treeprocessors.register(Resting(md, here), "publish-resting", 2.5)
        md.treeprocessors.register(Report(md, here), "publish-report", 2)
        md.treeprocessors.register(LateLinks(md), "publish-late-links", -1)


def makeExtension(**options: Any) -> PublishExtension:  # noqa: N802
    """The entry point that Python-Markdown looks for by name."""
    return PublishExtension(**options)
