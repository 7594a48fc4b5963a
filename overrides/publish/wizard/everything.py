"""All questions and all findings on one page: to read and print without scripts, and for the wizard to take its words from."""

from functools import partial
from xml.etree.ElementTree import Element

from decision.catalogue.english import english
from decision.catalogue.model import ROLE, Catalogue, Question
from publish.markdown.elements import Context, element
from publish.wizard.findings import English, topics
from publish.wizard.questions import behind, fieldset


def render(catalogue: Catalogue, context: Context) -> Element:
    """The questions with why and of whom they are asked, then the findings by topic with their rules and sources."""
    says = partial(english, catalogue)
    fields = [fieldset(each, behind(each, context, _asked_when(each, catalogue, says))) for each in catalogue.questions]
    form = element("form", "", *fields, autocomplete="off", class_="paper")
    verdict = element("section", "", *topics(catalogue, context, says), class_="verdict")
    return element(
        "soc-wizard", "", element("h2", "The questions"), form, element("h2", "The findings"), verdict,
        data_mode="paper", data_edition=catalogue.edition, data_search_exclude=True,
    )  # fmt: skip


def _asked_when(question: Question, catalogue: Catalogue, says: English) -> str:
    """For the paper form: who answers this question, and in which case."""
    roles = catalogue.question[ROLE]
    names = [found.short for found in map(roles.option, question.roles) if found]
    who = f"For: {', '.join(names)}." if names and len(names) < len(roles.options) else ""
    case = f"Only when {says(question.when)}." if question.when else ""
    return " ".join(part for part in (who, case) if part)
