"""The pages of a PDF: for each its words, then the addresses of its links and the words of its comments."""

import io
from collections.abc import Iterator
from typing import Any, NamedTuple

type Json = dict[str, Any]


class Limits(NamedTuple):
    """How many pages a PDF may have, and how many characters they may hold."""

    pages: int
    characters: int


def taken(content: bytes, limits: Limits) -> Json:
    """`pages`, or `refused` with the reason: without pypdf, with a password, damaged, too large, or without words."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import LimitReachedError
    except ImportError:
        return {"refused": "pdf"}
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            return {"refused": "encrypted"}
        if len(reader.pages) > limits.pages:
            return {"refused": "bomb"}
        return _within(limits.characters, map(_page, reader.pages))
    except LimitReachedError:
        return {"refused": "bomb"}
    except Exception:
        return {"refused": "damaged"}


def _within(most: int, pages: Iterator[list[str]]) -> Json:
    found: list[list[str]] = []
    total = 0
    for page in pages:
        total += sum(map(len, page))
        if total > most:
            return {"refused": "bomb"}
        found.append(page)
    return {"pages": found} if any(words.strip() for page in found for words in page) else {"refused": "wordless"}


def _page(page: Any) -> list[str]:
    notes = [note.get_object() for note in page.get("/Annots") or ()]
    links = [str(note["/A"]["/URI"]) for note in notes if "/A" in note and "/URI" in note["/A"]]
    return [page.extract_text(), *links, *(str(note["/Contents"]) for note in notes if note.get("/Contents"))]
