"""Draws a flow of questions from top to bottom as SVG: as wide as a phone, in the colors of the page."""

from collections.abc import Callable, Iterator, Sequence
from xml.etree.ElementTree import Element

from decision.catalogue.model import Question
from publish.markdown.elements import element

WIDTH = 300
SPINE = 9  # where the line runs that everything hangs on
INDENT = 26  # where conditional questions begin
LINE = 18  # from one line of text to the next
PAD = 9
GAP = 12
WIDE, NARROW = "MWmw@%—", "ijltfrI.,:;’'“”|()! "

type Steps = Sequence[tuple[str, Sequence[Question]]]
type Address = Callable[[Question], str]


def draw(role: str, steps: Steps, address: Address) -> Element:
    """The drawing: the role, its questions with the conditions above them, the verdict."""
    pen = _Pen()
    pen.end(f"{role[0].upper()}{role[1:]}")
    for condition, questions in steps:
        if condition:
            pen.condition(f"If {condition}:")
        for question in questions:
            pen.question(question, f"#{address(question)}", bool(condition))
    pen.end("The verdict")
    spine = element("path", d=f"M{SPINE} 1V{pen.y - GAP - 1}", class_="spine")
    return element("svg", "", spine, *pen.parts, viewBox=f"0 0 {WIDTH} {pen.y - GAP + 1}", aria_hidden="true", focusable="false")


class _Pen:
    """Where the drawing has got to, and what has been drawn."""

    def __init__(self) -> None:
        self.y = 1
        self.parts: list[Element] = []

    def end(self, words: str) -> None:
        """The first or the last of the flow."""
        self.parts += self._box(words, 1, "end")
        self._down()

    def question(self, question: Question, address: str, conditional: bool) -> None:
        """A question: solid when asked in any case, dashed and set in when not."""
        x = INDENT if conditional else 1
        box = self._box(question.short, x, "maybe" if conditional else "always")
        if conditional:
            self.parts.append(element("path", d=f"M{SPINE} {self.y + self.height // 2}H{INDENT}", class_="branch"))
        self.parts.append(element("a", "", *box, href=address, tabindex="-1", data_question=question.id))
        self._down()

    def condition(self, words: str) -> None:
        """A fork on the line, with the condition beside it."""
        lines = list(wrapped(words, WIDTH - INDENT, 9.6))
        middle = self.y + 9
        self.parts.append(element("path", d=f"M{SPINE} {middle - 7}l7 7-7 7-7-7z", class_="fork"))
        self.parts += [
            element("text", line, x=str(INDENT), y=str(self.y + 14 + LINE * row), class_="if") for row, line in enumerate(lines)
        ]
        self.y += LINE * len(lines) + 6

    def _box(self, words: str, x: int, look: str) -> list[Element]:
        lines = list(wrapped(words, WIDTH - x - 2 * PAD, 8.8))
        self.height = LINE * len(lines) + 2 * PAD
        box = element("rect", x=str(x), y=str(self.y), width=str(WIDTH - x - 1), height=str(self.height), rx="3", class_=look)
        rows = [
            element("text", line, x=str(x + PAD), y=str(self.y + PAD + 14 + LINE * row), class_=look)
            for row, line in enumerate(lines)
        ]
        return [box, *rows]

    def _down(self) -> None:
        self.y += self.height + GAP


def wrapped(words: str, width: float, size: float) -> Iterator[str]:
    """The words in lines that fit a width, when a common letter is as wide as the size says."""
    line = ""
    for word in words.split():
        longer = f"{line} {word}" if line else word
        if line and _length(longer, size) > width:
            yield line
            longer = word
        line = longer
    yield line


def _length(words: str, size: float) -> float:
    return sum(size * (1.5 if letter in WIDE else 0.55 if letter in NARROW else 1.0) for letter in words)
