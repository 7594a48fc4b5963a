"""Takes the indentation out of the navigation, which every page carries whole: a fifth of its HTML, and nothing seen."""

from selectolax.lexbor import LexborHTMLParser

NAVIGATION = "nav.md-nav--primary, nav.md-nav--secondary, nav.md-tabs"


def slim(page: LexborHTMLParser) -> None:
    """Leave one line break of each run of white space that stands alone in the navigation."""
    idle = [
        node
        for nav in page.css(NAVIGATION)
        for node in nav.traverse(include_text=True)
        if node.tag == "-text" and (text := node.text(deep=False)) != "\n" and "\n" in text and not text.strip()
    ]
    for node in idle:
        node.replace_with("\n")
