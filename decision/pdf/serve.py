"""The action `pdf`: the bytes of a file come in base64, its pages go out."""

import binascii
from collections.abc import Mapping
from typing import Any

from decision.catalogue.errors import RequestError
from decision.pdf.pages import Limits, taken

type Json = dict[str, Any]


def serve(body: Mapping[str, Any]) -> Json:
    """One request: `content`, and of `limits` the most `pages` and `characters`."""
    content, limits = body.get("content"), body.get("limits")
    numbers = [limits.get(name) for name in Limits._fields] if isinstance(limits, Mapping) else []
    if len(numbers) != len(Limits._fields) or not all(type(number) is int for number in numbers):
        raise RequestError("bad-limits", "limits", f"This must have whole numbers as {' and '.join(Limits._fields)}.")
    try:
        return taken(binascii.a2b_base64(content, strict_mode=True), Limits(*numbers))  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise RequestError("bad-document", "content", "This must be the content of a file, in base64.") from None
