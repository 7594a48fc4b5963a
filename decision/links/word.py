"""Word documents: paragraphs of the body, tables, notes, comments, headers, text boxes; links, fields and pictures' words."""

import re
from collections.abc import Iterator

from decision.links.model import AROUND, Unit
from decision.links.package import Parts, Reader, Relation, read, relations

TEXT = {"t", "instrText", "delInstrText"}
SPACE = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
HEADING = re.compile(r"heading\s?\d|title", re.IGNORECASE)
MOST = 1_000  # paragraphs of a row, pieces of a link; beyond that they are not taken together
NAMES = {"document": "Body", "footnotes": "Footnote", "endnotes": "Endnote", "comments": "Comment"}
NOTES = {"footnote": "footnoteReference", "endnote": "endnoteReference"}


class _Paragraph:
    """The words of a paragraph so far, the links that are open in it, and whether it is a heading."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.links: list[tuple[str, int]] = []
        self.heading = False

    @property
    def text(self) -> str:
        return "".join(self.pieces)


class Part(Reader):
    """One part of the document, read into units; `numbers` are those that readers see on notes, by id."""

    def __init__(self, label: str, related: dict[str, Relation], numbers: dict[str, int]) -> None:
        self.label, self.related, self.numbers = label, related, numbers
        self.units: list[Unit] = []
        self.used: set[str] = set()
        self.order: dict[str, list[str]] = {name: [] for name in NOTES.values()}
        self._open: list[_Paragraph] = []
        self._rows: list[int] = []
        self._reading = False
        self._count = self._notes = 0
        self._note = self._heading = ""

    def start(self, name: str, attributes: dict[str, str], rel: str) -> None:
        """Words and links join the paragraph that is open."""
        related = self.related.get(rel)
        self.used.add(rel)
        if name == "p":
            self._open.append(_Paragraph())
            self._count += len(self._open) == 1
        elif name == "tr":
            self._rows.append(len(self.units))
        elif name in {"footnote", "endnote", "comment"}:
            self._begin(name, attributes)
        elif name in self.order:
            self.order[name].append(attributes.get("id", ""))
        elif not self._open:
            return
        elif name == "pStyle":
            self._open[-1].heading = bool(HEADING.match(attributes.get("val", "")))
        elif name == "hyperlink":
            target = related.target if related and related.external else ""
            self._open[-1].links.append((target, len(self._open[-1].pieces)))
        elif name in TEXT:
            self._reading = True
        else:
            self._rest(name, attributes, related)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        """A note or comment begins; its paragraphs are counted anew."""
        id = attributes.get("id", "")
        author = f" by {attributes['author']}" if attributes.get("author") else ""
        self._notes += 1
        self._note, self._count = f"{self.numbers.get(f'{name} {id}', self._notes)}{author}", 0

    def _rest(self, name: str, attributes: dict[str, str], related: Relation | None) -> None:
        pieces = self._open[-1].pieces
        if name in SPACE:
            pieces.append(SPACE[name])
        elif name == "fldSimple":
            pieces.append(f" {attributes.get('instr', '')} ")
        elif name == "docPr":
            pieces += [f" {attributes[key]} " for key in ("title", "descr") if attributes.get(key)]
        if related and related.external:
            pieces.append(f" {related.target} ")

    def data(self, text: str) -> None:
        """Words."""
        if self._reading and self._open:
            self._open[-1].pieces.append(text)

    def end(self, name: str) -> None:
        """A paragraph that ends is a unit; a row that ends is what stands around its units."""
        if name in TEXT:
            self._reading = False
        elif name == "hyperlink" and self._open and self._open[-1].links:
            self._link()
        elif name == "p" and self._open:
            self._close(self._open.pop())
        elif name == "tr" and self._rows:
            self._row(self._rows.pop())

    def _row(self, first: int) -> None:
        """What stands in a row stands around its units."""
        if len(self.units) - first <= MOST:
            around = " \n".join(unit.text for unit in self.units[first:])[:AROUND]
            self.units[first:] = [unit._replace(around=around) for unit in self.units[first:]]

    def _link(self) -> None:
        """The target of a link stands after its words, unless they are the target."""
        paragraph = self._open[-1]
        target, since = paragraph.links.pop()
        words = "".join(paragraph.pieces[since : since + MOST])
        if target and words.strip().rstrip("/") != target.rstrip("/"):
            paragraph.pieces.append(f" <{target}> ")

    def _close(self, paragraph: _Paragraph) -> None:
        text = paragraph.text
        if paragraph.heading and text.strip():
            self._heading = " ".join(text.split())[:60]
        label = f"{self.label} {self._note}".strip()
        under = f", under “{self._heading}”" if self._heading and not paragraph.heading else ""
        if text.strip():
            self.units.append(Unit(f"{label}, paragraph {max(1, self._count)}{under}", text))


def units(parts: Parts) -> Iterator[Unit]:
    """Every paragraph of the document, the body first; then the links that no words carry."""
    numbers: dict[str, int] = {}
    names = sorted((name for name in parts if _holds_words(name)), key=lambda name: (not name.endswith("/document.xml"), name))
    for name in names:
        related = relations(parts, name)
        part = Part(_label(name), related, numbers)
        read(parts[name], part)
        for note, reference in NOTES.items():
            numbers |= {f"{note} {id}": place + 1 for place, id in enumerate(part.order[reference])}
        yield from part.units
        for id, relation in related.items():
            if relation.external and id not in part.used:
                yield Unit(f"{_label(name)}, a link without words", relation.target)


def _holds_words(name: str) -> bool:
    return name.startswith("word/") and name.endswith(".xml") and "/theme/" not in name


def _label(name: str) -> str:
    part = name.rpartition("/")[2].removesuffix(".xml")
    plain = part.rstrip("0123456789")
    return NAMES.get(plain) or {"header": "Page header", "footer": "Page footer"}.get(plain) or f"Part {part}"
