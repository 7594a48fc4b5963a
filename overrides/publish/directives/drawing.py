"""Inlined drawings: an SVG of docs/assets/drawings/, with its text alternative and ids of its own."""

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from publish.content.tables import slug
from publish.markdown.elements import element
from publish.markdown.page_context import Here

FORBIDDEN = ("script", "foreignObject", "image", "a")
LOCAL = re.compile(r"url\(#([^)]+)\)")


def render(here: Here, arguments: list[str]) -> Element:
    """`drawing name.svg "text alternative"`."""
    if len(arguments) != 2 or not arguments[1].strip():
        raise ValueError('write it as `::: drawing name.svg "text alternative"`')
    name, alternative = arguments
    path = here.docs / "assets" / "drawings" / name
    if not path.is_file():
        raise ValueError(f"there is no docs/assets/drawings/{name}")
    svg = _read(path.read_text("utf-8"), name)
    prefix = slug(name.removesuffix(".svg"))
    _own_ids(svg, prefix)
    for title in [child for child in svg if child.tag == "title"]:
        svg.remove(title)
    svg.insert(0, element("title", alternative, id=f"{prefix}-title"))
    svg.attrib |= {"role": "img", "aria-labelledby": f"{prefix}-title"}
    return element("figure", "", svg, class_="drawing", data_search_exclude=True)


def _read(text: str, name: str) -> Element:
    """The drawing as plain HTML elements; raises for what must not be in one."""
    try:
        svg = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise ValueError(f"{name} is not well-formed: {error}") from None
    for part in svg.iter():
        part.tag = part.tag.rpartition("}")[2]
        part.attrib = {key.rpartition("}")[2]: value for key, value in part.attrib.items()}
        active = part.tag in FORBIDDEN or any(key.startswith("on") for key in part.attrib)
        if active or not part.get("href", "#").startswith("#"):
            raise ValueError(f"{name}: <{part.tag}> is active or loads something; a drawing only draws")
    return svg


def _own_ids(svg: Element, prefix: str) -> None:
    """Prefix every id of the drawing, and the references to it, so that two drawings never collide."""
    for part in svg.iter():
        for key, value in part.attrib.items():
            if key == "id":
                part.set(key, f"{prefix}-{value}")
            elif key == "href":
                part.set(key, f"#{prefix}-{value[1:]}")
            elif key in ("aria-labelledby", "aria-describedby"):
                part.set(key, " ".join(f"{prefix}-{id}" for id in value.split()))
            else:
                part.set(key, LOCAL.sub(rf"url(#{prefix}-\1)", value))
        if part.tag == "style" and part.text:
            part.text = LOCAL.sub(rf"url(#{prefix}-\1)", part.text)
