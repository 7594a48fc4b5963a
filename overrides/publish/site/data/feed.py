"""The Atom feed of changes, `/feed.xml` (RFC 4287): the editions, and the sections that changed over the last two steps.

Readers of feeds show a list, and fetch it often: a step that changed more than such a list holds is told in one entry.
Ids come from what changed and not from the host, so that an entry stays the same when an edition is released or the site moves.
"""

import textwrap
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from publish.content.editions import Edition

ATOM = "http://www.w3.org/2005/Atom"
RIGHTS = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
STEPS = 2  # a reader who comes after a release still finds what led to it
MOST = 40  # entries of a step that are told one by one
LONG = 400
BEGINNING = "2026-11-01"  # for what has no review date


class Entry(NamedTuple):
    """One entry: what makes its id, its words, its day, its path from the site's root, and its category."""

    key: str
    title: str
    summary: str
    day: str
    path: str
    kind: str


class Origin(NamedTuple):
    """Whose feed it is: the site's own address, empty when it has none (links are then relative to the feed), and its author."""

    root: str
    author: str


def write(site: Path, origin: Origin, editions: Mapping[str, Edition], present: Edition) -> None:
    """Write the feed of a built site: its frozen editions, oldest first, and its sections as they are now."""
    (site / "feed.xml").write_bytes(feed(origin, list(entries(editions, present))))


def entries(editions: Mapping[str, Edition], present: Edition) -> Iterator[Entry]:
    """The sections that changed, newest step first, then the editions, newest first."""
    for (name, old), (_, new) in list(reversed(list(pairwise([*editions.items(), ("", present)]))))[:STEPS]:
        yield from _told(name, list(_changes(name, old, new)))
    for name, edition in reversed(list(editions.items())):
        day = max((each.reviewed for each in edition.values()), default="") or BEGINNING
        summary = f"The words of {len(edition)} sections are kept as this edition has them."
        yield Entry(f"edition {name}", f"Edition {name}", summary, day, "go/changelog/", "edition")


def _told(name: str, changes: list[Entry]) -> Iterator[Entry]:
    """The changes of a step; of too many the numbers, and what was retired, which concerns whoever has cited it."""
    if len(changes) <= MOST:
        yield from changes
        return
    counts = ", ".join(f"{sum(each.kind == kind for each in changes)} {kind}" for kind in ("new", "changed", "retired"))
    words = f"Sections since edition {name}: {counts}. A permanent link with {name}/ at its end shows a section then and now."
    day = max(each.day for each in changes)
    yield Entry(f"{name} many", f"Since edition {name}: {counts}", words, day, "go/changelog/", "many")
    yield from [each for each in changes if each.kind == "retired"][:MOST]


def _changes(name: str, old: Edition, new: Edition) -> Iterator[Entry]:
    """What changed since the edition of that name."""
    for id, now in new.items():
        day = now.reviewed or BEGINNING
        if id not in old:
            yield Entry(f"{name} {id} {now.sha256}", f"New: {now.title}", now.text, day, f"go/{id}/", "new")
        elif old[id].text != now.text:
            path = f"go/{id}/{name}/"
            yield Entry(f"{name} {id} {now.sha256}", f"Changed: {now.title}", now.text, day, path, "changed")
    for id, then in old.items():
        if id not in new:
            day, words = then.reviewed or BEGINNING, "This section was retired; its link leads to what took its place."
            yield Entry(f"{name} {id} retired", f"Retired: {then.title}", words, day, f"go/{id}/", "retired")


def feed(origin: Origin, found: list[Entry]) -> bytes:
    """The feed as XML."""
    root, author = origin
    ElementTree.register_namespace("", ATOM)
    made = ElementTree.Element(f"{{{ATOM}}}feed", {"xml:lang": "en"})
    _text(made, "id", _id("feed"))
    _text(made, "title", "Which SOC?: changes")
    _text(made, "subtitle", "Editions, and sections whose words have changed")
    _text(made, "updated", _time(max((entry.day for entry in found), default=BEGINNING)))
    _text(_under(made, "author"), "name", author)
    _text(made, "rights", RIGHTS)
    _under(made, "link", rel="self", type="application/atom+xml", href=f"{root}feed.xml")
    _under(made, "link", rel="alternate", type="text/html", href=root or "./")
    for entry in found:
        _entry(_under(made, "entry"), root, entry)
    ElementTree.indent(made, " ")
    return bytes(ElementTree.tostring(made, "utf-8", xml_declaration=True))


def _entry(made: ElementTree.Element, root: str, entry: Entry) -> None:
    _text(made, "id", _id(entry.key))
    _text(made, "title", entry.title)
    _text(made, "updated", _time(entry.day))
    _under(made, "link", rel="alternate", type="text/html", href=f"{root}{entry.path}")
    _under(made, "category", term=entry.kind)
    _text(made, "summary", textwrap.shorten(entry.summary, LONG, placeholder=" …"))


def _id(key: str) -> str:
    return uuid5(NAMESPACE_URL, f"which-soc {key}").urn


def _time(day: str) -> str:
    return f"{day}T00:00:00Z"


def _under(parent: ElementTree.Element, tag: str, **attributes: str) -> ElementTree.Element:
    return ElementTree.SubElement(parent, f"{{{ATOM}}}{tag}", attributes)


def _text(parent: ElementTree.Element, tag: str, words: str) -> None:
    _under(parent, tag).text = words
