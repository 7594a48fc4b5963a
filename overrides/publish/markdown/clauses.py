"""Conditions as elements: a sentence, or a list where there is much to say; facts link to what they mean."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from decision.catalogue.english import Phrase, phrases, plain
from decision.catalogue.model import All, Any, Catalogue, Condition
from publish.markdown.elements import element

SENTENCE = 2  # as many parts still read well in one sentence


def clause(catalogue: Catalogue, condition: Condition, opening: str, end: str = ".") -> list[Element]:
    """A sentence for one part or two; for more the opening with a list of them."""
    simple = plain(condition)
    parts = simple.of if isinstance(simple, (All, Any)) else (simple,)
    if len(parts) <= SENTENCE:
        return [said("p", [Phrase(f"{opening} "), *phrases(catalogue, simple), Phrase(end)])]
    every = "all of this holds" if isinstance(simple, All) else "any of this holds"
    items = [said("li", phrases(catalogue, part)) for part in parts]
    return [element("p", f"{opening} {every}:", class_="when"), element("ul", "", *items, class_="when")]


def said(tag: str, words: Iterable[Phrase]) -> Element:
    """The words in an element, those of a fact as a link to its entry among the terms."""
    made = element(tag, class_="when" if tag == "p" else False)
    text = [""]
    for span in words:
        if span.fact:
            SubElement(made, "a", href=f"#fact-{span.fact}").text = AtomicString(span.words)
            text.append("")
        else:
            text[-1] += span.words
    made.text = AtomicString(text[0])
    for link, tail in zip(made, text[1:], strict=True):
        link.tail = AtomicString(tail)
    return made
