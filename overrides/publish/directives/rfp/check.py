"""The page that checks our links in a document: a file or words go in, every link comes out with what became of it."""

from xml.etree.ElementTree import Element

from decision.links.refusals import FILE_LIMIT, PART_LIMIT, UNPACKED_LIMIT
from publish.content import editions
from publish.content.catalogue import EDITION
from publish.markdown.elements import button, element
from publish.markdown.page_context import Here

ACCEPTED = ".docx,.docm,.dotx,.xlsx,.xlsm,.xltx,.pptx,.pptm,.pdf,.md,.markdown,.html,.htm,.txt"
DATA = "data/links.json"


def render(here: Here, _: list[str]) -> Element:
    """The elements that `check/main.js` fills; without scripts the command line is pointed to."""
    note = element("p", "This part of the page needs scripts. The command line does the same without a browser.")
    parts = [element("noscript", "", note), _file(), _words(), _edition(here), *_state(), _result()]
    return element(
        "soc-check",
        "",
        *parts,
        data_engine="loading",
        data_site=here.address("index.md", ""),
        data_file_limit=str(FILE_LIMIT),
        data_part_limit=str(PART_LIMIT),
        data_unpacked_limit=str(UNPACKED_LIMIT),
    )


def _file() -> Element:
    """The file field, which is also where a file is dropped."""
    field = element("input", type="file", id="check-input", accept=ACCEPTED, aria_describedby="check-hint", autocomplete="off")
    label = element("label", "Choose a document, or drop it here", for_="check-input")
    words = (
        "Word, Excel, PowerPoint, PDF, Markdown, HTML or text, up to 40 MB. It is read by this page alone; nothing is uploaded."
    )
    return element("div", "", label, field, element("p", words, id="check-hint", class_="hint"), class_="drop", data_drop=True)


def _words() -> Element:
    """Where words are pasted instead."""
    label = element("label", "Words with our links", for_="check-words")
    field = element("textarea", id="check-words", rows="5", autocomplete="off", spellcheck="false")
    row = element("p", "", button("check", "Check these words", quiet=False))
    return element("details", "", element("summary", "Or paste words"), label, field, row, class_="paste")


def _edition(here: Here) -> Element:
    """The edition that is meant where the document names none; the site's own is there before it is frozen, too."""
    names = [element("option", name, value=name) for name in sorted({EDITION, *editions.names(here.docs)}, reverse=True)]
    select = element("select", "", element("option", "leave it open", value=""), *names, id="check-edition")
    return element("p", "", element("label", "Where no edition is named ", for_="check-edition"), select, class_="edition")


def _state() -> list[Element]:
    return [element("p", role="status", data_status=True), element("p", role="alert", data_fault=True, hidden=True)]


def _result() -> Element:
    """Where the links are listed, those to look at first."""
    bar = element("p", "", button("download", "Download the result"), class_="bar")
    fine = element("details", "", element("summary"), element("ol"), data_fine=True)
    title = element("div", data_heading=True)
    return element("section", "", title, bar, element("ol", data_look=True), fine, hidden=True, data_result=True)
