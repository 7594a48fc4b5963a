"""The form above the answers: what is asked once. It waits, hidden, for `rfp/main.js`."""

from xml.etree.ElementTree import Element

from decision.catalogue.model import Question
from decision.library.model import LENGTHS, Field, Library
from publish.markdown.elements import button, element

TAKEN = {
    "xlsx": "Excel workbook",
    "full": "CSV, eleven columns for answer libraries",
    "three": "CSV, three columns: question, answer, comment",
    "two": "CSV, two columns: question, answer",
    "blocks": "Word document, each question in Heading 1",
    "markdown": "Markdown",
    "json": "JSON",
}
TYPES = {"past": "date", "coming": "date", "number": "number", "url": "url", "text": "text"}


def render(found: Library) -> Element:
    """A disclosure with every question of the form and the values that belong to it, then the line that says how far it is."""
    asked = [_question(found.catalogue.question[id]) for id in found.form]
    values = [_value(field) for field in found.fields.values() if field.id in _general(found)]
    fields = element("div", "", *asked, *values, class_="fields")
    note = "What you say stays on this device. Answers that rest on something you have not said or not checked are held back."
    form = element("form", "", element("p", note, class_="hint"), fields, element("p", "", button("clear", "Clear the form")))
    form.set("data-form", "data-form")
    state = element("p", role="status", data_state=True)
    handed = element("p", role="status", data_handed=True)
    narrow = element("label", "Find a question ", element("input", type="search", data_find=True, autocomplete="off"))
    only = element(
        "label", "", element("input", type="checkbox", data_only=True), element("span", "Only answers that can be sent")
    )
    bar = element("div", "", narrow, only, element("p", role="status", data_found=True), class_="find")
    taking = _take()
    summary = element("summary", "Fill in once, and the answers below fill themselves")
    disclosure = element("details", "", summary, form, open=True)
    fault = element("p", role="alert", data_fault=True, hidden=True)
    return element("div", "", handed, disclosure, state, fault, taking, bar, class_="sender", data_sender=True, hidden=True)


def _take() -> Element:
    """How the answers that can be sent are taken along."""
    form = element("select", "", *(element("option", words, value=id) for id, words in TAKEN.items()), data_kind=True)
    length = element("select", "", *(element("option", each.capitalize(), value=each) for each in LENGTHS), data_length=True)
    length[1].set("selected", "selected")
    labels = [element("label", "Take along as ", form), element("label", "Length ", length)]
    return element("div", "", *labels, button("take", "Download", quiet=False), class_="find take", data_take=True, hidden=True)


def _general(found: Library) -> set[str]:
    """The values that are asked for with the form: those that apply only under some of its answers."""
    return {question.id for question in found.catalogue.questions if question.id in found.fields and question.when}


def _question(question: Question) -> Element:
    """A fieldset of choices, or one field for a day."""
    id = f"say-{question.id}"
    hint = [element("p", question.hint, id=f"{id}-hint", class_="hint")] if question.hint else []
    described = f"{id}-hint" if hint else False
    if question.kind == "when":
        label = element("label", question.ask, for_=id)
        field = element("input", type="date", id=id, name=question.id, aria_describedby=described)
        return element("div", "", label, *hint, field, class_="field", data_item=question.id)
    kind = "checkbox" if question.kind == "many" else "radio"
    choices = []
    for option in question.options:
        box = element("input", type=kind, name=question.id, value=option.id, data_alone=option.exclusive)
        choices.append(element("label", "", box, element("span", option.label)))
    legend = element("legend", question.ask)
    options = element("div", "", *choices, class_="choices")
    return element("fieldset", "", legend, *hint, options, data_item=question.id, aria_describedby=described)


def _value(field: Field) -> Element:
    id = f"say-{field.id}"
    hint = [element("p", field.hint, id=f"{id}-hint", class_="hint")] if field.hint else []
    described = f"{id}-hint" if hint else False
    made = element("input", type=TYPES[field.kind], id=id, name=field.id, autocomplete="off", aria_describedby=described)
    return element("div", "", element("label", field.label, for_=id), *hint, made, class_="field", data_item=field.id)
