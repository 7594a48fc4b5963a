"""Escapes text for HTML, without the table of named characters that only unescaping needs."""

ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
QUOTES = {'"': "&quot;", "'": "&#x27;"}


def escape(s: str, quote: bool = True) -> str:
    """Replace the characters that mean something in HTML, quotation marks included unless told otherwise."""
    return s.translate(str.maketrans(ESCAPES | QUOTES if quote else ESCAPES))
