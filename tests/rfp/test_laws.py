"""No answer says what its sender has not said, whatever that is; and each law catches a planted fault."""

import pytest

from decision.catalogue.conditions import NOTHING
from decision.catalogue.model import All, FactRef
from decision.library.model import Library, Sentence
from tests.rfp import laws as all_laws
from tests.rfp.laws import LAWS, Laws


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_law(laws, law):
    """The law holds in every answer."""
    assert [f"{broken.what} {broken.answers}" for broken in law(laws)] == []


def planted(real: Library, *say: Sentence) -> Laws:
    """The library with one answer, which says this."""
    return Laws(real._replace(answers=(real.answers[0]._replace(say=say, bars=()),)))


def fact(id: str, text: str, at: int = 1, *asserts: str, must: bool = False) -> Sentence:
    """A sentence shown where a fact is true."""
    return Sentence(at, FactRef(id), asserts or (id,), text, must)


@pytest.mark.parametrize(
    ("law", "say"),
    [
        ("states_only_what_is_true", [fact("soc-2", "We hold a SOC 2 Type 2 report.", 1, "soc-2-type-2")]),
        ("words_are_true", [fact("soc-2", "We hold a SOC 2 Type 2 report.")]),
        ("words_are_true", [fact("soc-1-or-2", "The opinion in our SOC 2 report is unmodified.")]),
        ("speaks_of_itself_only_with_cause", [Sentence(1, NOTHING, (), "We are secure.", False)]),
        ("a_report_comes_with_its_opinion", [fact("soc-2-type-2", "We hold a SOC 2 Type 2 report.")]),
        (
            "a_report_comes_with_its_opinion",
            [
                fact("soc-2-type-2", "We hold a SOC 2 Type 2 report."),
                fact("soc-2-qualified", "It is qualified: {soc-2-reason}", 2),
            ],
        ),
        ("never_empty", [fact("soc-2", "Yes.", 2)]),
        ("no_soc_1_for_prospects", [fact("soc-1", "You can have our SOC 1 report.")]),
        ("no_soc_1_for_prospects", [fact("soc-2", "You can have our SOC 2 report.")]),
        (
            "results_are_for_readers",
            [fact("soc-2-exceptions", "The tests in the SOC 2 report found exceptions, which it lists.")],
        ),
        ("results_are_for_readers", [fact("soc-1-no-exceptions", "The tests went well.")]),
        ("results_are_for_readers", [fact("soc-2", "The tests found no exceptions.")]),
        (
            "every_sentence_can_stand",
            [fact("none", "A."), Sentence(1, All((FactRef("none"), FactRef("soc-1"))), (), "B.", False)],
        ),
    ],
)
def test_a_planted_fault_is_found(real, law, say):
    """What breaks a law is reported."""
    assert list(getattr(all_laws, law)(planted(real, *say)))


def test_unsure_stops_is_not_empty(real):
    """The law on what was not checked looks at answers that rest on something."""
    rested = [answer.id for answer in real.answers if answer.say and all_laws.rested_on(answer)]
    assert len(rested) > 20
