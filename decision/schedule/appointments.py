"""The calendar as an .ics file on the host: through the icalendar library where it is installed, else our own text."""

from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from decision.schedule.ics import DAY, Event, calendar, events


def write_calendar(found: dict[str, Any], path: Path, today: date) -> None:
    """Write the stages of the plan as all-day events."""
    path.write_bytes(_kept(events(found), today) if find_spec("icalendar") else calendar(events(found), today).encode())


def _kept(items: list[Event], today: date) -> bytes:
    from icalendar import Calendar
    from icalendar import Event as Entry

    book = Calendar({"prodid": "-//Which SOC?//Calendar//EN", "version": "2.0"})
    for item in items:
        entry = Entry()
        entry.add("uid", f"{item.id}-{today:%Y%m%d}@which-soc")
        entry.add("dtstamp", today)
        entry.add("dtstart", item.first)
        entry.add("dtend", item.last + DAY)
        entry.add("summary", item.title)
        entry.add("description", item.note)
        book.add_component(entry)
    return bytes(book.to_ical())
