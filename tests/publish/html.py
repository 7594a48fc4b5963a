"""Reading built pages as trees in tests."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib


@cache
def tree(path: Path) -> Element:
    """The page as a browser would parse it."""
    return html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)


def has_class(element: Element, name: str) -> bool:
    """Whether the element is of that class."""
    return name in element.get("class", "").split()


def by_class(root: Element, name: str) -> Iterator[Element]:
    """The elements of that class."""
    return (element for element in root.iter() if has_class(element, name))


def words(element: Element) -> str:
    """The text of an element, its white space collapsed."""
    return " ".join("".join(element.itertext()).split())
