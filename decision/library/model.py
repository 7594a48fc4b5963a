"""The nouns of an answer library: sentences, bars, answers, and what they ask of their sender."""

from typing import NamedTuple

from decision.catalogue.model import GAP, Catalogue, Condition

GIVEN = "given"
FIELD_KINDS = ("text", "past", "coming", "number", "url")
LENGTHS = ("short", "medium", "long")


class Sentence(NamedTuple):
    """A sentence in the first person; `at` is the shortest of the three lengths that carries it.

    It is shown only where `when` is true, and then every fact it `asserts` must be true. One that `must` be said where it
    is true, such as a modified opinion, stops the answer while that is open or it cannot be filled in.
    """

    at: int
    when: Condition
    asserts: tuple[str, ...]
    text: str
    must: bool

    @property
    def stops(self) -> bool:
        """Whether an answer waits for it."""
        return self.must or self.at == 1

    @property
    def fields(self) -> list[str]:
        """What it needs to be filled in with."""
        return GAP.findall(self.text)


class Bar(NamedTuple):
    """When an answer must not be used, why, and the answer to use instead."""

    when: Condition
    because: str
    instead: str


class Field(NamedTuple):
    """A value that is filled in: a text, a date gone by, a date to come, a number, an address.

    `before` names the date that it must precede.
    """

    id: str
    kind: str
    label: str
    hint: str
    before: str


class Answer(NamedTuple):
    """A question as buyers ask it, and what can be said to it; a dropped one has a reason and nothing to say.

    `tells` is what the answer is about, in a sentence to a buyer; all else about it speaks to its sender.
    """

    id: str
    topic: str
    title: str
    wants: str
    tells: str
    contains: str
    asked: tuple[str, ...]
    avoid: tuple[str, ...]
    cautions: tuple[str, ...]
    bars: tuple[Bar, ...]
    say: tuple[Sentence, ...]
    attach: tuple[str, ...]
    see: tuple[str, ...]
    sources: tuple[str, ...]
    reviewed: str
    review_by: str
    dropped: str


class Library(NamedTuple):
    """The answers, and a catalogue of all that their conditions rest on.

    The catalogue's questions are those of the form, then the claims, then the fields, which have the one option `given`.
    """

    catalogue: Catalogue
    form: tuple[str, ...]
    claims: tuple[str, ...]
    fields: dict[str, Field]
    answers: tuple[Answer, ...]
