"""Which ids are most like a mistyped one: Dice's coefficient over pairs of letters, as on the page for lost addresses."""

import re

from decision.links.model import Known

LIKE, SHOWN = 0.4, 3
OTHER = re.compile(r"[^a-z0-9]+")
LONGEST = 200
MOST = 2_000  # mistyped ids of one document that are looked up


class Names:
    """The ids of a site, each as its set of pairs of letters."""

    def __init__(self, known: Known) -> None:
        self.pairs = {id: pairs(id) for id in [*known.ids, *known.retired]}
        self.known: dict[str, list[tuple[float, str]]] = {}

    def nearest(self, wanted: str, least: float = LIKE) -> list[str]:
        """The ids most like the wanted one, best first."""
        if wanted not in self.known:
            if len(self.known) >= MOST:
                return []
            mine = pairs(wanted)
            rated = [(alike(mine, theirs), id) for id, theirs in self.pairs.items()]
            self.known[wanted] = sorted(((like, id) for like, id in rated if like >= LIKE), key=lambda each: (-each[0], each[1]))
        return [id for like, id in self.known[wanted][:SHOWN] if like >= least]


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighboring letters in a text, the start and end of it counted as spaces."""
    letters = f" {OTHER.sub(' ', text[:LONGEST].lower()).strip()} "
    return frozenset(letters[place : place + 2] for place in range(len(letters) - 1))


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """From 0 for nothing in common to 1 for the same pairs."""
    return 2 * len(one & other) / (len(one) + len(other) or 1)
