"""`::: first-question`: the first question of the wizard, each answer a link into it."""

from xml.etree.ElementTree import Element

from decision.catalogue.model import ROLE
from publish.content import catalogue
from publish.directives.open_wizard import link
from publish.markdown.elements import element
from publish.markdown.page_context import Here


def render(here: Here, _: list[str]) -> Element:
    """The first question of the wizard; each answer is a link that opens the wizard with it."""
    question = catalogue.read().question[ROLE]
    items = [element("li", "", link(here, [(ROLE, option.id)], option.label)) for option in question.options]
    hint = [element("p", question.hint)] if question.hint else []
    title = element("h2", question.ask)
    return element("div", "", title, element("ul", "", *items), *hint, class_="first-question")
