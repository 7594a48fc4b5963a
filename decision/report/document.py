"""A small document and its three renderings: Markdown, plain text, and semantic HTML without any style."""

from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple


class Line(NamedTuple):
    """Words in a row."""

    text: str
    strong: bool = False


class Link(NamedTuple):
    """Words that lead somewhere."""

    text: str
    href: str


type Inline = Line | Link


class Heading(NamedTuple):
    """A heading of a level from 1."""

    level: int
    text: str


class Paragraph(NamedTuple):
    """A paragraph of words and links."""

    parts: Sequence[Inline]


class Item(NamedTuple):
    """An item of a list."""

    parts: Sequence[Inline]


class Items(NamedTuple):
    """A list."""

    items: Sequence[Item]


type Block = Heading | Paragraph | Items


def markdown(blocks: Sequence[Block]) -> str:
    """The document in Markdown."""
    return _lines(blocks, lambda heading: f"{'#' * heading.level} {heading.text}", _markdown)


def text(blocks: Sequence[Block]) -> str:
    """The document in plain text; links are written out."""
    return _lines(blocks, lambda heading: heading.text.upper() if heading.level == 1 else heading.text, _plain)


def html(blocks: Sequence[Block]) -> str:
    """The document in HTML that takes on the look of where it is pasted."""
    parts = []
    for block in blocks:
        if isinstance(block, Heading):
            parts.append(f"<h{block.level}>{escape(block.text)}</h{block.level}>")
        elif isinstance(block, Items):
            items = "".join(f"<li>{_html(item.parts)}</li>" for item in block.items)
            parts.append(f"<ul>{items}</ul>")
        else:
            parts.append(f"<p>{_html(block.parts)}</p>")
    return "\n".join(parts) + "\n"


def _lines(blocks: Sequence[Block], heading: Callable[[Heading], str], inline: Callable[[Inline], str]) -> str:
    parts = []
    for block in blocks:
        if isinstance(block, Heading):
            parts.append(heading(block))
        elif isinstance(block, Items):
            parts.append("\n".join("- " + _joined(item.parts, inline) for item in block.items))
        else:
            parts.append(_joined(block.parts, inline))
    return "\n\n".join(parts) + "\n"


def _joined(parts: Sequence[Inline], inline: Callable[[Inline], str]) -> str:
    """The parts one after the other, links apart by a comma."""
    result = ""
    for place, part in enumerate(parts):
        between = ", " if place and isinstance(part, Link) and isinstance(parts[place - 1], Link) else ""
        result += between + inline(part)
    return result.strip()


def _markdown(part: Inline) -> str:
    if isinstance(part, Link):
        return f"[{part.text}]({part.href})"
    return f"**{part.text}**" if part.strong else part.text


def _plain(part: Inline) -> str:
    return part.href if isinstance(part, Link) and part.text in part.href else _worded(part)


def _worded(part: Inline) -> str:
    return f"{part.text}: {part.href}" if isinstance(part, Link) else part.text


def _html(parts: Sequence[Inline]) -> str:
    return _joined(parts, _html_part)


def _html_part(part: Inline) -> str:
    if isinstance(part, Link):
        return f'<a href="{escape(part.href)}">{escape(part.text)}</a>'
    return f"<strong>{escape(part.text)}</strong>" if part.strong else escape(part.text)


RENDERERS: dict[str, Callable[[Sequence[Block]], str]] = {"markdown": markdown, "text": text, "html": html}
