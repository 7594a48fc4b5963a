"""The proof: it counts rightly, holds for the real catalogue, and catches what is planted."""

import json
import subprocess
import sys
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.answers.link import parse
from decision.answers.read import read
from decision.catalogue.errors import CatalogueError
from decision.engine.evaluate import Evaluation
from decision.engine.interview import next_question
from decision.engine.presume import Presumed
from decision.engine.truth import Truth
from decision.proof import calendar_law
from decision.proof.answer_space import Space
from decision.proof.bdd import FALSE as NOWHERE
from decision.proof.laws import Role, never_together
from decision.proof.presumed_laws import Presuming
from decision.proof.presumptions import PresumedSpace
from decision.proof.prove import prove
from tests.decision.strategies import answer_sets

SOUND = ('strength = "could"\nheadline = "Nothing is needed."', 'strength = "should"\nheadline = "Nothing is needed."')
NO_HOLE = [
    SOUND,
    (
        'when = { all = [ { data = "none" }, { role = "buyer" } ] }',
        'when = { all = [ { not = { data = ["health", "card"] } }, { not = { fact = "touches" } } ] }',
    ),
    ('topic = "next"', 'topic = "report"'),
]


def options(question):
    """Every answer to a question of the tiny catalogue, by hand."""
    if question.kind != "many":
        return [(option.id,) for option in question.options]
    return [("none",), ("health",), ("card",), ("health", "card"), ("unsure",)]


def every_interview(catalogue, chosen=None):
    """All interviews, one by one, as the interview itself asks."""
    chosen = chosen or {}
    id = next_question(Evaluation(catalogue, chosen))
    if id is None:
        yield chosen
    else:
        for answer in options(catalogue.question[id]):
            yield from every_interview(catalogue, {**chosen, id: answer})


def every_combination(catalogue):
    """All complete sets of answers, one by one: exactly the questions that apply are answered."""
    for row in product(*([None, *options(question)] for question in catalogue.questions)):
        chosen = {q.id: answer for q, answer in zip(catalogue.questions, row, strict=True) if answer is not None}
        evaluation = Evaluation(catalogue, chosen)
        if all((evaluation.applies(id).truth is Truth.TRUE) == (id in chosen) for id in catalogue.question):
            yield evaluation


def test_counts_are_those_of_counting(tiny):
    """The figures are what going through all answers one by one gives."""
    figures = prove(tiny)
    combinations, interviews = list(every_combination(tiny)), list(every_interview(tiny))
    assert figures["combinations"] == len(combinations) == 120
    assert figures["interviews"] == len(interviews)
    assert figures["shortest"] == min(map(len, interviews))
    assert figures["longest"] == max(map(len, interviews))
    for finding in tiny.findings:
        held = sum(evaluation.finding(finding).truth is Truth.TRUE for evaluation in combinations)
        assert figures["fires"][finding.id]["combinations"] == held
    assert figures["fires"]["two-none"]["share"] == 4 / 20


@given(st.data())
def test_functions_are_the_evaluation(real, spaces, data):
    """For any answers the boolean functions of the proof say what the evaluation says."""
    chosen = data.draw(answer_sets(real))
    space = spaces[data.draw(st.sampled_from(list(spaces)))]
    evaluation = Evaluation(real, {**chosen, "role": (space.role,)})
    setting = {space.options[id, option] for id, ids in chosen.items() for option in ids if (id, option) in space.options}
    finding = data.draw(st.sampled_from(real.findings))
    pair = space.finding(finding)
    truth = evaluation.finding(finding).truth
    assert (space.bdd.value(pair.true, setting), space.bdd.value(pair.false, setting)) == (
        truth is Truth.TRUE,
        truth is Truth.FALSE,
    )


@pytest.fixture(scope="module")
def spaces(real):
    """The answer spaces of the real catalogue, by role."""
    return {option.id: Space(real, option.id) for option in real.question["role"].options}


def test_asked_is_what_the_interview_asks(tiny):
    """The proof's interviews are those that the interview holds, answer for answer."""
    walked = {"seller": set(), "buyer": set()}
    for chosen in every_interview(tiny):
        walked[chosen["role"][0]].add(frozenset((id, option) for id, ids in chosen.items() for option in ids))
    for name, expected in walked.items():
        role = Role(tiny, name)
        for interview in expected:
            setting = {role.space.options[pair] for pair in interview if pair[0] != "role"}
            setting |= {role.space.first[id] for id, _ in interview if id != "role"}
            assert role.bdd.value(role.interviews, setting)


def test_the_real_catalogue():
    """Every law holds for every set of answers to the real questions; run apart, as tracing slows it down."""
    code = "import json; from decision.catalogue.standard import catalogue; from decision.proof.prove import prove"
    command = [sys.executable, "-c", f"{code}; print(json.dumps(prove(catalogue())))"]
    figures = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert figures["faults"] == []
    assert figures["longest"] <= 18
    assert all(law["holds"] for law in figures["laws"])
    assert all(found["combinations"] for found in figures["fires"].values())


def faults(catalogue, law):
    """What the proof finds against one law."""
    return [fault for fault in prove(catalogue)["faults"] if fault.startswith(f"{law}: ")]


def test_hole(planted, tiny):
    """Answers that get no verdict are shown as a link; with the hole filled nothing is found."""
    found = faults(tiny, "always-a-verdict")
    assert [fault.split(": #")[0] for fault in found] == [
        "always-a-verdict: a seller gets no verdict",
        "always-a-verdict: a buyer gets no verdict",
    ]
    answers = parse(tiny, found[0].split(": ")[-1]).answers
    assert answers["books"] == "no"
    assert "card" not in answers["data"]
    filled = planted(type=NO_HOLE)
    assert prove(filled)["faults"] == []


def test_overlap(planted):
    """Something both recommended and ruled out is caught, with answers that show it."""
    catalogue = planted(report=[('{ not = { fact = "touches" } }', '{ data = "card" }')])
    found = faults(catalogue, "no-contradiction")
    assert [fault.split(": #")[0] for fault in found] == ["no-contradiction: one-must and one-not hold together"]
    reading = read(catalogue, parse(catalogue, found[0].split(": ")[-1]).answers, None)
    evaluation = Evaluation(catalogue, reading.chosen)
    assert all(evaluation.finding(catalogue.finding[id]).truth is Truth.TRUE for id in ("one-must", "one-not"))


def test_none_beside_a_must(planted):
    """ "None" together with a must is a contradiction, whatever their subjects are."""
    found = faults(
        planted(type=[('{ all = [ { data = "none" }, { role = "buyer" } ] }', '{ data = "none" }')]), "no-contradiction"
    )
    assert found[0].startswith("no-contradiction: one-must and two-none hold together")


def test_never_together(planted):
    """The catalogue's own laws are checked, with and without a condition."""
    law = '[[never]]\nid = "{}"\nsays = "S."\nfindings = ["one-must", "two-should"]\n{}'
    held = law.format("held", 'when = { books = "no" }\n')
    broken = law.format("broken", 'when = { needed = "soon" }\n') + law.format("always", "")
    found = faults(planted(laws=[("", held + broken)]), "never-together")
    assert [fault.split(": ")[1] for fault in found] == ["broken", "always"]


def test_shadowed_rule(planted):
    """A rule that adds nothing to the rules before it is caught."""
    rule = '[[finding.rule]]\nid = "late"\nbecause = "B."\nwhen = { all = [ { data = "card" }, { needed = "soon" } ] }\n'
    found = faults(planted(report=[("", f"\n{rule}")]), "no-shadow")
    assert found == ["no-shadow: rule late of two-should is shadowed by the rules before it"]


def test_unreachable(planted):
    """A finding that never holds and a rule that never does are caught."""
    never = '{ all = [ { data = "none" }, { data = "card" } ] }'
    rule = f'[[finding.rule]]\nid = "dead"\nbecause = "B."\nwhen = {never}\n'
    catalogue = planted(report=[("", f"\n{rule}")], type=[('{ all = [ { data = "none" }, { role = "buyer" } ] }', never)])
    assert faults(catalogue, "reachable") == [
        "reachable: rule dead of two-should never holds",
        "reachable: two-none never holds",
    ]


def test_silently_no(planted):
    """A condition that turns "not sure" into a no is caught."""
    when = '{ all = [ { data = ["health", "card"] }, { not = { data = "unsure" } } ] }'
    found = faults(planted(report=[('{ data = ["health", "card"] }', when)]), "not-sure")
    assert [fault.split(": #")[0] for fault in found] == [
        "not-sure: two-should is ruled out by “not sure” on data but not by this answer"
    ] * 2


def test_idle_question(planted):
    """A question that is asked although its answers all end in the same verdict is caught."""
    when = '{ any = [ { needed = "soon" }, { needed = ["later", "open", "unsure"] } ] }'
    catalogue = planted(type=[('needed = "soon"', 'role = "seller"'), ('{ data = "none" }', when)])
    assert [fault.split(": #")[0] for fault in faults(catalogue, "no-idle-question")] == [
        "no-idle-question: needed is never asked of a seller",
        "no-idle-question: needed is asked though no answer changes anything",
    ]


def test_question_and_options_without_use(planted):
    """A question that is never asked and options that change nothing are caught."""
    catalogue = planted(type=[('{ needed = "soon" }', '{ role = "seller" }')])
    assert "no-idle-question: needed is never asked of a seller" in faults(catalogue, "no-idle-question")
    assert "no-idle-option: soon of needed changes nothing" in faults(catalogue, "no-idle-option")


def test_alike(tiny):
    """Options that no finding tells apart are listed."""
    assert prove(tiny)["alike"] == ["data: health, card", "needed: later, open"]


PRESUME = '[[presumption]]\nid = "{0}"\nquestion = "{1}"\noptions = ["{2}"]\nsays = "so"\nbecause = "B."\nbasis = "practice"\n'
ALWAYS = '[[always]]\nid = "decided"\nsays = "S."\nsubject = "one"\nwhen = {0}\n'


def test_two_of_a_scale(planted):
    """Two findings of a scale that hold together, and a scale without any, are caught."""
    both = faults(planted(report=[('{ not = { fact = "touches" } }', '{ data = "card" }')]), "one-of-a-scale")
    assert [fault.split(": #")[0] for fault in both] == [
        "one-of-a-scale: no finding on one is possible",
        "one-of-a-scale: one-must and one-not hold together",
    ]


def test_no_definite_verdict(planted):
    """A subject that stays open although it should be decided is caught; a presumption decides it where it may."""
    law = ALWAYS.format('{ role = "seller" }')
    found = faults(planted(laws=[("", law)]), "a-definite-verdict")
    assert found == ["a-definite-verdict: decided: nothing on one is sure or presumed: #role=seller&edition=2026.12"]
    presumptions = PRESUME.format("p", "books", "no") + PRESUME.format("q", "posted", "no")
    [left] = faults(planted(presumptions=[("", presumptions)]), "a-definite-verdict")
    assert left.endswith("#role=seller&books=unsure&edition=2026.12"), "of which nothing is presumed"


def test_law_on_no_subject(planted):
    """A law on a subject that no finding has is a fault of the catalogue."""
    with pytest.raises(CatalogueError, match='laws.toml: decided.subject: unknown subject "nothing"'):
        planted(laws=[("", ALWAYS.format('{ role = "seller" }').replace('"one"', '"nothing"'))])


def test_presumed_in_place_of_an_answer(planted, monkeypatch):
    """If answers were overridden, what is sure would be presumed away: both laws catch it."""
    monkeypatch.setattr(PresumedSpace, "answered", lambda space, question: NOWHERE)
    catalogue = planted(presumptions=[("", PRESUME.format("p", "books", "yes"))])
    assert faults(catalogue, "answers-are-kept")[0].startswith("answers-are-kept: p is made of an answer: #")
    assert "one-must is presumed against what is sure" in faults(catalogue, "presumed-is-possible")[0]


def test_answered_as_presumed(planted):
    """A presumption in place of a "not sure" that something rests on is caught."""
    rule = '[[finding.rule]]\nid = "doubt"\nbecause = "B."\nwhen = { needed = "unsure" }\n'
    catalogue = planted(report=[("", f"\n{rule}")], presumptions=[("", PRESUME.format("p", "needed", "soon"))])
    found = faults(catalogue, "answered-as-presumed")
    assert found[0].startswith("answered-as-presumed: two-should changes when p is answered as presumed: #")


def test_the_presumed_space_is_what_the_engine_presumes(real):
    """For made-up answers the proof's functions with presumptions say what the engine presumes and concludes."""
    roles = {option.id: Presuming(real, option.id) for option in real.question["role"].options}

    @given(st.data())
    def same(data):
        chosen = data.draw(answer_sets(real))
        name = data.draw(st.sampled_from(list(roles)))
        role, found = roles[name], Presumed(Evaluation(real, {**chosen, "role": (name,)}))
        options = role.space.options
        setting = {options[id, option] for id, ids in chosen.items() for option in ids if (id, option) in options}
        made = {id: [p for p, where in m if role.bdd.value(where, setting)] for id, m in role.presumed.made.items()}
        assert {id: [one] for id, one in found.made.items()} == {
            id: one for id, one in made.items() if any(p.options for p in one)
        }
        holding = {each.finding.id for each in found.holding()}
        assert holding == {id for id, pair in role.assumed.items() if role.bdd.value(pair.true, setting)} | {
            id for id, pair in role.findings.items() if role.bdd.value(pair.true, setting)
        }

    same()


ROUTE = """
[[step]]
id = "work"
label = "Work"
weeks = [20, 30]
sources = ["s"]

[[route]]
id = "way"
label = "Report"
steps = ["work"]
types = ["one-must"]
{0}
when = {{ {1} }}
"""


@pytest.mark.parametrize(
    ("late", "when", "found"),
    [
        ('late = ["in-time"]', 'role = "seller"', []),
        ("", 'role = "seller"', ["type-and-calendar: one-must is advised, and way comes too late without a word"]),
        ('late = ["in-time"]', 'books = "no"', ["type-and-calendar: one-must is advised, and the calendar plans something else"]),
    ],
)
def test_type_and_calendar(planted, monkeypatch, late, when, found):
    """What the calendar does not plan, or reaches too late without the verdict saying so, is caught."""
    monkeypatch.setattr(calendar_law, "DEADLINE", "needed")
    catalogue = planted(schedule=[("", ROUTE.format(late, when))])
    assert [fault.split(": #")[0] for fault in faults(catalogue, "type-and-calendar")] == found


@pytest.mark.parametrize(
    ("pair", "when"),
    [
        (("answer-bridge-letter", "bridge-letter-too-long"), {"bridge-gap": "over-3"}),
        (("offered-soc-2-fits", "report-too-old"), {"report-period-end": "over-12-months"}),
        (("offered-soc-2-fits", "wrong-system"), {"system-covered": "no"}),
        (("offered-soc-1-fits", "scope-too-narrow"), {"system-covered": "in-part"}),
    ],
)
def test_contradictory_pairs_are_caught(real, pair, when):
    """If the first of two contradictory findings forgot what excludes the second, the law that names both would tell."""
    [never] = [never for never in real.nevers if never.findings == pair]
    role = Role(real, "responder" if "bridge-gap" in when else "customer")
    assert not [broken for broken in never_together(role) if broken.what.startswith(f"{never.id}:")]
    second = role.findings[pair[1]]
    role.findings[pair[0]] = second
    assert [broken for broken in never_together(role) if broken.what.startswith(f"{never.id}:")]
