"""What a claim may rest on: a claim of law on more than a firm or a seller, practice on more than one seller."""

import re
from collections.abc import Iterator, Mapping

from publish.content.faults import Fault
from publish.content.pages import CITATION, Page, split_citation
from publish.content.scan import scan
from publish.content.tables import PRIMARY, Source

LAW = ("regulations/", "registers/")
TWO_VOICES = (*LAW, "reports/", "compare/", "customers/", "criteria/", "industries/")
MARK = re.compile(r"<!--\s*practice:?\s*(.*?)\s*-->")


def weak(page: Page, sources: Mapping[str, Source]) -> Iterator[Fault]:
    """Every line that cites too little; `<!-- practice: reason -->` above a paragraph or item says that it is practice."""
    marked = False
    for number, text, reason in _lines(page):
        if reason is not None:
            marked = True
            if not reason:
                yield Fault(page.path, number, "`practice` needs a reason")
        elif text.strip():
            if not marked:
                yield from _line(page.path, number, _cited(text, sources))
            marked = marked and text.lstrip().startswith("|")


def _lines(page: Page) -> Iterator[tuple[int, str, str | None]]:
    """Each line of prose with its number, and the reason of the marker that stands in its place."""
    written = page.text.split("\n")
    for line in scan(page.text):
        mark = MARK.search(written[line.number - 1])
        yield line.number, line.text, mark.group(1) if mark and not line.text.strip() else None


def _cited(text: str, sources: Mapping[str, Source]) -> list[Source]:
    ids = {id for match in CITATION.finditer(text) for id, _ in split_citation(match.group(1))}
    return [sources[id] for id in sorted(ids) if id in sources]


def _line(path: str, number: int, cited: list[Source]) -> Iterator[Fault]:
    if not cited or any(source.grade in PRIMARY for source in cited):
        return
    names = ", ".join(f"{source.id} ({source.grade})" for source in cited)
    if path.startswith(LAW):
        yield Fault(
            path, number, f"a claim of law rests on {names}: cite the rule too, or say `<!-- practice: reason -->` above it"
        )
    elif path.startswith(TWO_VOICES) and len({source.author for source in cited}) == 1 and cited[0].grade == "vendor":
        yield Fault(
            path, number, f"practice rests on one seller, {names}: cite a second voice, or say `<!-- practice: reason -->`"
        )
