"""The parts of an Office document as its format has them: relations between parts, and XML read safely."""

import posixpath
from collections.abc import Mapping
from pyexpat import ExpatError, ParserCreate
from typing import NamedTuple

from decision.links.refusals import refusal

type Parts = Mapping[str, str]


class Relation(NamedTuple):
    """What a part points at: an address outside, or another part."""

    target: str
    external: bool
    type: str


class Reader:
    """Hears the elements of a part by their names without namespace; formats say what they make of them.

    `rel` is the id in any attribute that names a relation.
    """

    def start(self, name: str, attributes: dict[str, str], rel: str) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Words within an element."""


def read(xml: str, reader: Reader) -> None:
    """Read a part; raises RequestError where it is not XML, or declares entities or a document type."""
    parser = ParserCreate(namespace_separator="}")
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        plain = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        rel = next((value for key, value in attributes.items() if "/relationships}" in key), "")
        reader.start(name.rpartition("}")[2], plain, rel)

    def hostile(*_: object) -> None:
        raise refusal("hostile")

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: reader.end(name.rpartition("}")[2])
    parser.CharacterDataHandler = reader.data
    parser.StartDoctypeDeclHandler = hostile
    parser.EntityDeclHandler = hostile
    try:
        parser.Parse(xml, True)
    except ExpatError:
        raise refusal("damaged") from None


class _Relations(Reader):
    def __init__(self, folder: str) -> None:
        self.folder, self.found = folder, dict[str, Relation]()

    def start(self, name: str, attributes: dict[str, str], rel: str) -> None:
        if name == "Relationship":
            target, external = attributes.get("Target", ""), attributes.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", self.folder, target)).lstrip("/")
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found[attributes.get("Id", "")] = Relation(target, external, kind)


def relations(parts: Parts, part: str) -> dict[str, Relation]:
    """What a part points at, by the id it uses for it."""
    folder, _, name = part.rpartition("/")
    reader = _Relations(folder)
    if xml := parts.get(f"{folder}/_rels/{name}.rels".lstrip("/")):
        read(xml, reader)
    return reader.found
