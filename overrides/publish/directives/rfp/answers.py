"""The answer library: the form, and every question with what can be said to it and when. Without scripts it is read."""

from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from decision.catalogue.model import GAP
from decision.library.limits import Limits, english, limits, shared_texts
from decision.library.model import Answer, Library, Sentence
from publish.content import library
from publish.content.tables import slug
from publish.directives.rfp import answers_form
from publish.markdown.elements import element, references
from publish.markdown.page_context import Here

IN = {1: "In every length", 2: "In the medium and the long form", 3: "In the long form"}
DATA = "data/answers.json"
PHRASINGS = 2  # of a question on the page; `rfp/more.js` fetches the others when it is unfolded


def render(here: Here, _: list[str]) -> Element:
    """The form, then the topics with their questions; `rfp/main.js` brings both to life."""
    found = library.read(here.docs)
    worked_out = limits(found)
    parts: list[Element] = [answers_form.render(found), _everywhere(found)]
    for topic, rows in groupby(found.answers, lambda answer: answer.topic):
        parts.append(element("h2", topic))
        parts += [part for answer in rows for part in _answer(here, found, answer, worked_out.get(answer.id))]
    return element("soc-answers", "", *parts, data_library=here.address("index.md", DATA))


def _answer(here: Here, found: Library, answer: Answer, held: Limits | None) -> Iterable[Element]:
    """The heading, then all that is known of the question."""
    heading = element("h3", answer.title, id=answer.id, data_section=answer.id, data_title=answer.title)
    heading.set("data-summary", answer.tells)  # a citation goes to the buyer
    yield heading
    yield element(
        "div", "", *_body(here, found, answer, held), class_="answer", data_answer=answer.id, data_topic=slug(answer.topic)
    )


def _body(here: Here, found: Library, answer: Answer, held: Limits | None) -> list[Element]:
    parts = [element("p", "", element("strong", "The asker wants to know: "), class_="wants")]
    parts[0][0].tail = AtomicString(answer.wants)
    parts.append(element("div", "", class_="filled", data_filled=True, hidden=True))
    if answer.dropped:
        parts.append(element("p", answer.dropped))
    else:
        parts.append(_sentences(found, answer))
    parts += _lists(answer, held)
    reviewed = f"Reviewed {answer.reviewed}, next review by {answer.review_by}."
    return [*parts, *references(here, answer.see, answer.sources), element("p", reviewed, class_="dates")]


def _everywhere(found: Library) -> Element:
    """The sentences that stand in many answers, once for all: what is held, its opinion and its scope."""
    shared = shared_texts(found)
    once = {sentence.text: sentence for answer in found.answers for sentence in answer.say if sentence.text in shared}
    items = [_sentence(found, sentence) for sentence in once.values()]
    summary = element("summary", "What many answers say, and when")
    return element("details", "", summary, element("ul", "", *items), class_="says")


def _sentences(found: Library, answer: Answer) -> Element:
    """Every sentence of its own that may stand in the answer, with its condition and the lengths that carry it."""
    shared = shared_texts(found)
    items = [_sentence(found, sentence) for sentence in answer.say if sentence.text not in shared]
    if len(items) < len(answer.say):
        items.append(element("li", "Where it belongs: what is held, its opinion and its scope, as under the form."))
    return element("details", "", element("summary", "What it says, and when"), element("ul", "", *items), class_="says")


def _sentence(found: Library, sentence: Sentence) -> Element:
    """One of them: the lengths that carry it, its condition, its words with what is filled in marked."""
    condition = english(found.catalogue, sentence.when)
    item = element("li", f"{IN[sentence.at]}{f', if {condition}' if condition else ''}: “")
    last = item
    for place, piece in enumerate(GAP.split(sentence.text)):
        if place % 2:
            last = element("em", found.catalogue.question[piece].short.lower(), class_="value")
            item.append(last)
        elif last is item:
            item.text = AtomicString(f"{item.text}{piece}")
        else:
            last.tail = AtomicString(piece)
    if last is item:
        item.text = AtomicString(f"{item.text}”")
    else:
        last.tail = AtomicString(f"{last.tail}”")
    return item


def _lists(answer: Answer, held: Limits | None) -> list[Element]:
    """When it must not be used, what it must not say, what to avoid and attach; what it contains comes with `rfp/more.js`."""
    rows: list[tuple[str, list[Element]]] = [*_limited(answer, held)] if held else []
    for term, items in (
        ("Also asked as", answer.asked[:PHRASINGS]),
        ("Avoid", answer.avoid),
        ("Before it is sent", answer.cautions),
        ("Attach", answer.attach),
    ):
        if items:
            rows.append((term, [element("ul", "", *(element("li", item) for item in items))]))
    made = element("dl", class_="about")
    for term, children in rows:
        made.append(element("dt", term))
        made.append(element("dd", "", *children))
    return [element("details", "", element("summary", "Before you send it"), made)]


def _limited(answer: Answer, held: Limits) -> Iterable[tuple[str, list[Element]]]:
    """When it must not be used, and what it must not say unless something is so."""
    bars = [_bar(bar.because, bar.instead) for bar in answer.bars]
    bars += [element("li", f"{words[0].upper()}{words[1:]}.") for words in held.unsaid]
    bars.append(element("li", "You have not checked in the report what it states."))
    yield "Must not be used when", [element("ul", "", *bars)]
    if held.never:
        yield "Must not say", [element("p", "Any sentence above whose condition does not hold.")]


def _bar(because: str, instead: str) -> Element:
    item = element("li", f"{because} " if instead else because)
    if instead:
        item[:] = [element("a", "Use this answer instead.", href=f"#{instead}")]
    return item
