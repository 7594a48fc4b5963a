"""`::: open-wizard`: a link that opens the wizard with answers filled in."""

from urllib.parse import urlencode
from xml.etree.ElementTree import Element

from decision.catalogue.model import ROLE, Catalogue
from publish.content import catalogue
from publish.markdown.elements import element
from publish.markdown.go_links import LATE
from publish.markdown.page_context import Here

WIZARD = "decide/index.md"


def render(here: Here, arguments: list[str]) -> Element:
    """`open-wizard role=provider offering=process "Label"`."""
    answers = preset(arguments)
    labels = [argument for argument in arguments if "=" not in argument]
    if len(labels) != 1 or not answers:
        raise ValueError('write it as `::: open-wizard question=option … "Label"`')
    if wrong := faults(catalogue.read(), answers):
        raise ValueError("; ".join(wrong))
    return element("p", "", link(here, answers, labels[0], class_="md-button"), class_="open-wizard")


def preset(arguments: list[str]) -> list[tuple[str, str]]:
    """The answers among the arguments, as pairs of question and option."""
    return [(question, option) for question, equals, option in (each.partition("=") for each in arguments) if equals]


def link(here: Here, answers: list[tuple[str, str]], label: str, **attributes: str) -> Element:
    """A link into the wizard, whose address is set last, since the builders would take the answers for an anchor."""
    made = element("a", label, href="#", **attributes)
    made.set(LATE, here.address(WIZARD, f"#{urlencode(answers)}"))
    return made


def faults(known: Catalogue, answers: list[tuple[str, str]]) -> list[str]:
    """What is wrong with these answers: unknown questions and options, and several answers where one is asked."""
    found = []
    role = dict(answers).get(ROLE)
    for id, option in answers:
        question = known.question.get(id)
        if not question:
            found.append(f"no question “{id}”")
        elif not question.option(option):
            options = ", ".join(option.id for option in question.options)
            found.append(f"“{id}” has no option “{option}”; it has {options}")
        elif question.roles and role and role not in question.roles:
            found.append(f"“{id}” is not asked of the role “{role}”")
        elif question.kind != "many" and [name for name, _ in answers].count(id) > 1:
            found.append(f"“{id}” takes one answer")
    return found
