"""Why a file is not checked, each in one sentence; the page and the command line find out and say the same."""

from decision.catalogue.errors import RequestError

FILE_LIMIT = 40 << 20  # bytes of a file
UNPACKED_LIMIT = 64 << 20  # bytes of the parts that hold words
PART_LIMIT = 20_000  # parts of a package, pages of a PDF
LINK_LIMIT = 10_000  # links in a document

SENTENCES = {
    "too-large": "It is larger than the 40 MB that can be checked: save it without its pictures, or in parts.",
    "bomb": "It unpacks to more than the 64 MB of words that can be checked, or lies about its size.",
    "encrypted": "It is protected by a password: save a copy without one.",
    "old": "It is of the old .doc, .xls or .ppt kind: save it as .docx, .xlsx or .pptx.",
    "binary": "It is a binary workbook (.xlsb): save it as .xlsx.",
    "pdf": "It is a PDF, which which-soc[cli] reads: install that, or check the document it was made from.",
    "wordless": "Its pages have no words that can be read, as scans have none: check the document it was made from.",
    "other": "It is not a document that can be checked: choose DOCX, XLSX, PPTX, PDF, Markdown, HTML or text.",
    "damaged": "It is damaged, or not what its name says: open it, save it again, and try that.",
    "hostile": "It declares a document type of its own, which Office never writes and attackers do: save it again with Office.",
    "crowded": "It has more than 10,000 of our links: check it in parts.",
    "empty": "There is nothing in it.",
}


def refusal(why: str, name: str = "") -> RequestError:
    """The error for a file that is not checked; `why` is a key of the sentences."""
    return RequestError(f"document-{why}", name, f"This file cannot be checked. {SENTENCES[why]}")
