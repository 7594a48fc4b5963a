"""Presentations: the words and links of slides in their order, hidden ones too, with notes and comments."""

import re
from collections.abc import Iterator

from decision.links.model import Unit
from decision.links.package import Parts, Reader, Relation, read, relations

MAIN = "ppt/presentation.xml"
OTHERS = re.compile(r"ppt/(?:slideLayouts|slideMasters|handoutMasters|notesMasters)/[^/]+\.xml")
BESIDE = {"notesSlide": "notes", "comments": "comment", "diagramData": "diagram"}


class _Order(Reader):
    """The relations of slides in the order in which they are shown."""

    def __init__(self) -> None:
        self.rels: list[str] = []

    def start(self, name: str, attributes: dict[str, str], rel: str) -> None:
        if name == "sldId":
            self.rels.append(rel)


class _Slide(Reader):
    """The paragraphs of a slide, each with the links of its runs; and the words and links of its shapes."""

    def __init__(self, label: str, related: dict[str, Relation]) -> None:
        self.label, self.related = label, related
        self.units: list[Unit] = []
        self.used: set[str] = set()
        self.hidden = False
        self._pieces: list[str] = []
        self._reading = False

    def start(self, name: str, attributes: dict[str, str], rel: str) -> None:
        self.used.add(rel)
        if name == "sld":
            self.hidden = attributes.get("show") == "0"
        self._reading = name in {"t", "text"}
        if name in {"br", "tab"}:
            self._pieces.append(" ")
        elif name == "cNvPr" and (words := " ".join(attributes.get(key, "") for key in ("title", "descr")).strip()):
            self.units.append(Unit(f"{self.label}, words for a picture", words))
        related = self.related.get(rel)
        if related and related.external:
            self._pieces.append(f" <{related.target}> ")

    def data(self, text: str) -> None:
        if self._reading:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        self._reading = False
        if name in {"p", "cm", "sp", "pic", "sld", "text"} and (words := "".join(self._pieces)).strip():
            self.units.append(Unit(self.label, words))
            self._pieces = []


def units(parts: Parts) -> Iterator[Unit]:
    """Every paragraph of every slide, with notes and comments after their slide."""
    order = _Order()
    read(parts[MAIN], order)
    related = relations(parts, MAIN)
    shown = [related[rel].target for rel in order.rels if rel in related]
    rest = sorted(name for name in parts if re.fullmatch(r"ppt/slides/[^/]+\.xml", name) and name not in shown)
    for place, name in enumerate([*shown, *rest], 1):
        if name in parts:
            yield from _slide(parts, name, f"Slide {place}")
    for name in sorted(filter(OTHERS.fullmatch, parts)):
        yield from _part(parts, name, f"Layout {name.rpartition('/')[2].removesuffix('.xml')}").units


def _slide(parts: Parts, name: str, label: str) -> Iterator[Unit]:
    slide = _part(parts, name, label)
    hidden = " (hidden)" if slide.hidden else ""
    yield from (unit._replace(place=unit.place.replace(label, f"{label}{hidden}", 1)) for unit in slide.units)
    for relation in relations(parts, name).values():
        if relation.type in BESIDE and relation.target in parts:
            yield from _part(parts, relation.target, f"{label}{hidden}, {BESIDE[relation.type]}").units


def _part(parts: Parts, name: str, label: str) -> _Slide:
    slide = _Slide(label, relations(parts, name))
    read(parts[name], slide)
    return slide
