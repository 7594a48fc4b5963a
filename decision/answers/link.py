"""The query string of answers, written and parsed: `role=provider&data=card&data=health&edition=2026.12`."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import parse_qsl, quote

from decision.answers.read import Answer, Ignored
from decision.catalogue.model import Catalogue

EDITION = "edition"


class Link(NamedTuple):
    """What a link says: answers, the edition it was made with, and what in it is unknown."""

    answers: dict[str, Answer]
    edition: str | None
    ignored: list[Ignored]


def write(catalogue: Catalogue, answers: Mapping[str, str | Sequence[str]]) -> str:
    """The query string of answers, percent-encoded (RFC 3986), in the catalogue's order, with the edition last.

    Answers to questions that the catalogue does not have are left out.
    """
    pairs = []
    for question in catalogue.questions:
        answer = answers.get(question.id, ())
        pairs += [(question.id, item) for item in ([answer] if isinstance(answer, str) else answer)]
    return "&".join(f"{quote(key, safe='')}={quote(item, safe='')}" for key, item in [*pairs, (EDITION, catalogue.edition)])


def parse(catalogue: Catalogue, text: str) -> Link:
    """The answers of a query string or fragment, in any order. Never raises; whether the options exist is for `read` to say."""
    link: dict[str, list[str]] = {}
    ignored: list[Ignored] = []
    edition = None
    known = {*catalogue.question, *(renamed.question for renamed in catalogue.renamed)}
    for key, value in parse_qsl(text.lstrip("#?"), keep_blank_values=True):
        if key == EDITION:
            edition = value
        elif key in known:
            link.setdefault(key, []).append(value)
        else:
            ignored.append(Ignored("unknown-question", key, f'There is no question "{key}".'))
    answers = {key: _answer(catalogue, key, values) for key, values in link.items()}
    return Link(answers, edition, ignored)


def _answer(catalogue: Catalogue, key: str, values: list[str]) -> Answer:
    question = catalogue.question.get(key)
    single = question is not None and question.kind != "many" and len(set(values)) == 1
    return values[0] if single else values
