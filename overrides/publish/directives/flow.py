"""The flow of the questions: a drawing for each role, and the same in words. Both come from the catalogue."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple
from xml.etree.ElementTree import Element

from decision.catalogue.english import english
from decision.catalogue.model import ROLE, Catalogue, Option, Question
from publish.content import catalogue
from publish.markdown.clauses import clause
from publish.markdown.elements import element
from publish.markdown.page_context import Here
from publish.wizard.flow_drawing import draw


class Box(NamedTuple):
    """Questions in a row that share their condition; no condition means whatever was answered."""

    condition: str
    questions: list[Question]


def render(here: Here, _: list[str]) -> Element:  # noqa: ARG001
    """One part a role, to be opened; the first is open."""
    read = catalogue.read()
    parts = [_role(read, role, place == 0) for place, role in enumerate(read.question[ROLE].options)]
    return element("div", "", *parts, class_="flows")


def steps(read: Catalogue, role: str) -> Iterator[Box]:
    """What a role is asked after the first question, in order."""
    asked = [question for question in read.questions if question.id != ROLE and role in question.roles]
    for when, questions in groupby(asked, key=lambda question: question.when):
        yield Box(english(read, when) if when else "", list(questions))


def _role(read: Catalogue, role: Option, first: bool) -> Element:
    found = list(steps(read, role.id))
    count = sum(len(step.questions) for step in found)
    summary = element("summary", f"{role.short[0].upper()}{role.short[1:]}: {count} questions")
    drawing = draw(role.short, [(step.condition, step.questions) for step in found], lambda each: _id(role, each))
    figure = element("figure", "", drawing, class_="flow", data_search_exclude=True)
    words = element("details", "", element("summary", "The same in words"), _words(read, role, found), data_search_exclude=True)
    sides = element("div", "", figure, words, class_="sides")
    return element("details", "", summary, sides, open=first, data_flow=role.id)


def _words(read: Catalogue, role: Option, found: list[Box]) -> Element:
    """The drawing as a list; what is asked on a condition stands below it."""
    items: list[Element] = []
    for step in found:
        asked = [_question(role, question) for question in step.questions]
        when = step.questions[0].when
        if when is None:
            items += asked
        else:
            items.append(element("li", "", *clause(read, when, "Only when", ":"), element("ol", "", *asked)))
    return element("ol", "", *items, element("li", "The verdict."))


def _question(role: Option, question: Question) -> Element:
    return element("li", "", element("strong", f"{question.short}: "), element("span", question.ask), id=_id(role, question))


def _id(role: Option, question: Question) -> str:
    return f"flow-{role.id}-{question.id}"
