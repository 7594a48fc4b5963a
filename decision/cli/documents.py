"""A file taken apart for the checker: the XML of an Office package, the pages of a PDF, or a text.

What cannot be read comes as `refused` with the reason; the checker words it. Nothing is ever unpacked to disk.
"""

import codecs
import io
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Any

from decision.links.refusals import FILE_LIMIT, PART_LIMIT, UNPACKED_LIMIT
from decision.pdf.pages import Limits
from decision.pdf.pages import taken as pages

STREAM = "-"
ZIP, OLE, PDF, RTF = b"PK", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}

type Document = dict[str, Any]


def opened(name: str) -> Document:
    """The document in a file, or `-` for standard input; raises OSError where there is no such file."""
    if name == STREAM:
        content = sys.stdin.buffer.read(FILE_LIMIT + 1)
    elif Path(name).stat().st_size > FILE_LIMIT:
        return {"refused": "too-large"}
    else:
        content = Path(name).read_bytes()
    return taken(content)


def taken(content: bytes) -> Document:
    """The document in the bytes of a file, told by how they begin."""
    if len(content) > FILE_LIMIT:
        return {"refused": "too-large"}
    if content.startswith(ZIP):
        return _package(content)
    if content.startswith(OLE):
        return {"refused": "encrypted" if ENCRYPTED in content else "old"}
    if content.startswith(PDF):
        return pages(content, Limits(PART_LIMIT, UNPACKED_LIMIT))
    return {"refused": "other"} if content.startswith(RTF) else {"text": _text(content)}


def _package(content: bytes) -> Document:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as zipped:
            wanted = [info for info in zipped.infolist() if info.filename.endswith((".xml", ".rels"))]
            if len(wanted) > PART_LIMIT or sum(info.file_size for info in wanted) > UNPACKED_LIMIT:
                return {"refused": "bomb"}
            if any(info.flag_bits & 1 for info in wanted):
                return {"refused": "encrypted"}
            return {"parts": {info.filename: _xml(zipped.read(info)) for info in wanted}}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        return {"refused": "damaged"}


def _xml(content: bytes) -> str:
    """XML is UTF-8 unless a mark says otherwise."""
    mark = next((name for mark, name in MARKS.items() if content.startswith(mark)), "utf-8")
    return content.decode(mark)


def _text(content: bytes) -> str:
    """UTF-8 or UTF-16, with or without a mark, or else what Windows writes."""
    for mark, name in MARKS.items():
        if content.startswith(mark):
            return content.decode(name, "replace")
    if len(content) > 1 and not content[1]:
        return content.decode("utf-16-le", "replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
