"""The theme's styles cut to the site, and one sheet of what all pages share."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from publish.site.page import one_sheet
from publish.site.page.cut_styles import cut, page_words, script_words

HTML = """<body dir="ltr" class='there  "more'><i id=one data-md-color-scheme="default">gone</i></body>"""
WORDS = frozenset([*page_words(HTML), *script_words('e.classList.add("md-added"); s.getPropertyValue("--asked")')])
LINKS = """<html><head><link rel="canonical" href="../"><link rel="stylesheet" href="../assets/stylesheets/main.0.min.css">
<link rel="stylesheet" href="../assets/stylesheets/palette.0.min.css">
<link rel="stylesheet" href="../assets/stylesheets/wizard/wizard.css"><link rel="stylesheet" href="../go/frozen.css"></head>"""


def test_words():
    """Classes, ids and fixed attributes however they are quoted; not what is only said."""
    assert {"there", '"more', "one", "dir=ltr", "data-md-color-scheme=default", "md-added", "--asked"} <= WORDS
    assert "gone" not in WORDS


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".there{a:b}", ".there{a:b;}"),
        (".gone{a:b}", ""),
        (".there .gone,#one>p:hover,#two{a:b}", "#one>p:hover{a:b;}"),
        ('.md-added::before{content:".gone"}', '.md-added::before{content:".gone";}'),
        (".there:not(.gone):is(p,.gone){a:b}", ".there:not(.gone):is(p,.gone){a:b;}"),
        ("[dir=rtl] p{a:b}[dir=ltr] p{a:b}[data-x=gone]{a:b}", "[dir=ltr] p{a:b;}[data-x=gone]{a:b;}"),
        ('[data-md-color-scheme="slate"],[data-md-color-scheme]{a:b}', "[data-md-color-scheme]{a:b;}"),
        (
            "@media x{.gone{a:b}}@supports (a:b){@media x{p{a:b!important}.gone{a:b}}}",
            "@supports (a:b){@media x{p{a:b!important;}}}",
        ),
        ("@keyframes gone{to{a:b}}@font-face{src:url(x)}", "@keyframes gone{to{a:b}}@font-face{src:url(x)}"),
    ],
)
def test_a_selector_goes_when_it_asks_for_what_is_nowhere(css: str, kept: str):
    """Also within groups; what stands in a function, and other attributes, is not looked at."""
    assert cut(css, WORDS) == kept


def test_a_property_goes_when_nothing_reads_it():
    """What is read by one that goes, goes; what a sheet beside or a script reads, stays."""
    css = "p{--a:var(--b);--b:url('data:x;var(--c)');--c:1;--d:var(--e);--e:2;--asked:3;color:red}"
    assert cut(css, WORDS, "i{color:var( --d )}") == "p{--d:var(--e);--e:2;--asked:3;color:red;}"
    assert cut("p{--a:1}", WORDS) == ""


def test_one_sheet_for_all_pages(tmp_path: Path):
    """The shared sheets become one, in their order, the others stay single; twice is the same, a change has another name."""
    styles = tmp_path / "assets/stylesheets"
    texts = {
        "main.0.min.css": ".a{color:red}.gone{color:red}",
        "palette.0.min.css": ".b{color:red}",
        "wizard/wizard.css": ".w { }",
    }
    for name, text in {**texts, **dict.fromkeys(one_sheet.OURS, ".o { top: 0 }")}.items():
        (styles / name).parent.mkdir(parents=True, exist_ok=True)
        (styles / name).write_text(text)
    (tmp_path / "index.html").write_text('<p class="a b">')
    first = one_sheet.make(tmp_path)
    assert one_sheet.make(tmp_path) == first
    assert (tmp_path / first.folder / "site.css").read_text() == ".a,.b{color:red}.o{top:0}\n"
    page = LexborHTMLParser(LINKS)
    for _ in range(2):
        one_sheet.point(page, first)
    links = [link.attributes["href"] for link in page.css('link[rel="stylesheet"]')]
    assert links == [f"../{first.folder}/{name}" for name in ("site.css", "wizard/wizard.css")] + ["../go/frozen.css"]
    (styles / "wizard/wizard.css").write_text(".w { top: 0 }")
    assert one_sheet.make(tmp_path).folder != first.folder
    assert len(list((tmp_path / "assets").iterdir())) == 2


def test_another_theme_keeps_its_styles(tmp_path: Path):
    """Where the sheets have other names nothing is joined, and pages stay."""
    (tmp_path / "assets/stylesheets").mkdir(parents=True)
    page = LexborHTMLParser(LINKS)
    one_sheet.point(page, one_sheet.make(tmp_path))
    assert page.html == LexborHTMLParser(LINKS).html


def test_no_page_of_the_site_has_other_sheets(site: Path):
    """The shared sheets of mkdocs.yml are those that are joined: every page has one sheet of them, and no other before it."""
    [folder] = site.glob("assets/stylesheets-*")
    pages = [path for path in site.rglob("*.html") if 'class="md-' in path.read_text("utf-8")]
    assert len(pages) > 100
    for path in pages:
        links = LexborHTMLParser(path.read_text("utf-8")).css('link[rel="stylesheet"]')
        names = [(link.attributes["href"] or "").partition(f"/{folder.name}/")[2] for link in links]
        assert names[0] == one_sheet.SHEET and all(names) and names.count(one_sheet.SHEET) == 1, path
