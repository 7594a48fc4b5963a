"""The answer space of one role with what is presumed added: where each presumption is made, and what follows from it.

It mirrors `engine.presume`: questions in order, the first presumption whose condition holds, what is neither answered
nor presumed yet counted as not chosen. An option is then chosen where it is answered or presumed.
"""

from typing import assert_never

from decision.catalogue.model import UNSURE, All, Any, Condition, FactRef, Leaf, Not, Presumption, Question
from decision.proof.answer_space import Space
from decision.proof.bdd import FALSE, TRUE, Function


class PresumedSpace(Space):
    """An answer space in which what is presumed counts as answered."""

    def __init__(self, plain: Space) -> None:
        """Presume question by question, in order, beside a space in which nothing is presumed."""
        self.made: dict[str, list[tuple[Presumption, Function]]] = {}
        self._presumed: dict[tuple[str, str], Function] = {}
        super().__init__(plain.catalogue, plain.role, plain.bdd)
        self._by_others = {
            question.when.question
            for question in self.questions
            if isinstance(question.when, Leaf) and question.when.options == (UNSURE,)
        }
        for question in self.questions:
            self.made[question.id] = self._made(question)

    def chosen(self, question: str, option: str) -> Function:
        """Where an option is answered or presumed."""
        answered = super().chosen(question, option)
        presumed = self._presumed.get((question, option), FALSE)
        return self.bdd.either(answered, presumed)

    def answered(self, question: Question) -> Function:
        """Where a question has an answer other than "not sure"."""
        options = [option.id for option in question.options if option.id != UNSURE]
        return self.bdd.any(self.bdd.is_set(self.options[question.id, option]) for option in options)

    def _made(self, question: Question) -> list[tuple[Presumption, Function]]:
        bdd = self.bdd
        rows = bdd.without(self.applies(question.id).true, self.answered(question))
        if question.id in self._by_others:
            rows = bdd.without(rows, bdd.is_set(self.options[question.id, UNSURE]))
        found = []
        for presumption in self.catalogue.presumed[question.id]:
            holds = TRUE if presumption.when is None else self._holds(presumption.when)
            if presumption.options:
                found.append((presumption, bdd.both(rows, holds)))
            rows = bdd.without(rows, holds)
        for presumption, where in found:
            for option in presumption.options:
                key = question.id, option
                self._presumed[key] = bdd.either(self._presumed.get(key, FALSE), where)
        return found

    def _holds(self, condition: Condition) -> Function:
        """Where a condition holds by what is answered or presumed so far."""
        bdd = self.bdd
        match condition:
            case Leaf(question, options):
                if question not in self.first:
                    return self.condition(condition).true
                hit = bdd.any(self.chosen(question, option) for option in options)
                return hit if question not in self.made else bdd.without(hit, self.applies(question).false)
            case FactRef(fact):
                return self._holds(self.catalogue.fact[fact].when)
            case Not(part):
                return bdd.negate(self._holds(part))
            case All(parts):
                return bdd.all(self._holds(part) for part in parts)
            case Any(parts):
                return bdd.any(self._holds(part) for part in parts)
            case _:
                assert_never(condition)
