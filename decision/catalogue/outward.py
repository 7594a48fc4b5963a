"""Faults of the words that are sent: facts they state that do not exist, messages without a list of them, dates unknown."""

from collections.abc import Iterator

from decision.catalogue.errors import DataFault
from decision.catalogue.model import GAP, Catalogue

FILE = "outward.toml"


def check_outward(catalogue: Catalogue) -> Iterator[DataFault]:
    """Every fault of the sentences and of what messages state."""
    states = [(words.id, words.asserts) for words in catalogue.sentences]
    states += [(words.id, words.asserts) for words in catalogue.messages]
    for words, facts in states:
        for id in facts:
            if id not in catalogue.fact:
                yield DataFault(FILE, f"{words}.asserts", f'unknown fact "{id}"')
    for sentence in catalogue.sentences:
        for id in GAP.findall(sentence.text):
            if id not in catalogue.question or catalogue.question[id].kind != "when":
                yield DataFault(FILE, f"{sentence.id}.text", f'"{id}" is no question for a date')
    stated = [message.id for message in catalogue.messages]
    written = [finding.id for finding in catalogue.findings if finding.message]
    for id in dict.fromkeys((*stated, *written)):
        if stated.count(id) != 1:
            yield DataFault(FILE, id, "says what its message states not at all, or twice")
        if id not in written:
            yield DataFault(FILE, id, "is no finding with a message")
