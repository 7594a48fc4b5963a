"""The wizard: all words of the catalogue, rendered once when the site is built.

Without scripts it is a paper form: questions, then findings with when each applies. With scripts the same
elements are shown one question at a time (`assets/javascripts/wizard/main.js`).
"""

import json
from functools import partial
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from decision.catalogue.english import english
from decision.catalogue.model import ROLE, Catalogue, Question
from decision.engine.interview import fixed_order
from publish.content.changes import FILE, changed_rules
from publish.markdown.elements import Context, element
from publish.wizard import card
from publish.wizard.findings import English, topics
from publish.wizard.frame import notices, so_far, start, steps, verdict
from publish.wizard.questions import fieldset

FAST_LANE = (
    "asked-for", "asked-by", "offering", "financial-effect",
    "figures-posted", "assets-held", "transactions-initiated", "financial-systems-hosted",
)  # fmt: skip


def render(catalogue: Catalogue, context: Context) -> Element:
    """The `<soc-wizard>` element with its questions, its findings and the plan the script starts from."""
    says = partial(english, catalogue)
    fields = [fieldset(each, context, _asked_when(each, catalogue, says)) for each in catalogue.questions]
    form = element("form", "", *start(), *fields, *steps(), data_interview=True, autocomplete="off", novalidate=True)
    return element(
        "soc-wizard", "", _plan(catalogue), *notices(),
        element("div", "", form, so_far(), class_="columns"),
        verdict(topics(catalogue, context, says)),
        data_engine="loading", data_edition=catalogue.edition, data_search_exclude=True,
    )  # fmt: skip


def plan(catalogue: Catalogue) -> dict[str, object]:
    """What the script knows before Python is there: per role the order of the questions asked of everyone; changed rules."""
    roles = [option.id for option in catalogue.question[ROLE].options]
    return {
        "order": {role: list(fixed_order(catalogue, role)) for role in roles},
        "fast": [id for id in FAST_LANE if id in catalogue.question],
        "changes": changed_rules(FILE.read_text("utf-8")),
        "due": card.due(),
    }


def _plan(catalogue: Catalogue) -> Element:
    made = element("script", "", type="application/json", data_plan=True)
    made.text = AtomicString(json.dumps(plan(catalogue)))
    return made


def _asked_when(question: Question, catalogue: Catalogue, says: English) -> str:
    """For the paper form: who answers this question, and in which case."""
    roles = catalogue.question[ROLE]
    names = [found.short for found in map(roles.option, question.roles) if found]
    who = f"For: {', '.join(names)}." if names and len(names) < len(roles.options) else ""
    case = f"Only when {says(question.when)}." if question.when else ""
    return " ".join(part for part in (who, case) if part)
