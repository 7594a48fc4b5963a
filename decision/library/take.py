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


def take(library: Library, filled: Filled, wanted: Wanted, today: date) -> Json:
    """What can be sent, in the form wanted: rows and CSV, Markdown, blocks of a document, or data.

    `filled` are the answers as `fill` gives them; form and length have to be those of TAKEN and LENGTHS.
    """
    form, length, root = wanted
    found = {each["id"]: each for each in filled if each["state"] == READY}
    ready = [(answer, found[answer.id]) for answer in library.answers if answer.id in found]
    if form in FORMS:
        rows = [list(FORMS[form])] + [_row(answer, each[length], root, FORMS[form], today) for answer, each in ready]
        return {"rows": rows, "csv": _csv(rows)}
    if form == "markdown":
        return {"text": "\n".join(_markdown(answer, each[length], root) for answer, each in ready)}
    if form == "blocks":
        return {"blocks": [block for answer, each in ready for block in _blocks(answer, each[length], root)]}
    return {
        "json": {
            "format": FORMAT,
            "edition": library.catalogue.edition,
            "made": today.isoformat(),
            "answers": [_data(answer, each, root) for answer, each in ready],
        }
    }


def references(answer: Answer, root: str) -> list[str]:
    """The permanent links of the sections that an answer cites."""
    return [f"{root}go/{id}/" for id in answer.see]


def _row(answer: Answer, text: str, root: str, columns: Sequence[str], today: date) -> list[str]:
    comment = [f"Attach: {' '.join(answer.attach)}"] if answer.attach else []
    cells = {
        "Question": answer.title,
        "Alternate questions": "; ".join(each.replace(";", ",") for each in answer.asked),
        "Answer": text,
        "Comment": " ".join([*comment, f"References: {' '.join(references(answer, root))}"]),
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


def _markdown(answer: Answer, text: str, root: str) -> str:
    """A heading, the answer, its references; what Markdown would read as markup is escaped."""
    escaped = "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in text)
    links = " ".join(f"<{link}>" for link in references(answer, root))
    return f"# {answer.title}\n\n{escaped}\n\nReferences: {links}\n"


def _blocks(answer: Answer, text: str, root: str) -> list[Json]:
    """Blocks as `report` gives them: the question in the style Heading 1, the answer, its references."""
    links: list[Json] = [{"text": "References:"}]
    for link in references(answer, root):
        links += [{"text": " "}, {"text": link, "href": link}]
    return [
        {"kind": "heading", "level": 2, "parts": [{"text": answer.title}]},
        {"kind": "paragraph", "parts": [{"text": text}]},
        {"kind": "paragraph", "parts": links},
    ]


def _data(answer: Answer, each: Mapping[str, Any], root: str) -> Json:
    return {
        "id": answer.id,
        "question": answer.title,
        "category": answer.topic,
        "answer": {length: each[length] for length in LENGTHS},
        "attach": list(answer.attach),
        "references": references(answer, root),
        "review_by": answer.review_by,
    }
