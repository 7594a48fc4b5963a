"""Answers to take along: as rows for a spreadsheet or an answer library, as Markdown, as blocks of a document, as data."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from decision.library.fill import READY
from decision.library.model import LENGTHS, Answer, Library

FORMAT = 1
COLUMNS = (
    "Question", "Alternate questions", "Answer", "Comment", "Category", "Sub-category", "Tags", "Access level",
    "Owner e-mail", "Last updated", "Next review",
)  # fmt: skip
FORMS = {"full": COLUMNS, "three": ("Question", "Answer", "Comment"), "two": ("Question", "Answer")}
TAKEN = (*FORMS, "markdown", "blocks", "json")
CATEGORY = "SOC reports"
ACCESS = "Internal"

type Json = dict[str, Any]
type Filled = Sequence[Mapping[str, Any]]


class Wanted(NamedTuple):
    """What is wanted: a form of TAKEN, a length, and the address of the site that references lead to."""

    form: str
    length: str
    root: str


class Sent(NamedTuple):
    """An answer that can be sent: its words by length, the permanent links that it cites, and the edition they are cited in."""

    answer: Answer
    words: Mapping[str, Any]
    links: list[str]
    edition: str

    @property
    def references(self) -> list[str]:
        """The links with the edition behind each, in the form in which the checker of links reads it."""
        return [f"{link} {self.edition}" for link in self.links]


def take(library: Library, filled: Filled, wanted: Wanted, today: date) -> Json:
    """What can be sent, in the form wanted: rows and CSV, Markdown, blocks of a document, or data.

    `filled` are the answers as `fill` gives them; form and length have to be those of TAKEN and LENGTHS.
    """
    form, length, root = wanted
    found = {each["id"]: each for each in filled if each["state"] == READY}
    edition = f"(Which SOC?, edition {library.catalogue.edition})"
    answers = [answer for answer in library.answers if answer.id in found]
    ready = [Sent(answer, found[answer.id], links(answer, root), edition) for answer in answers]
    if form in FORMS:
        rows = [list(FORMS[form])] + [_row(each, length, FORMS[form], today) for each in ready]
        return {"rows": rows, "csv": _csv(rows)}
    if form == "markdown":
        return {"text": "\n".join(_markdown(each, length) for each in ready)}
    if form == "blocks":
        return {"blocks": [block for each in ready for block in _blocks(each, length)]}
    return {
        "json": {
            "format": FORMAT,
            "edition": library.catalogue.edition,
            "made": today.isoformat(),
            "answers": [_data(each) for each in ready],
        }
    }


def links(answer: Answer, root: str) -> list[str]:
    """The permanent links of the sections that an answer cites."""
    return [f"{root}go/{id}/" for id in answer.see]


def _row(sent: Sent, length: str, columns: Sequence[str], today: date) -> list[str]:
    answer = sent.answer
    comment = [f"Attach: {' '.join(answer.attach)}"] if answer.attach else []
    cells = {
        "Question": answer.title,
        "Alternate questions": "; ".join(each.replace(";", ",") for each in answer.asked),
        "Answer": sent.words[length],
        "Comment": " ".join([*comment, f"References: {'; '.join(sent.references)}"]),
        "Category": CATEGORY,
        "Sub-category": answer.topic,
        "Tags": "; ".join(["SOC", answer.topic]),
        "Access level": ACCESS,
        "Last updated": today.isoformat(),
        "Next review": answer.review_by,
    }
    return [cells.get(column, "") for column in columns]


def _csv(rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def _markdown(sent: Sent, length: str) -> str:
    """A heading, the answer, its references; what Markdown would read as markup is escaped."""
    escaped = "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in sent.words[length])
    cited = "; ".join(f"<{link}> {sent.edition}" for link in sent.links)
    return f"# {sent.answer.title}\n\n{escaped}\n\nReferences: {cited}\n"


def _blocks(sent: Sent, length: str) -> list[Json]:
    """Blocks as `report` gives them: the question in the style Heading 1, the answer, its references."""
    cited: list[Json] = []
    for link in sent.links:
        cited += [{"text": "; " if cited else "References: "}, {"text": link, "href": link}, {"text": f" {sent.edition}"}]
    return [
        {"kind": "heading", "level": 2, "parts": [{"text": sent.answer.title}]},
        {"kind": "paragraph", "parts": [{"text": sent.words[length]}]},
        {"kind": "paragraph", "parts": cited},
    ]


def _data(sent: Sent) -> Json:
    answer = sent.answer
    return {
        "id": answer.id,
        "question": answer.title,
        "category": answer.topic,
        "answer": {length: sent.words[length] for length in LENGTHS},
        "attach": list(answer.attach),
        "references": sent.references,
        "review_by": answer.review_by,
    }
