"""The one scanner of Markdown: a page's lines as prose, with front matter, fenced code and comments taken out."""

import re
from collections.abc import Iterator
from typing import NamedTuple

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*\n", re.S)
FENCE = re.compile(r"^\s*(?P<fence>`{3,}|~{3,})(?P<info>.*)$")
COMMENT = re.compile(r"<!--(.*?)-->", re.S)
UNSOURCED = re.compile(r"\s*unsourced:?\s*(.*?)\s*")


class Line(NamedTuple):
    """A line of prose, numbered from 1; `reason` is what an `<!-- unsourced: … -->` on it says."""

    number: int
    text: str
    reason: str | None = None


def scan(text: str) -> Iterator[Line]:
    """Every line after the front matter; a line of fenced code or of a comment is blank."""
    front = FRONT_MATTER.match(text)
    skip = front.group(0).count("\n") if front else 0
    reasons: dict[int, str] = {}
    text = COMMENT.sub(lambda found: _blank(found, reasons), text)
    fence = ""
    for number, line in enumerate(text.split("\n"), 1):
        inside = bool(fence)
        if marked := FENCE.match(line):
            fence = _after(fence, marked["fence"], marked["info"])
        if number > skip:
            yield Line(number, "" if inside or fence else line.rstrip(), reasons.get(number))


def _after(fence: str, marker: str, info: str) -> str:
    """The fence that is open after a line of this marker: only the same mark, as long or longer and alone, closes one."""
    if not fence:
        return marker
    return "" if marker.startswith(fence) and not info.strip() else fence


def _blank(comment: re.Match[str], reasons: dict[int, str]) -> str:
    """The comment's line ends alone; a reason in it is noted under the line where it starts."""
    if reason := UNSOURCED.fullmatch(comment.group(1)):
        reasons[comment.string.count("\n", 0, comment.start()) + 1] = reason.group(1)
    return "\n" * comment.group(0).count("\n")
