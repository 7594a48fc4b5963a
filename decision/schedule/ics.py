"""The calendar as an iCalendar text (RFC 5545): all-day events, enough for every calendar to read."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

DAY = timedelta(days=1)
FOLD = 73


class Event(NamedTuple):
    """One all-day event, both days included."""

    id: str
    title: str
    first: date
    last: date
    note: str


def events(found: dict[str, Any], answers: str) -> list[Event]:
    """The events of a schedule as `api.handle` gives it: those of the plan, each from its start to its end.

    `answers`, the part of their link after #, marks the events: the same answers give the same ids on any day, so that
    a second import replaces them, and another service gives others.
    """
    mark = _mark(answers)
    return [
        Event(
            f"{mark}-{way['id']}-{stage['id']}",
            f"{stage['label']} ({way['label']})",
            date.fromisoformat(stage["start"][0]),
            date.fromisoformat(stage["end"][1]),
            stage["note"],
        )
        for way in found["ways"][:1]
        for stage in way["stages"]
    ]


def _mark(text: str) -> str:
    """A short mark of a text, the same on every machine: its FNV-1a hash, for which no module is needed."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return f"{value:08x}"


def calendar(entries: Iterable[Event], stamp: date) -> str:
    """The text of an .ics file (RFC 5545, 3.4); `stamp` is the day it was made, as a UTC date-time (3.8.7.2)."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Which SOC?//Calendar//EN"]
    for event in entries:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{event.id}@which-soc",
            f"DTSTAMP:{stamp:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}",
            f"DTEND;VALUE=DATE:{event.last + DAY:%Y%m%d}",
            f"SUMMARY:{_escape(event.title)}",
            f"DESCRIPTION:{_escape(event.note)}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{_fold(line)}\r\n" for line in lines)


def _escape(text: str) -> str:
    for character in ("\\", ";", ","):
        text = text.replace(character, "\\" + character)
    return text.replace("\n", "\\n")


def _fold(line: str) -> str:
    """Fold a long line (RFC 5545, 3.1): at most 75 octets each, the space that leads a continuation counted."""
    parts = []
    octets = 0
    for character in line:
        size = len(character.encode())
        if octets + size > FOLD:
            parts.append("\r\n ")
            octets = 1
        parts.append(character)
        octets += size
    return "".join(parts)
