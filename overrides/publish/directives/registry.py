"""Directives: a line `::: name …` on its own puts generated content into the page."""

import re
import shlex
from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import Treeprocessor

from publish.content import catalogue
from publish.content.faults import PublishError
from publish.directives import (
    batch,
    bench,
    drawing,
    findings,
    first_question,
    flow,
    headers,
    open_wizard,
    our_example,
    proof,
    reviews,
    rules,
    terms,
)
from publish.directives.rfp import answers, check, crosswalk, references
from publish.directives.tables import criteria, glossary, naming_soc, sources
from publish.markdown.page_context import Here
from publish.wizard import everything, form

LINE = re.compile(r"(?:^|\n)[ ]{0,3}:::[ \t]+([^\n]*)(?:\n|$)")
WAITING = "data-directive"
MKDOCS_ANCHORS = "mkdocs_extract_anchors"  # what MkDocs checks links against; it has run before the last round
APART = ("wizard", "everything", "first-question", "findings")  # filled in after the table of contents: too many headings for it

type Directive = Callable[[Here, list[str]], Element]

DIRECTIVES: dict[str, Directive] = {
    "wizard": lambda here, _: form.render(catalogue.read(), here),
    "everything": lambda here, _: everything.render(catalogue.read(), here),
    "first-question": first_question.render,
    "batch": batch.render,
    "answers": answers.render,
    "check": check.render,
    "flow": flow.render,
    "rules": rules.render,
    "findings": findings.render,
    "terms": terms.render,
    "proof": proof.render,
    "sources": sources.render,
    "glossary": glossary.render,
    "headers": headers.render,
    "criteria": criteria.render,
    "crosswalk": crosswalk.render,
    "references": references.render,
    "reviews": reviews.render,
    "bench": bench.render,
    "naming-soc": naming_soc.render,
    "naming-soc-counts": naming_soc.counts,
    "open-wizard": open_wizard.render,
    "our-example": our_example.render,
    "drawing": drawing.render,
}


class Lines(BlockProcessor):
    """Takes each directive's line out of the text and leaves an element in its place."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        """Whether the block holds a directive."""
        return bool(LINE.search(block))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Parse what stands before, leave the element, hand back what stands after."""
        block = blocks.pop(0)
        match = LINE.search(block)
        assert match
        if before := block[: match.start()].strip("\n"):
            self.parser.parseBlocks(parent, [before])
        SubElement(parent, "div", {WAITING: match.group(1).strip()})
        if after := block[match.end() :].strip("\n"):
            blocks.insert(0, after)


class Fill(Treeprocessor):
    """Puts the generated content in, after inline markup is done, so that its words are taken as they are."""

    def __init__(self, md: Markdown, here: Here, apart: bool = False) -> None:
        """`apart` for the round over what stands apart, which other directives have put there."""
        super().__init__(md)
        self.here, self.apart = here, apart

    def run(self, root: Element) -> None:
        """Fill every place that waits for this round."""
        for parent in list(root.iter()):
            for place, child in enumerate(list(parent)):
                line = child.get(WAITING)
                if line is not None and line.startswith(APART) is self.apart:
                    made = self._make(line)
                    made.tail = child.tail
                    parent[place] = made
        if self.apart and MKDOCS_ANCHORS in self.md.treeprocessors:
            self.md.treeprocessors[MKDOCS_ANCHORS].run(root)

    def _make(self, line: str) -> Element:
        try:
            name, *arguments = shlex.split(line)
            return DIRECTIVES[name](self.here, arguments)
        except KeyError as error:
            self.here.fault(f"no directive {error}; there are {', '.join(DIRECTIVES)}", f"::: {line.split(maxsplit=1)[0]}")
        except PublishError as error:
            self.here.faults.extend(error.faults)
        except ValueError as error:
            self.here.fault(f"“::: {line}”: {error}", f"::: {line.split(maxsplit=1)[0]}")
        return Element("div")
