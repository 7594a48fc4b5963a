"""A document, whatever its kind, as units of words: parts of an Office package, pages of a PDF, or a text."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from decision.catalogue.errors import RequestError
from decision.links.model import AROUND, Unit
from decision.links.package import Reader, read
from decision.links.refusals import SENTENCES, refusal
from decision.links.sheets import units as of_sheets
from decision.links.slides import units as of_slides
from decision.links.text import units as of_text
from decision.links.word import units as of_word

MAIN = {"word/document.xml": of_word, "xl/workbook.xml": of_sheets, "ppt/presentation.xml": of_slides}
PROPERTIES = "docProps/"
BROKEN = re.compile(r"(/go/(?:[a-z0-9-]*-)?)[^\S\n]*\n\s*(?=[a-z0-9])")


def units(document: Mapping[str, Any]) -> Iterator[Unit]:
    """The units of a document as the page or the command line took it out of its file.

    It has one of: `refused`, why it could not be read; `parts`, the XML of an Office package by name; `pages`, the words
    of each page of a PDF, then its links; `text`. Raises RequestError with a sentence where it cannot be read.
    """
    if why := document.get("refused"):
        raise refusal(why if why in SENTENCES else "damaged")
    if isinstance(parts := document.get("parts"), Mapping) and _texts(list(parts.values())):
        return _office(parts)
    if isinstance(pages := document.get("pages"), list) and all(isinstance(page, list) and _texts(page) for page in pages):
        return _pages(pages)
    if isinstance(words := document.get("text"), str):
        return of_text(words)
    raise RequestError("bad-document", "document", "This must have parts, pages or a text.")


def _texts(values: list[Any]) -> bool:
    return all(isinstance(value, str) for value in values)


def _pages(pages: list[list[str]]) -> Iterator[Unit]:
    """The words of each page, addresses broken at the end of a line made whole, then the links that lie on it."""
    for place, page in enumerate(pages, 1):
        words = BROKEN.sub(r"\1", page[0]) if page else ""
        yield Unit(f"page {place}", words)
        yield from (Unit(f"page {place}", link, words[:AROUND]) for link in page[1:])


def _office(parts: Mapping[str, str]) -> Iterator[Unit]:
    main = next((name for name in MAIN if name in parts), None)
    if main is None:
        raise refusal("binary" if "xl/_rels/workbook.bin.rels" in parts else "other" if parts else "damaged")
    yield from MAIN[main](parts)
    for name in sorted(name for name in parts if name.startswith(PROPERTIES) and name.endswith(".xml")):
        reader = _Words()
        read(parts[name], reader)
        yield Unit("Document properties", " \n ".join(reader.words))


class _Words(Reader):
    """All the words of a part."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def data(self, text: str) -> None:
        self.words.append(text)
