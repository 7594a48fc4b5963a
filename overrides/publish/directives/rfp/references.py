"""The page of the reader's list of references: `cite/list_page.js` fills it from what is kept on the device."""

from xml.etree.ElementTree import Element

from publish.markdown.elements import button, element
from publish.markdown.page_context import Here


def render(_here: Here, _: list[str]) -> Element:
    """The elements that the script fills; without scripts there is nothing kept."""
    note = element("p", "The list needs scripts. Without them copy the permanent link beside each heading.")
    taking = element(
        "p",
        "",
        button("copy", "Copy for a document", quiet=False),
        button("markdown", "Copy as Markdown"),
        button("word", "Download for Word"),
        button("excel", "Download for Excel"),
        button("clear", "Empty the list"),
        class_="bar",
        data_taking=True,
        hidden=True,
    )
    status = element("p", role="status", tabindex="-1", data_status=True)
    return element("soc-list", "", element("noscript", "", note), status, taking, element("ol"), data_search_exclude=True)
