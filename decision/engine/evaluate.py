"""Three-valued evaluation of one set of answers, and the questions that still matter.

A status is a truth with two sets of questions, as bits by place in the catalogue: those that would still have
to be asked (`asks`) and those answered "not sure" (`unsure`). What is settled needs nothing, so has neither.
"""

from typing import NamedTuple, assert_never

from decision.answers.read import Chosen
from decision.catalogue.model import ROLE, UNSURE, All, Any, Catalogue, Condition, Fact, FactRef, Finding, Leaf, Not, Rule
from decision.engine.truth import Truth, negate


class Status(NamedTuple):
    """A truth, and while it is unknown the questions to ask and those answered "not sure"."""

    truth: Truth
    asks: int = 0
    unsure: int = 0


YES = Status(Truth.TRUE)
NO = Status(Truth.FALSE)


class Evaluation:
    """The status of everything in a catalogue under the answers chosen, each part worked out once."""

    def __init__(self, catalogue: Catalogue, chosen: Chosen) -> None:
        """Take the answers as options by question."""
        self.catalogue = catalogue
        self.chosen = chosen
        self._applies: dict[str, Status] = {}
        self._facts: dict[str, Status] = {}
        self._leaves: dict[Leaf, Status] = {}
        self._rules: dict[str, Status] = {}
        self._findings: dict[str, Status] = {}

    def condition(self, condition: Condition) -> Status:
        """The status of any condition."""
        match condition:
            case Leaf():
                status = self._leaves.get(condition)
                if status is None:
                    status = self._leaves[condition] = self._leaf(condition)
                return status
            case FactRef():
                return self.fact(self.catalogue.fact[condition.fact])
            case Not():
                return self._negated(condition)
            case All():
                return self._joined(condition.of, YES, NO)
            case Any():
                return self._joined(condition.of, NO, YES)
            case _:
                assert_never(condition)

    def applies(self, id: str) -> Status:
        """Whether a question is asked of this reader at all."""
        status = self._applies.get(id)
        if status is None:
            status = self._applies[id] = self._asked(id)
        return status

    def fact(self, fact: Fact) -> Status:
        """The status of a fact."""
        status = self._facts.get(fact.id)
        if status is None:
            status = self._facts[fact.id] = self.condition(fact.when)
        return status

    def rule(self, rule: Rule) -> Status:
        """The status of a rule."""
        status = self._rules.get(rule.id)
        if status is None:
            status = self._rules[rule.id] = self.condition(rule.when)
        return status

    def finding(self, finding: Finding) -> Status:
        """The status of a finding: any of its rules makes it hold."""
        status = self._findings.get(finding.id)
        if status is None:
            status = self._findings[finding.id] = self._any_rule(finding)
        return status

    def _leaf(self, leaf: Leaf) -> Status:
        """An answer counts as far as its question applies; an unanswered one has to be asked."""
        applies = self.applies(leaf.question)
        if applies.truth is Truth.FALSE:
            return NO
        chosen = self.chosen.get(leaf.question)
        bit = 1 << self.catalogue.place[leaf.question]
        if chosen is None:
            if applies.truth is Truth.TRUE:
                return Status(Truth.UNKNOWN, bit)
            return Status(Truth.UNKNOWN, applies.asks | bit if applies.asks else 0, applies.unsure)
        if not any(option in chosen for option in leaf.options):
            if UNSURE in chosen:
                return Status(Truth.UNKNOWN, applies.asks, applies.unsure | bit)
            return NO
        return applies

    def _asked(self, id: str) -> Status:
        question = self.catalogue.question[id]
        status = YES
        if question.roles:
            status = self.condition(Leaf(ROLE, question.roles))
        if question.when is None or status.truth is Truth.FALSE:
            return status
        when = self.condition(question.when)
        return self._join(status, when) if when.truth is not Truth.FALSE else NO

    def _negated(self, condition: Not) -> Status:
        status = self.condition(condition.of)
        if status.truth is Truth.UNKNOWN:
            return status
        return YES if negate(status.truth) is Truth.TRUE else NO

    def _joined(self, parts: tuple[Condition, ...], empty: Status, decisive: Status) -> Status:
        result = empty
        for part in parts:
            status = self.condition(part)
            if status.truth is decisive.truth:
                return decisive
            if status.truth is Truth.UNKNOWN:
                result = self._join(result, status)
        return result

    def _any_rule(self, finding: Finding) -> Status:
        result = NO
        for rule in finding.rules:
            status = self.rule(rule)
            if status.truth is Truth.TRUE:
                return YES
            if status.truth is Truth.UNKNOWN:
                result = self._join(result, status)
        return result

    @staticmethod
    def _join(one: Status, two: Status) -> Status:
        """Two statuses of which none decides: unknown if either is, and what both need."""
        if one.truth is not Truth.UNKNOWN:
            return two
        if two.truth is not Truth.UNKNOWN:
            return one
        return Status(Truth.UNKNOWN, one.asks | two.asks, one.unsure | two.unsure)


def questions(catalogue: Catalogue, bits: int) -> list[str]:
    """The ids of the questions whose bits are set, in order."""
    return [question.id for place, question in enumerate(catalogue.questions) if bits >> place & 1]
