"""Documents are taken apart in every place that holds words, and refused in one sentence where they cannot be."""

import io
import sys
import zipfile
from typing import Any

import pytest

from decision.catalogue.errors import RequestError
from decision.cli.documents import taken
from decision.links.document import units
from decision.links.refusals import FILE_LIMIT, PART_LIMIT, SENTENCES, UNPACKED_LIMIT
from decision.pdf.pages import Limits
from decision.pdf.pages import taken as pages
from tests.decision.links import papers

ENTITIES = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
WORD = "word/document.xml"


def package(**parts: str | bytes) -> bytes:
    """A zip of parts; `__` in a name stands for a slash, the ending is .xml."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(f"{name.replace('__', '/')}.xml", content)
    return out.getvalue()


def lying() -> bytes:
    """A package whose directory says that a part is small, which it is not."""
    content = bytearray(package(word__document="<a>" + "b" * 100_000))
    entry = content.index(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    return bytes(content)


def locked() -> bytes:
    """A package whose parts are marked as encrypted."""
    content = bytearray(package(word__document="<a/>"))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    content[6] |= 1
    return bytes(content)


REFUSED: dict[str, tuple[str, bytes]] = {
    "too large": ("too-large", b" " * (FILE_LIMIT + 1)),
    "a zip bomb": ("bomb", package(word__document=b"<a>" + b" " * UNPACKED_LIMIT)),
    "a crowd of parts": ("bomb", package(**{f"word__p{number}": "" for number in range(PART_LIMIT + 1)})),
    "a lie about size": ("damaged", lying()),
    "locked parts": ("encrypted", locked()),
    "Office with a password": ("encrypted", b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")),
    "an old workbook": ("old", b"\xd0\xcf\x11\xe0" + b"\0" * 600),
    "a binary workbook": ("binary", papers.with_part(package(), "xl/_rels/workbook.bin.rels", "<a/>")),
    "another zip": ("other", package(content="<a/>")),
    "an empty zip": ("damaged", package()),
    "half a file": ("damaged", papers.word()[:5000]),
    "broken XML": ("damaged", package(word__document="<a><b></a>")),
    "XML in no encoding": ("damaged", package(word__document=b"<a>\xff\xfe\xfd</a>")),
    "entities": ("hostile", package(word__document=ENTITIES)),
    "entities in a note": ("hostile", papers.with_part(papers.word(), "word/footnotes.xml", ENTITIES)),
    "RTF": ("other", b"{\\rtf1 words}"),
    "a picture": ("other", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    "nothing": ("empty", b" \n"),
    "a PDF with a password": ("encrypted", papers.pdf("words", password="secret")),
    "a damaged PDF": ("damaged", b"%PDF-1.7\nnothing"),
    "half a PDF": ("damaged", papers.pdf("words")[:300]),
    "a scan": ("wordless", papers.pdf("")),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_a_sentence(name: str):
    """Encrypted, broken, too large or hostile: the reader is told which, and what to do."""
    why, content = REFUSED[name]
    with pytest.raises(RequestError) as refused:
        list(units(taken(content)))
    assert (refused.value.code, refused.value.message) == (f"document-{why}", f"This file cannot be checked. {SENTENCES[why]}")


def test_every_reason_is_tried():
    """Other than too many links, which `test_find` tries, and a PDF without its reader, which is tried below."""
    assert {why for why, _ in REFUSED.values()} == set(SENTENCES) - {"crowded", "pdf"}


@pytest.mark.parametrize("document", [{}, {"parts": {"a": 1}}, {"pages": [1]}, {"pages": [[1]]}, {"text": 1}, {"parts": []}])
def test_a_document_of_no_kind_is_refused(document: dict[str, Any]):
    """The message of a program that sends something else."""
    with pytest.raises(RequestError, match="must have parts, pages or a text"):
        list(units(document))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_texts_come_in_any_encoding(encoding: str):
    """With a mark or without."""
    assert taken("naïve words".encode(encoding)) == {"text": "naïve words"}
    assert taken("naïve".encode("cp1252")) == {"text": "naïve"}


def test_deep_nesting_is_read(tmp_path):
    """A hundred thousand elements in one another are no harm."""
    deep = "<p>" * 100_000 + "</p>" * 100_000
    assert list(units(taken(package(word__document=deep)))) == []


def word(body: str, relations: str = "") -> list[tuple[str, str]]:
    """The units of a Word document with this body."""
    space = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    parts = {WORD: f"<w {space}>{body}</w>", "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>"}
    return [unit[:2] for unit in units({"parts": parts})]


OUTSIDE = '<Relationship Id="a" Target="https://a.example/" TargetMode="External"/>'


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('<p><fldSimple instr="HYPERLINK x"><r><t>words</t></r></fldSimple></p>', " HYPERLINK x words"),
        ("<p><r><t>a</t><tab/><t>b</t><br/><t>c</t></r></p>", "a b\nc"),
        ('<p><hyperlink r:id="a"><r><t>words</t></r></hyperlink></p>', "words <https://a.example/> "),
        ('<p><hyperlink r:id="a"><r><t>https://a.example</t></r></hyperlink></p>', "https://a.example"),
        ('<p><r><drawing><docPr descr="a picture"><hlinkClick r:id="a"/></docPr></drawing></r></p>', None),
        ("<p><r><delText>gone</delText></r><r><t>kept</t></r></p>", "kept"),
    ],
)
def test_a_paragraph_says_all_that_is_in_it(body: str, found: str | None):
    """Fields, breaks, links, pictures; words deleted under review are no longer in it."""
    said = word(body, OUTSIDE)[0][1]
    assert said == found if found else "a picture" in said and "https://a.example/" in said


def test_text_boxes_and_links_without_words_have_places():
    """A paragraph within a paragraph, and a relation that nothing uses."""
    body = "<p><r><t>around</t></r><txbxContent><p><r><t>inside</t></r></p></txbxContent></p>"
    places = word(body, OUTSIDE)
    assert places == [
        ("Body, paragraph 1", "inside"),
        ("Body, paragraph 1", "around"),
        ("Body, a link without words", "https://a.example/"),
    ]


def slide(words: str, show: str = "1") -> str:
    """A slide with one paragraph, a picture with words, and a link."""
    space = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    return (
        f'<sld {space} show="{show}"><pic><cNvPr descr="picture of {words}"/></pic>'
        f'<sp><p><r><rPr><hlinkClick r:id="a"/></rPr><t>{words}</t></r></p></sp></sld>'
    )


def test_slides_are_read_in_their_order():
    """Hidden ones, notes, comments and layouts too."""
    space = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    notes = '<Relationship Id="n" Type="x/notesSlide" Target="../notesSlides/n.xml"/>'
    parts = {
        "ppt/presentation.xml": f'<p {space}><sldId r:id="two"/><sldId r:id="one"/></p>',
        "ppt/_rels/presentation.xml.rels": "<Relationships>"
        '<Relationship Id="one" Target="slides/slide1.xml"/><Relationship Id="two" Target="slides/slide2.xml"/></Relationships>',
        "ppt/slides/slide1.xml": slide("last", "0"),
        "ppt/slides/slide2.xml": slide("first"),
        "ppt/slides/_rels/slide2.xml.rels": f"<Relationships>{OUTSIDE}{notes}</Relationships>",
        "ppt/notesSlides/n.xml": "<notes><sp><p><t>noted</t></p></sp></notes>",
        "ppt/slideLayouts/l.xml": "<l><sp><p><t>laid out</t></p></sp></l>",
    }
    assert [unit[:2] for unit in units({"parts": parts})] == [
        ("Slide 1, words for a picture", "picture of first"),
        ("Slide 1", " <https://a.example/> first"),
        ("Slide 1, notes", "noted"),
        ("Slide 2 (hidden), words for a picture", "picture of last"),
        ("Slide 2 (hidden)", "last"),
        ("Layout l", "laid out"),
    ]


def test_a_pdf_is_read_by_pages():
    """Its words, addresses broken at the end of a line made whole, and the links that lie on them."""
    content = papers.pdf(f"See {papers.ROOT}bridge-\nletters/ of edition 2026.11", f"{papers.ROOT}soc-3/")
    found = [unit[:2] for unit in units(taken(content))]
    assert found == [("page 1", f"See {papers.ROOT}bridge-letters/ of edition 2026.11"), ("page 1", f"{papers.ROOT}soc-3/")]


def test_a_pdf_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch):
    """Without the extra that reads it, with more pages or words than can be checked, or with a stream that never ends."""
    assert pages(papers.pdf("words"), Limits(0, 99)) == pages(papers.pdf("words"), Limits(9, 4)) == {"refused": "bomb"}
    assert taken(papers.pdf("BT (A) Tj ET " * 8_000_000, raw=True)) == {"refused": "bomb"}
    monkeypatch.setitem(sys.modules, "pypdf", None)
    assert taken(b"%PDF-1.7") == {"refused": "pdf"}


def test_a_workbook_shares_its_words_and_draws_others():
    """Excel keeps words apart from the cells that show them, and shapes in a drawing; a name that nothing bears is no harm."""
    space = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    kinds = {"sheet": "worksheet", "words": "sharedStrings", "drawn": "drawing"}
    related = {name: f'<Relationship Id="{name}" Type="x/{kind}" Target="{name}.xml"/>' for name, kind in kinds.items()}
    parts = {
        "xl/workbook.xml": f'<w {space}><sheet name="One" r:id="sheet"/><sheet name="Lost" r:id="none"/></w>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{related['sheet']}{related['words']}</Relationships>",
        "xl/words.xml": "<sst><si><r><t>shared </t></r><r><t>words</t></r></si></sst>",
        "xl/sheet.xml": '<s><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>7</v></c><c r="C1"><v>2</v></c></row></s>',
        "xl/_rels/sheet.xml.rels": f"<Relationships>{related['drawn']}</Relationships>",
        "xl/drawn.xml": f'<d {space}><p><r><t>a shape</t></r></p><hlinkClick r:id="a"/></d>',
        "xl/_rels/drawn.xml.rels": f"<Relationships>{OUTSIDE}</Relationships>",
    }
    found = [(place, words.strip()) for place, words, *_ in units({"parts": parts})]
    assert ("Sheet “One”, cell A1", "shared words") in found
    assert ("Sheet “One”, cell B1", "") in found
    assert any(words == "a shape" for _, words in found)
    assert any(words == "https://a.example/" for _, words in found)
