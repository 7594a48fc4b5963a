"""The figures of the proof, computed once for every state of the rules and the engine."""

from xml.etree.ElementTree import Element

from publish.here import Here
from publish.wizard_markup import element


def render(here: Here, _: list[str]) -> Element:  # noqa: ARG001
    """A table of the counts."""
    return element("p", "The figures are computed when the site is released.")
