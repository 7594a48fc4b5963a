"""A small document and its renderings: Markdown, plain text, semantic HTML without any style, and data for Word."""

from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple


class Line(NamedTuple):
    """Words in a row."""

    text: str
    strong: bool = False


class Hyperlink(NamedTuple):
    """Words that lead somewhere."""

    text: str
    href: str


type Inline = Line | Hyperlink


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


def as_data(blocks: Sequence[Block]) -> list[dict[str, object]]:
    """The document as JSON-able data: each block with its kind, words as they are, for a writer of another format."""
    found: list[dict[str, object]] = []
    for block in blocks:
        if isinstance(block, Heading):
            found.append({"kind": "heading", "level": block.level, "parts": [{"text": block.text}]})
        elif isinstance(block, Items):
            found += [{"kind": "item", "parts": _parts(item.parts)} for item in block.items]
        else:
            found.append({"kind": "paragraph", "parts": _parts(block.parts)})
    return found


def _parts(parts: Sequence[Inline]) -> list[dict[str, object]]:
    return [{key: value for key, value in part._asdict().items() if key == "text" or value} for part in _apart(parts)]


def _apart(parts: Sequence[Inline]) -> list[Inline]:
    """The parts, with a comma between links that stand beside each other."""
    found: list[Inline] = []
    for part in parts:
        if found and isinstance(part, Hyperlink) and isinstance(found[-1], Hyperlink):
            found.append(Line(", "))
        found.append(part)
    return found


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
    return "".join(map(inline, _apart(parts))).strip()


def _markdown(part: Inline) -> str:
    if isinstance(part, Hyperlink):
        return f"[{part.text}]({part.href})"
    return f"**{part.text}**" if part.strong else part.text


def _plain(part: Inline) -> str:
    return part.href if isinstance(part, Hyperlink) and part.text in part.href else _worded(part)


def _worded(part: Inline) -> str:
    return f"{part.text}: {part.href}" if isinstance(part, Hyperlink) else part.text


def _html(parts: Sequence[Inline]) -> str:
    return _joined(parts, _html_part)


def _html_part(part: Inline) -> str:
    if isinstance(part, Hyperlink):
        return f'<a href="{escape(part.href)}">{escape(part.text)}</a>'
    return f"<strong>{escape(part.text)}</strong>" if part.strong else escape(part.text)


RENDERERS: dict[str, Callable[[Sequence[Block]], str]] = {"markdown": markdown, "text": text, "html": html}
