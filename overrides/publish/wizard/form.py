"""The wizard: its questions, rendered when the site is built; a script shows them one at a time (`javascripts/wizard/main.js`).

The findings' words, and what stands behind the questions, are on the page of `everything.py`, which needs no script.
"""

import json
from pathlib import Path
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from decision.catalogue.model import ROLE, Catalogue
from decision.engine.interview import fixed_order
from publish.content.changes import FILE, changed_rules
from publish.markdown.elements import Context, element
from publish.wizard.frame import notices, so_far, start, steps, verdict
from publish.wizard.questions import fieldset

EARLY = Path(__file__).parents[2] / "theme/assets/javascripts/wizard/early.js"


def render(catalogue: Catalogue, context: Context) -> Element:
    """The `<soc-wizard>` element with its questions, the frame of a verdict and the plan the script starts from."""
    fields = [fieldset(each) for each in catalogue.questions]
    form = element("form", "", *start(), *fields, *steps(), data_interview=True, autocomplete="off", novalidate=True)
    whole = element("a", context.title("everything"), href=context.link("everything"), data_everything=True)
    elsewhere = element("p", "", whole, class_="whole")
    whole.tail = ", with when each applies: on one page, which needs no scripts."
    return element(
        "soc-wizard", "", _plan(catalogue), _early(), *notices(), elsewhere,
        element("div", "", form, so_far(), class_="columns"), verdict(context.link("rfp-questions")),
        data_engine="loading", data_edition=catalogue.edition, data_search_exclude=True,
    )  # fmt: skip


def plan(catalogue: Catalogue) -> dict[str, object]:
    """What the script knows before Python is there: per role the order of the questions asked of everyone; changed rules."""
    roles = [option.id for option in catalogue.question[ROLE].options]
    return {
        "order": {role: list(fixed_order(catalogue, role)) for role in roles},
        "fast": [id for _, id in sorted((each.fast, each.id) for each in catalogue.questions if each.fast)],
        "changes": changed_rules(FILE.read_text("utf-8")),
    }


def _early() -> Element:
    made = element("script", "")
    made.text = AtomicString(EARLY.read_text("utf-8"))
    return made


def _plan(catalogue: Catalogue) -> Element:
    made = element("script", "", type="application/json", data_plan=True)
    made.text = AtomicString(json.dumps(plan(catalogue)))
    return made
