"""The answer space of one role as Boolean functions: a variable for every option, and one for "is it asked".

A setting of the variables is a set of answers: a question none of whose options is set has no answer. Truth
in three values is two functions, where a thing is true and where it is false; they mirror `evaluate` for any
set of answers, complete or not.
"""

from typing import NamedTuple, assert_never

from decision.catalogue.model import ROLE, UNSURE, All, Any, Catalogue, Condition, FactRef, Finding, Leaf, Not, Question
from decision.proof.bdd import FALSE, TRUE, Bdd, Function


class Region(NamedTuple):
    """Where a thing is true, and where it is false."""

    true: Function
    false: Function


ALWAYS = Region(TRUE, FALSE)
NEVER = Region(FALSE, TRUE)


class Space:
    """The answers that a reader in one role can give, and what follows from them."""

    def __init__(self, catalogue: Catalogue, role: str, bdd: Bdd | None = None) -> None:
        """Lay out the variables in the order of the questions, in a store of their own or in one laid out alike."""
        self.catalogue = catalogue
        self.role = role
        self.questions = [q for q in catalogue.questions if q.id != ROLE and role in (q.roles or (role,))]
        self.first: dict[str, int] = {}
        self.last: dict[str, int] = {}
        self.options: dict[tuple[str, str], int] = {}
        place = 0
        for question in self.questions:
            self.first[question.id] = place
            for number, option in enumerate(question.options, start=place + 1):
                self.options[question.id, option.id] = number
            place = self.last[question.id] = place + 1 + len(question.options)
        self.bdd = bdd or Bdd(place)
        self._pairs: dict[int, Region] = {}
        self._applies: dict[str, Region] = {}
        self.valid = {question.id: self._valid(question) for question in self.questions}
        self.silent = {question.id: self._silent(question) for question in self.questions}

    def chosen(self, question: str, option: str) -> Function:
        """Where an option is chosen."""
        return self.bdd.is_set(self.options[question, option])

    def condition(self, condition: Condition) -> Region:
        """Where a condition holds and where it does not."""
        found = self._pairs.get(id(condition))
        if found is None:
            found = self._pairs[id(condition)] = self._condition(condition)
        return found

    def finding(self, finding: Finding) -> Region:
        """Where a finding holds and where it does not."""
        return self._any([self.condition(rule.when) for rule in finding.rules])

    def applies(self, id: str) -> Region:
        """Where a question is asked at all and where it is not."""
        found = self._applies.get(id)
        if found is None:
            question = self.catalogue.question[id]
            found = ALWAYS if question.when is None else self.condition(question.when)
            self._applies[id] = found
        return found

    def open(self, pair: Region) -> Function:
        """Where a thing is neither true nor false."""
        return self.bdd.both(self.bdd.negate(pair.true), self.bdd.negate(pair.false))

    def complete(self) -> Function:
        """Sets of answers in which exactly the questions that apply are answered."""
        return self.bdd.all(
            self.answered_where(question, self.applies(question.id).true) for question in reversed(self.questions)
        )

    def answered_where(self, question: Question, where: Function) -> Function:
        """Sets of answers in which a question is answered, validly, exactly where a function holds."""
        bdd, id = self.bdd, question.id
        asked = bdd.both(where, self.valid[id])
        return bdd.either(asked, bdd.without(self.silent[id], where))

    def answers(self, function: Function) -> dict[str, list[str]]:
        """One set of answers where a function holds."""
        setting = set(self.bdd.example(function))
        answers: dict[str, list[str]] = {ROLE: [self.role]}
        for (question, option), place in self.options.items():
            if place in setting:
                answers.setdefault(question, []).append(option)
        return answers

    def _valid(self, question: Question) -> Function:
        """An answer that can be given: one option, or several that can stand together; and it is asked."""
        bdd = self.bdd
        sets = [bdd.is_set(self.options[question.id, option.id]) for option in question.options]
        single = [
            bdd.all(one if here == place else bdd.negate(one) for here, one in enumerate(sets))
            for place, option in enumerate(question.options)
            if question.kind != "many" or option.exclusive
        ]
        if question.kind == "many":
            alone = [one for one, option in zip(sets, question.options, strict=True) if option.exclusive]
            rest = [one for one, option in zip(sets, question.options, strict=True) if not option.exclusive]
            single.append(bdd.both(bdd.any(rest), bdd.negate(bdd.any(alone))))
        return bdd.both(bdd.is_set(self.first[question.id]), bdd.any(single))

    def _silent(self, question: Question) -> Function:
        """No answer, and not asked."""
        return self.bdd.all(
            self.bdd.negate(self.bdd.is_set(place)) for place in reversed(range(self.first[question.id], self.last[question.id]))
        )

    def _condition(self, condition: Condition) -> Region:
        match condition:
            case Leaf():
                return self._leaf(condition)
            case FactRef():
                return self.condition(self.catalogue.fact[condition.fact].when)
            case Not():
                return Region(*reversed(self.condition(condition.of)))
            case All():
                return self._all([self.condition(part) for part in condition.of])
            case Any():
                return self._any([self.condition(part) for part in condition.of])
            case _:
                assert_never(condition)

    def _all(self, pairs: list[Region]) -> Region:
        return Region(self.bdd.all(pair.true for pair in pairs), self.bdd.any(pair.false for pair in pairs))

    def _any(self, pairs: list[Region]) -> Region:
        return Region(self.bdd.any(pair.true for pair in pairs), self.bdd.all(pair.false for pair in pairs))

    def _leaf(self, leaf: Leaf) -> Region:
        if leaf.question == ROLE:
            return ALWAYS if self.role in leaf.options else NEVER
        if leaf.question not in self.first:
            return NEVER
        bdd, question = self.bdd, self.catalogue.question[leaf.question]
        applies = self.applies(question.id)
        hit = bdd.any(self.chosen(question.id, option) for option in leaf.options)
        known = bdd.any(self.chosen(question.id, option.id) for option in question.options if option.id != UNSURE)
        return Region(bdd.both(applies.true, hit), bdd.either(applies.false, bdd.without(known, hit)))
