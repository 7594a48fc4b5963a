"""What was filled in, made safe: each value in the words it is shown in, or why it is not taken."""

import re
from datetime import date

from decision.engine.sayable import spoken
from decision.library.model import Field

LONGEST = 400
THING = r"name|firm|auditor|company|vendor|product|system|service|date|address|report|text"
LABEL = rf"(?:(?:the|your|our|a) )?(?:(?:cpa|audit) )?(?:{THING})s?"
UNFINISHED = re.compile(
    r"[\[\]{}<>]|\.\.\.|…|_{2,}|\b(?:tbd|tbc|todo|xx+|n/?a|fill in|insert)\b|\?$"
    rf"|^\([^()]*\)$|\({LABEL}(?: name)?\)|^\W*your\b|^{LABEL}(?: name)?\.?$"
    r"|^(?:see|as in) (?:the |our |your )?(?:soc [123] )?(?:report|attached|attachment|appendix|above|below)\.?$",
    re.IGNORECASE,
)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
ADDRESS = re.compile(r"https?://[^\s<>\"]+\.[^\s<>\"]+")
NUMBER = re.compile(r"[1-9][0-9]{0,2}")


class RefusedError(ValueError):
    """A value that is not taken; its message says why to whoever filled it in."""


def shown(field: Field, value: object, today: date) -> str:
    """The words of a value as they are sent; dates come as `2026-09-30`. Raises RefusedError for what is not taken."""
    if not isinstance(value, str):
        raise RefusedError("This must be text.")
    text = " ".join(CONTROL.sub("", value).split())
    if len(text) > LONGEST:
        raise RefusedError(f"This has {len(text)} characters; the limit is {LONGEST}.")
    match field.kind:
        case "text":
            if UNFINISHED.search(text):
                raise RefusedError("This looks unfinished: write the words as they are to be sent.")
        case "number":
            if not NUMBER.fullmatch(text):
                raise RefusedError("This must be a whole number from 1 to 999.")
        case "url":
            if not ADDRESS.fullmatch(text):
                raise RefusedError("This must be an address that begins with https://.")
        case _:
            return spoken(_day(field, text, today))
    return text


def _day(field: Field, text: str, today: date) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise RefusedError("This must be a date such as 2026-11-30.") from None
    if field.kind == "past" and day > today:
        raise RefusedError("This day is still to come.")
    if field.kind == "coming" and day < today:
        raise RefusedError("This day has passed.")
    return day
