"""What whoever builds parts of a page shares: one way to build elements, and what they ask of their surroundings."""

from collections.abc import Iterable
from functools import cache
from typing import Protocol
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString


class Context(Protocol):
    """Resolves ids to addresses and titles from the page being built, as `page_context.Here` does."""

    def link(self, id: str) -> str:
        """The address of a section, term, rule or source, from the page being built."""

    def title(self, id: str) -> str:
        """The words of that id's heading."""

    def source(self, reference: str) -> tuple[str, str]:
        """The short name with its place, and the address, of a reference such as `at-c-320 .01`."""


def element(tag: str, text: str = "", *children: Element, **attributes: str | bool) -> Element:
    """A new element; `class_` and `for_` lose their underscore, others turn theirs into dashes."""
    made = Element(tag)
    for name, value in attributes.items():
        if value is not False:
            attribute = _attribute(name)
            made.set(attribute, attribute if value is True else value)
    if text:
        made.text = AtomicString(text)
    made.extend(children)
    return made


@cache
def _attribute(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def button(action: str, label: str, quiet: bool = True, **attributes: str | bool) -> Element:
    """A button the script listens to by its action."""
    kind = "submit" if action == "continue" else "button"
    look = "button quiet" if quiet else "button"
    return element("button", label, type=kind, class_=look, data_action=action, **attributes)


def links(label: str, pairs: Iterable[tuple[str, str]], **attributes: str | bool) -> Element:
    """A paragraph: a label, then each link, with semicolons between."""
    paragraph = element("p", f"{label} ", **attributes)
    last: Element | None = None
    for words, address in pairs:
        if last is not None:
            last.tail = AtomicString("; ")
        last = SubElement(paragraph, "a", href=address)
        last.text = AtomicString(words)
    return paragraph


def references(context: Context, see: Iterable[str], sources: Iterable[str]) -> list[Element]:
    """The paragraphs that lead to sections and to sources; none where there is nothing to lead to."""
    sections = [(context.title(id), context.link(id)) for id in see]
    cited = [context.source(reference) for reference in sources]
    made = []
    if sections:
        made.append(links("Read on:", sections, class_="see"))
    if cited:
        made.append(links("Sources:", cited, class_="cites"))
    return made
