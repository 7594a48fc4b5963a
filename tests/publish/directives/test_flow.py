"""The page of rules: the drawn flow, its words, and the conditions with their terms."""

from xml.etree.ElementTree import Element

import pytest

from decision.catalogue.model import ROLE, All, Any, FactRef, Leaf, Not
from publish.content import catalogue
from publish.directives import findings, flow, rules, terms
from publish.markdown.clauses import clause
from publish.markdown.elements import element
from publish.markdown.page_context import Here
from publish.wizard.flow_drawing import LINE, WIDTH, wrapped

READ = catalogue.read()
ROLES = [option.id for option in READ.question[ROLE].options]
HERE = Here.__new__(Here)


@pytest.fixture(scope="module")
def drawn() -> dict[str, Element]:
    """The part of every role."""
    return {part.get("data-flow", ""): part for part in flow.render(HERE, [])}


def text(part: Element) -> str:
    """All words of an element."""
    return " ".join("".join(part.itertext()).split())


def asked(role: str) -> list[str]:
    """What a role is asked, in order, by the catalogue."""
    return [question.id for question in READ.questions if question.id != ROLE and role in question.roles]


@pytest.mark.parametrize("role", ROLES)
def test_every_question_once(drawn, role):
    """Each question of a role is drawn once, in the order of asking, and leads to its words."""
    nodes = list(drawn[role].iter("a"))
    boxes = [node for node in nodes if node.get("data-question")]
    assert [node.get("data-question") for node in boxes] == asked(role)
    words = [item.get("id") for item in drawn[role].iter("li") if item.get("id")]
    assert [node.get("href") for node in boxes] == [f"#{id}" for id in words]


@pytest.mark.parametrize("role", ROLES)
def test_same_in_words(drawn, role):
    """The words say what the drawing shows: the full question, and the condition of those that have one."""
    said = text(drawn[role].find(".//ol"))
    shown = [rect.get("class") for rect in drawn[role].iter("rect")]
    questions = [READ.question[id] for id in asked(role)]
    assert shown == ["end", *("maybe" if question.when else "always" for question in questions), "end"]
    assert all(question.ask in said for question in questions)
    assert said.count("Only when") == len(list(drawn[role].iterfind(".//path[@class='fork']")))


@pytest.mark.parametrize("role", ROLES)
def test_nothing_outside(drawn, role):
    """The drawing has a box and no size; no text stands below its edge, and no two lines on one another."""
    svg = drawn[role].find(".//svg")
    height = float(svg.get("viewBox").split()[3])
    lines = [float(line.get("y")) for line in svg.iter("text")]
    assert svg.get("viewBox").startswith(f"0 0 {WIDTH} ")
    assert svg.get("width") is None
    assert max(lines) < height
    assert all(below - above >= LINE for above, below in zip(lines, lines[1:], strict=False))


def test_drawing_is_hidden_from_readers_of_words(drawn):
    """The drawing is out of the accessibility tree and of the order of focus; its words stand in for it."""
    for part in drawn.values():
        assert part.find(".//svg").get("aria-hidden") == "true"
        assert {link.get("tabindex") for link in part.find(".//svg").iter("a")} == {"-1"}


def test_steps_share_conditions():
    """Questions in a row with one condition stand below it together."""
    found = [step for role in ROLES for step in flow.steps(READ, role)]
    assert any(step.condition and len(step.questions) > 1 for step in found)
    for step in found:
        assert len({question.when for question in step.questions}) == 1


def test_wrapped():
    """Words are broken into lines; a word longer than a line stands alone."""
    assert list(wrapped("one two three", 60, 8)) == ["one two", "three"]
    assert list(wrapped("incomprehensibilities no", 60, 8)) == ["incomprehensibilities", "no"]


FACTS = [FactRef("icfr"), Not(FactRef("soc-1-wanted")), Leaf("controls", ("new",))]


def test_short_condition():
    """A condition of two parts is a sentence; its facts, denied or not, link to their terms."""
    [sentence] = clause(READ, All(tuple(FACTS[:2])), "Applies when")
    first, second = READ.fact["icfr"].says, READ.fact["soc-1-wanted"].denies
    assert text(sentence) == f"Applies when {first} and {second}."
    assert [link.get("href") for link in sentence] == ["#fact-icfr", "#fact-soc-1-wanted"]


@pytest.mark.parametrize(("kind", "word"), [(All, "all"), (Any, "any")])
def test_long_condition(kind, word):
    """A condition of more parts is a list below an opening that says how many must hold."""
    opening, parts = clause(READ, kind(tuple(FACTS)), "Applies when")
    assert text(opening) == f"Applies when {word} of this holds:"
    assert len(parts) == len(FACTS)


def test_terms():
    """Every fact has an entry that rules can link to, with its opposite and when it is true."""
    made = terms.render(HERE, [])
    entries = [term.get("id") for term in made if term.tag == "dt"]
    assert entries == [f"fact-{fact.id}" for fact in READ.facts]
    links = {link.get("href") for part in made for link in part.iter("a")}
    assert links <= {f"#{id}" for id in entries}


def test_topics():
    """The list of topics leads to every topic, each with a place for its findings; no finding is lost."""
    made = rules.render(HERE, [])
    titles = [title.get("id") for title in made.iter("h3")]
    assert [link.get("href") for link in made.iter("a")] == [f"#{id}" for id in titles]
    assert [place.get("data-directive") for place in made.iter("div") if place.get("data-directive")] == [
        f"findings {topic}" for topic in catalogue.topics()
    ]
    assert sum(map(len, catalogue.topics().values())) == len(READ.findings)


def test_rules_of_a_topic(docs, monkeypatch):
    """Each rule of a topic is a section of its own with its condition; each finding leads to sections and sources."""
    monkeypatch.setattr(Here, "docs", docs)
    monkeypatch.setattr(findings, "references", lambda _, see, sources: [element("p", f"{len(see)} {len(sources)}")])
    made = findings.render(HERE, ["report"])
    expected = [f"rule-{rule.id}" for finding in catalogue.topics()["report"] for rule in finding.rules]
    assert [title.get("data-section") for title in made.iter("h5")] == expected
    assert all("Applies when" in title.get("data-summary") for title in made.iter("h5"))
    assert text(made).count("Applies when") == len(expected)
    assert "Cases it is tested on" not in text(made)
