"""Cutting a page into the blocks an author thinks in, to see which of them state a fact without a source."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from publish.content.pages import CITATION, Page
from publish.content.scan import Line, scan

TAG = re.compile(r"</?[a-zA-Z][^>]*>")
HEADING = re.compile(r"^#{1,6}\s")
ADMONITION = re.compile(r"^(!!!|\?\?\?\+?)\s")
ITEM = re.compile(r"^([-*+]|\d+[.)])\s+")
DIRECTIVE = re.compile(r"^:::\s")
LINK = re.compile(r"\[[^\]]*\]\([^)]*\)")
WORD = re.compile(r"[A-Za-z]{2,}")
EXAMPLE = re.compile(r"^:::\s+our-example\s*$")
OURS = "our example"
FEW = 5  # words that state nothing
POINTER = 12  # words around the link of a line that only points elsewhere


class Block(NamedTuple):
    """A paragraph, list or table: its first line, its text, and the reason it needs no source, `OURS` for an example."""

    line: int
    text: str
    reason: str | None


def uncited(page: Page) -> Iterator[Block]:
    """The blocks of a page that state something and cite nothing; a table may be cited by the text beside it."""
    found = [Block(0, "", None), *blocks(page.text), Block(0, "", None)]
    for before, block, after in zip(found, found[1:], found[2:], strict=False):
        text = block.text
        if text.lstrip().startswith("|"):
            text = f"{before.text}\n{text}\n{after.text}"
        if block.reason is None and not CITATION.search(text) and _states(block.text):
            yield block


def examples(page: Page) -> Iterator[tuple[int, Block | None]]:
    """The line of every `::: our-example`, with the block it marks; none where a heading or the end comes first."""
    marked = [line.number for line in scan(page.text) if EXAMPLE.match(line.text.strip())]
    ends = [*marked, len(page.text)][1:]
    found = [block for block in blocks(page.text) if block.reason == OURS]
    for line, end in zip(marked, ends, strict=True):
        yield line, next((block for block in found if line < block.line < end), None)


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a page, a heading as an empty one. A paragraph with a colon at its end belongs to what follows."""
    pending: Block | None = None
    for block in _raw(text):
        if pending and block.text and _joins(pending, block):
            pending = Block(pending.line, f"{pending.text}\n{block.text}", _first(pending.reason, block.reason))
            continue
        if pending:
            yield pending
        pending = block
    if pending:
        yield pending


def _first(*reasons: str | None) -> str | None:
    return next((reason for reason in reasons if reason is not None), None)


def _joins(before: Block, block: Block) -> bool:
    """Whether a block goes on with the one before it: after a colon, or as part of the same list."""
    if before.text.rstrip().endswith(":"):
        return True
    listed = ITEM.match(before.text.split("\n")[-1].strip()) or ITEM.match(before.text.strip())
    return bool(listed) and block.reason is None and bool(ITEM.match(block.text.strip()) or block.text.startswith("    "))


def _raw(text: str) -> Iterator[Block]:
    """Runs of lines between blank lines, headings, directives, tags and code; one blank line ends the text."""
    held: list[Line] = []
    reason: str | None = None
    for line in [*scan(text), Line(0, "")]:
        reason_here = OURS if EXAMPLE.match(line.text.strip()) else line.reason
        said = reason_here is not None
        if held and (said or _breaks(line.text)):
            yield Block(held[0].number, "\n".join(each.text for each in held), reason)
            held, reason = [], None
        if said:
            reason = reason_here
        elif HEADING.match(line.text.strip()):
            reason = None
            yield Block(line.number, "", None)
        elif not _breaks(line.text) and not ADMONITION.match(line.text.strip()):
            held.append(line)


def _breaks(line: str) -> bool:
    """Whether a line ends the block before it and belongs to none."""
    stripped = line.strip()
    return not TAG.sub("", stripped).strip() or bool(HEADING.match(stripped) or DIRECTIVE.match(stripped))


def _states(text: str) -> bool:
    """Whether any line is more than a few words, or more than a link with words around it."""
    for line in TAG.sub("", text).split("\n"):
        words = len(WORD.findall(LINK.sub("", line)))
        if words > (POINTER if LINK.search(line) else FEW):
            return True
    return False
