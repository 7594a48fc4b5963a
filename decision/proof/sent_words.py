"""The law of sent words: what a message or a sentence states follows from its condition, whatever else is answered."""

from collections.abc import Iterator

from decision.proof.bdd import FALSE, Function
from decision.proof.laws import Broken, Role


def sent_words(role: Role) -> Iterator[Broken]:
    """Words that are sent state only what follows from the answers given, and rest on no presumption."""
    sane = role.sane
    for sentence in role.catalogue.sentences:
        yield from _untrue(role, sentence.id, role.space.condition(sentence.when).true, sentence.asserts, sane)
    for message in role.catalogue.messages:
        yield from _untrue(role, message.id, role.findings[message.id].true, message.asserts, sane)


def _untrue(role: Role, id: str, said: Function, asserts: tuple[str, ...], sane: Function) -> Iterator[Broken]:
    """Where words may be said and a fact that they state is not settled as true."""
    for fact in asserts:
        lost = role.bdd.without(said, role.space.condition(role.catalogue.fact[fact].when).true)
        where = role.bdd.both(lost, sane) if lost != FALSE else FALSE
        yield from role.broken(where, f"the words of {id} state “{role.catalogue.fact[fact].says}”, which is not settled there")
