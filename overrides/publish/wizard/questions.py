"""The questions of the wizard as native form fields: one fieldset a question."""

import tomllib
from pathlib import Path
from xml.etree.ElementTree import Element

from decision.catalogue.model import ROLE, UNSURE, Option, Question
from publish.markdown.elements import Context, element, references

MANY = "Choose all that apply."
FILE = Path(__file__).parent / "option_groups.toml"
GROUPS: dict[str, dict[str, str]] = tomllib.loads(FILE.read_text("utf-8"))


def fieldset(question: Question, more: list[Element] | None = None) -> Element:
    """One question: legend as heading, hint, options with "not sure" last, the place of why it is asked; on paper all of it."""
    id = f"ask-{question.id}"
    parts = [
        element("legend", "", element("h2", question.ask, tabindex="-1")),
        *_hint(question, id),
        element("p", "", class_="error", id=f"{id}-error", hidden=True),
        element("div", "", *_options(question), class_="options"),
        *(_why(question) if more is None else more),
    ]
    return element(
        "fieldset", "", *parts, id=id, data_question=question.id, data_kind=question.kind, data_short=question.short,
        aria_describedby=f"{id}-hint" if _hint_words(question) else False,
    )  # fmt: skip


def _hint_words(question: Question) -> str:
    """The one-sentence hint, and for a question with several answers that it takes several."""
    return " ".join(words for words in (question.hint, MANY if question.kind == "many" else "") if words)


def _hint(question: Question, id: str) -> list[Element]:
    words = _hint_words(question)
    return [element("p", words, class_="hint", id=f"{id}-hint")] if words else []


def _options(question: Question) -> list[Element]:
    """The options in their order; the reserved one last, after the date if one may be given."""
    plain = [option for option in question.options if option.id != UNSURE]
    unsure = [option for option in question.options if option.id == UNSURE]
    date = [_date(question)] if question.kind == "when" else []
    return [*_grouped(question, plain), *date, *(_option(question, each) for each in unsure)]


def _grouped(question: Question, options: list[Option]) -> list[Element]:
    """The options in their order, a long list in groups with headings."""
    headings = GROUPS.get(question.id, {})
    made: list[Element] = []
    for option in options:
        if option.id in headings:
            id = f"ask-{question.id}-{option.id}"
            title = element("p", headings[option.id], class_="group-title", id=id)
            made.append(element("div", "", title, class_="group", role="group", aria_labelledby=id))
        place = made[-1] if made and made[-1].tag == "div" else None
        (made if place is None else place).append(_option(question, option))
    return made


def _option(question: Question, option: Option) -> Element:
    box = element(
        "input", "", type="checkbox" if question.kind == "many" else "radio", name=question.id, value=option.id,
        data_short=option.short, data_exclusive=option.exclusive or (option.id == UNSURE and question.kind == "many"),
    )  # fmt: skip
    look = "option unsure" if option.id == UNSURE else "option"
    return element("label", "", box, element("span", option.label), class_=look)


def _date(question: Question) -> Element:
    """The field for an exact day, in place of a span of time."""
    words = "Or an exact day" if len(question.options) > 1 else "The day"
    return element("label", "", element("span", words), element("input", "", type="date", name=question.id), class_="day")


def _why(question: Question) -> list[Element]:
    """The place of why we ask; its words come from the page of everything, and take none of this one."""
    return [element("details", "", element("summary", "Why we ask"), class_="why")] if question.why else []


def behind(question: Question, context: Context, asked_when: str) -> list[Element]:
    """Why we ask, the sections and sources behind it, and of whom it is asked."""
    made = []
    if question.why or question.id != ROLE:
        body = [element("p", question.why), *references(context, question.see, question.sources)]
        made.append(element("details", "", element("summary", "Why we ask"), *body, class_="why", open=True))
    if asked_when:
        made.append(element("p", asked_when, class_="asked-when"))
    return made
