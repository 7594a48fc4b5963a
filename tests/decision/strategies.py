"""Answers made up for property tests."""

from hypothesis import strategies as st

from decision.catalogue.model import UNSURE


def option_sets(question):
    """Every answer that a question can be given, as options."""
    single = [(option.id,) for option in question.options if question.kind != "many" or option.exclusive]
    if question.kind != "many":
        return st.sampled_from(single)
    rest = [option.id for option in question.options if not option.exclusive]
    several = st.lists(st.sampled_from(rest), min_size=1, unique=True)
    return st.sampled_from(single) | several.map(lambda ids: tuple(id for id in rest if id in ids))


@st.composite
def answer_sets(draw, catalogue, whole=False):
    """Answers to some questions of a catalogue, or to all of them; possibly to ones that do not apply."""
    chosen = {}
    for question in catalogue.questions:
        if whole or draw(st.booleans()):
            chosen[question.id] = draw(option_sets(question))
    return chosen


@st.composite
def interviews(draw, catalogue):
    """A whole interview: the answers given to the questions asked, in order."""
    from decision.engine.evaluate import Evaluation
    from decision.engine.interview import next_question

    chosen = {}
    while (id := next_question(Evaluation(catalogue, chosen))) is not None:
        chosen[id] = draw(option_sets(catalogue.question[id]))
    return chosen


def sure(chosen):
    """The questions answered with something other than "not sure"."""
    return [id for id, options in chosen.items() if UNSURE not in options]
