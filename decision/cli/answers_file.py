"""A file of answers: TOML, JSON, or the part of a link after `#`."""

import json
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from decision.answers.link import parse
from decision.answers.read import Answers
from decision.catalogue.errors import RequestError
from decision.catalogue.model import ROLE, Catalogue


def read_profile(catalogue: Catalogue, source: str) -> Answers:
    """The answers of a file, of standard input (`-`), or of a link; raises RequestError where they cannot be read."""
    if f"{ROLE}=" in source:
        return parse(catalogue, source.rpartition("#")[2]).answers
    data = _parsed(_text(source), source)
    answers = data.get("answers", data)
    if not isinstance(answers, dict):
        raise RequestError("bad-file", source, "The answers must be a table of questions.")
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in answers.items()}


def _text(source: str) -> str:
    try:
        return sys.stdin.read() if source == "-" else Path(source).read_text("utf-8-sig")
    except ValueError as error:
        raise RequestError("bad-file", source, f"This is not text in UTF-8: {error}") from None


def _parsed(text: str, source: str) -> dict[str, Any]:
    try:
        data: dict[str, Any] = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except ValueError as error:
        raise RequestError("bad-file", source, f"This is neither TOML nor JSON: {error}") from None
    return data
