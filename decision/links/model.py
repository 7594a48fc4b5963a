"""What a document is taken apart into, and what the site says of its own ids."""

from collections.abc import Mapping
from typing import NamedTuple

AROUND = 5_000  # characters beside a piece that are looked at


class Unit(NamedTuple):
    """A piece of a document that is read as one: a paragraph, a cell, a note; or, if `lined`, a whole text.

    `around` are the words beside it, such as its row, that may name the edition.
    """

    place: str
    text: str
    around: str = ""
    lined: bool = False


class Mention(NamedTuple):
    """A link or id in a document: where, as it is written, what it names, and the words around it.

    `kind` is "go" for a permanent link, "page" for the address of a page (then `id` is its path), "id" for an id alone.
    `edition` is the one cited, and `by` where that is said: "link", "words", "given" or "" for nowhere.
    """

    place: str
    link: str
    kind: str
    id: str
    edition: str = ""
    by: str = ""
    near: str = ""


class Section(NamedTuple):
    """A section as it is now: its title, and its path from the site's root with its fragment."""

    title: str
    path: str


class Past(NamedTuple):
    """How a frozen edition differs from now: ids whose words changed, those on another page, those not yet there.

    `moved` names the page of the time.
    """

    changed: frozenset[str]
    moved: Mapping[str, str]
    lacks: frozenset[str]


class Known(NamedTuple):
    """What the site publishes of its links: edition, own address, ids, successors of retired ids, editions, moved pages."""

    edition: str
    site: str
    ids: Mapping[str, Section]
    retired: Mapping[str, str]
    editions: Mapping[str, Past]
    pages: Mapping[str, str]

    def has(self, id: str) -> bool:
        """Whether an id was ever published."""
        return id in self.ids or id in self.retired
