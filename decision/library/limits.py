"""When an answer must not be used and what it must not say, worked out from its conditions, in plain English."""

from collections import Counter
from typing import NamedTuple, assert_never

from decision.catalogue.conditions import Mentions
from decision.catalogue.english import plain
from decision.catalogue.model import All, Any, Catalogue, Condition, FactRef, Leaf, Not
from decision.library.model import Answer, Library

# A sentence that stands in more answers says what is held, its opinion and its scope: the same everywhere.
FEW = 10


class Unless(NamedTuple):
    """Sentences that an answer must not say unless something is so."""

    say: tuple[str, ...]
    unless: str


class Limits(NamedTuple):
    """Of one answer: why it is barred, what it waits for beyond the form, what it must not say unless."""

    barred: tuple[str, ...]
    unsaid: tuple[str, ...]
    never: tuple[Unless, ...]


def limits(library: Library) -> dict[str, Limits]:
    """Those of every answer that is not dropped, by id."""
    shared = shared_texts(library)
    return {answer.id: _limits(library, answer, shared) for answer in library.answers if not answer.dropped}


def shared_texts(library: Library) -> frozenset[str]:
    """The sentences that stand in many answers, the same everywhere."""
    stands = Counter(text for answer in library.answers for text in {sentence.text for sentence in answer.say})
    return frozenset(text for text, count in stands.items() if count > FEW)


def english(catalogue: Catalogue, condition: Condition) -> str:
    """A condition in words that follow "if"; empty for one that always holds."""
    return _words(catalogue, plain(condition))


def _limits(library: Library, answer: Answer, shared: frozenset[str]) -> Limits:
    found: dict[str, list[str]] = {}
    for sentence in answer.say:
        unless = english(library.catalogue, sentence.when)
        if unless and sentence.asserts and sentence.text not in shared:
            found.setdefault(unless, []).append(sentence.text)
    never = tuple(Unless(tuple(say), unless) for unless, say in found.items())
    return Limits(tuple(bar.because for bar in answer.bars), _unsaid(library, answer), never)


def _unsaid(library: Library, answer: Answer) -> tuple[str, ...]:
    """What holds it back until it is said: claims, and values that the form does not ask for."""
    mentions, catalogue = Mentions(library.catalogue), library.catalogue
    stops = [sentence for sentence in answer.say if sentence.stops]
    whens = [bar.when for bar in answer.bars] + [sentence.when for sentence in stops]
    asked = frozenset().union(*map(mentions.of, whens))
    values = {id for sentence in stops for id in sentence.fields if not catalogue.question[id].when}
    claims = [f"you have not said whether “{catalogue.question[id].ask}”" for id in library.claims if id in asked]
    return (*claims, *(f"you have not filled in “{field.label}”" for field in library.fields.values() if field.id in values))


def _words(catalogue: Catalogue, condition: Condition) -> str:
    match condition:
        case FactRef(fact):
            return catalogue.fact[fact].says
        case Leaf():
            return _leaf(catalogue, condition, "")
        case Not(Leaf() as leaf):
            return _leaf(catalogue, leaf, "not ")
        case Not(part):
            return f"it is not so that {_words(catalogue, part)}"
        case All(parts):
            return _listed(catalogue, parts, " and ")
        case Any(parts):
            return _listed(catalogue, parts, " or ")
        case _:
            assert_never(condition)


def _listed(catalogue: Catalogue, parts: tuple[Condition, ...], word: str) -> str:
    """Parts with a word between them; a list within the list gets brackets."""
    said = ((_words(catalogue, part), isinstance(part, (All, Any))) for part in parts)
    return word.join(f"({words})" if inner else words for words, inner in said)


def _leaf(catalogue: Catalogue, leaf: Leaf, denied: str) -> str:
    """What was said to a question or to a claim."""
    question = catalogue.question[leaf.question]
    options = " or ".join(f"“{option.short}”" for option in question.options if option.id in leaf.options)
    return f"you have {denied}said {options} to “{question.ask}”"
