"""What is taken out of pages because nobody sees it."""

from selectolax.lexbor import LexborHTMLParser

from publish.site.page.lean import slim

PAGE = (
    '<nav class="md-nav md-nav--primary">\n\n  <ul>\n    <li>\n      <a href="x/">\n One\n two </a>'
    "\n\n    </li> <li></li>\n  </ul></nav>"
    "<main>\n\n  <pre>one\n\n  two</pre>\n\n</main>"
)


def test_only_white_space_of_the_navigation_goes():
    """Words, single spaces and what lies outside stay as they are; a second time changes nothing."""
    page = LexborHTMLParser(PAGE)
    slim(page)
    nav, main = page.css_first("nav"), page.css_first("main")
    assert nav.html == (
        '<nav class="md-nav md-nav--primary">\n<ul>\n<li>\n<a href="x/">\n One\n two </a>\n</li> <li></li>\n</ul></nav>'
    )
    assert main.html == LexborHTMLParser(PAGE).css_first("main").html
    again = LexborHTMLParser(page.html)
    slim(again)
    assert again.html == page.html
