"""The interviews of one role: which questions the interview asks after which answers, as Boolean functions.

An interview goes through the questions in file order and asks those that an open finding still needs. What it
asks is worked out as `evaluate` does it for one set of answers, only for all of them at once.
"""

from decision.catalogue.conditions import Mentions, parts
from decision.catalogue.model import Condition, FactRef, Leaf, Question
from decision.proof.answer_space import Region, Space
from decision.proof.bdd import FALSE, TRUE, Function


class Paths:
    """Where each question of a role is asked, and the interviews that follow."""

    def __init__(self, space: Space) -> None:
        """Work out where each question is asked."""
        self.space = space
        self._mentions = Mentions(space.catalogue)
        self.asked = {question.id: self._asked(question) for question in space.questions}

    def interviews(self) -> Function:
        """Every complete interview, as the answers given in it and the questions asked."""
        space = self.space
        return space.bdd.all(space.answered_where(question, self.asked[question.id]) for question in reversed(space.questions))

    def lengths(self, interviews: Function) -> tuple[int, int]:
        """The fewest and the most questions asked in an interview, the role counted."""
        bdd = self.space.bdd
        asks = set(self.space.first.values())
        memo: dict[Function, tuple[int, int]] = {TRUE: (0, 0)}

        def go(at: Function) -> tuple[int, int]:
            if at not in memo:
                variable, high, low = bdd.split(at)
                one = int(variable in asks)
                ends = [go(low)] if low != FALSE else []
                ends += [(few + one, many + one) for few, many in [go(high)]] if high != FALSE else []
                memo[at] = min(few for few, _ in ends), max(many for _, many in ends)
            return memo[at]

        few, many = go(interviews)
        return few + 1, many + 1

    def _asked(self, question: Question) -> Function:
        """Where some finding is open and needs the question, going by the answers to earlier ones."""
        return _Needs(self.space, question, self._mentions).anyone()


class _Needs:
    """Where one question is needed, by condition."""

    def __init__(self, space: Space, question: Question, mentions: Mentions) -> None:
        self.space, self.question, self.mentions = space, question, mentions
        self.before = space.bdd.clearing(space.first[question.id], space.bdd.variables)
        self.memo: dict[int, Function] = {}

    def anyone(self) -> Function:
        bdd, space = self.space.bdd, self.space
        found = FALSE
        for finding in space.catalogue.findings:
            needed = bdd.any(self.condition(rule.when) for rule in finding.rules)
            if needed != FALSE:
                found = bdd.either(found, bdd.both(needed, self.open(space.finding(finding))))
        return found

    def condition(self, condition: Condition) -> Function:
        """Where a condition is open and needs the question."""
        if self.question.id not in self.mentions.of(condition):
            return FALSE
        found = self.memo.get(id(condition))
        if found is None:
            found = self.memo[id(condition)] = self._condition(condition)
        return found

    def open(self, pair: Region) -> Function:
        """Where a thing is open going by the answers to earlier questions alone."""
        return self.space.open(Region(self.before(pair.true), self.before(pair.false)))

    def _condition(self, condition: Condition) -> Function:
        space = self.space
        if isinstance(condition, Leaf):
            return self._leaf(condition)
        if isinstance(condition, FactRef):
            return self.condition(space.catalogue.fact[condition.fact].when)
        needed = space.bdd.any(self.condition(part) for part in parts(condition))
        return space.bdd.both(needed, self.open(space.condition(condition)))

    def _leaf(self, leaf: Leaf) -> Function:
        """The leaf's own question, or one on which it depends whether that is asked."""
        space = self.space
        if leaf.question == self.question.id:
            return self.before(space.applies(leaf.question).true)
        when = space.catalogue.question[leaf.question].when
        needed = FALSE if when is None else self.condition(when)
        return space.bdd.both(needed, self.open(space.condition(leaf)))
