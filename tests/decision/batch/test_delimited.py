"""Text with delimiters: whatever spreadsheets write is read, in pieces as in one, and nothing comes out as a formula."""

import csv
import io

import pytest

from decision.batch.delimited import neutral, read_piece, written
from decision.catalogue.errors import RequestError


def pieces(text, size):
    """The rows of a text that is read in pieces of so many characters."""
    rows, rest, delimiter, place = [], "", "", 0
    while True:
        more = text[place : place + size]
        place += size
        piece = read_piece(rest + more, delimiter, last=not more)
        rows += piece.rows
        if not more:
            return rows
        delimiter, rest = piece.delimiter, (rest + more)[piece.used :]


@pytest.mark.parametrize(
    "text",
    [
        "vendor,role\nA,customer\n",
        "vendor;role\r\nA;customer\r\n",
        "vendor\trole\nA\tcustomer\n",
        "vendor|role\rA|customer\r",
        "sep=;\r\nvendor;role\r\nA;customer",
        "sep=,\nvendor,role\nA,customer",
        "\ufeffvendor,role\nA,customer\n",
        '"vendor","role"\n"A",customer\n',
    ],
)
def test_delimiters_are_found(text):
    """Commas, semicolons, tabs and bars, told by a line of their own or seen in the headings."""
    assert read_piece(text).rows == [["vendor", "role"], ["A", "customer"]]


def test_what_is_quoted_separates_nothing():
    """Semicolons within a quoted heading do not make a semicolon file."""
    assert read_piece('"a;b;c",d\n1,2\n').rows == [["a;b;c", "d"], ["1", "2"]]


@pytest.mark.parametrize("size", [7, 40, 1000])
def test_pieces_give_the_same_rows(size):
    """Rows with line ends, quotes and blank lines in them come out the same, wherever the text is cut."""
    text = 'vendor,note\r\n"A, Inc.","two\r\nlines, ""quoted"""\r\n\r\nB,\r\n' * 5
    assert pieces(text, size) == list(csv.reader(io.StringIO(text, newline="")))


def test_an_unclosed_quote_is_named_with_its_line():
    """A mark that is never closed is refused with its line, whether the rest is short or longer than a cell may be."""
    for rest in ("B,2\n", "x,1\n" * 50_000):
        with pytest.raises(RequestError) as caught:
            read_piece(f'vendor,n\nA,1\n"B,2\n{rest}')
        assert caught.value.where == "line 3"
        assert "never closed" in caught.value.message
    assert read_piece('size\n5" pipe\n').rows == [["size"], ['5" pipe']]


def test_formulas_become_words():
    """What a spreadsheet would run gets an apostrophe; words and numbers do not."""
    for formula in ('=HYPERLINK("https://example.com")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1"):
        assert neutral(formula) == f"'{formula}"
    for plain in ("Acme", "-5", "+3.2", "", "a=b"):
        assert neutral(plain) == plain
    assert written([["=1", "a"]]) == "'=1,a\r\n"
