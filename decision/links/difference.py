"""The diff of a section's words then and now: line by line, and within lines word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

SAME, GONE, COME = "same", "gone", "come"
LONG = 4000  # characters; what differs over more than that is shown as a whole
PIECES = re.compile(r"\n|[^\s]+[^\S\n]*")


def difference(old: str, new: str) -> Iterator[tuple[str, str]]:
    """The new words with the old ones among them, in pieces: each "same", "gone" or "come"."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = "".join(before[i:j]), "".join(after[k:m])
        if kind == "replace" and len(gone) + len(come) < LONG:
            yield from _words(gone, come)
        else:
            yield from _change(kind, gone, come)


def _words(old: str, new: str) -> Iterator[tuple[str, str]]:
    before, after = PIECES.findall(old), PIECES.findall(new)
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield from _change(kind, "".join(before[i:j]), "".join(after[k:m]))


def _change(kind: str, gone: str, come: str) -> Iterator[tuple[str, str]]:
    """Words that stay, or what is gone and what came in its place; space alone is no change."""
    if kind == "equal" or not (gone.strip() or come.strip()):
        yield SAME, come
        return
    if gone.strip():
        yield GONE, gone
    if come.strip():
        yield COME, come
