"""Texts, Markdown and HTML: read as they are written, so that comments, attributes and hidden parts count too."""

import re
from collections.abc import Iterator

from decision.links.model import Unit
from decision.links.refusals import refusal

REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|colon|sol|period|hyphen|nbsp|quot|lt|gt));")
NAMED = {"amp": "&", "colon": ":", "sol": "/", "period": ".", "hyphen": "-", "nbsp": " ", "quot": '"', "lt": "<", "gt": ">"}
LAST = 0x10FFFF


def units(text: str) -> Iterator[Unit]:
    """The whole as one unit whose places are lines; raises RequestError for what is no text, or empty."""
    if "\0" in text[: 1 << 16]:
        raise refusal("other")
    if not text.strip():
        raise refusal("empty")
    yield Unit("", readable(text), lined=True)


def readable(text: str) -> str:
    """The text with the references of HTML as characters, in as many lines as before."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("<wbr>", "")
    return REFERENCE.sub(_character, plain)


def _character(match: re.Match[str]) -> str:
    if match[3]:
        return NAMED[match[3]]
    number = int(match[1]) if match[1] else int(match[2], 16)
    return chr(number) if 32 <= number <= LAST and not 0xD800 <= number < 0xE000 else match[0]
