"""Reading pages without rendering them."""

import pytest

from publish.content import pages
from publish.content.checks.blocks import uncited
from publish.content.faults import PublishError


def test_headings(docs, write):
    """Headings with an explicit id are found with their line, level and plain words."""
    path = write("a.md", "# The *first* [one](go:x) { #first }\n\n## No id\n\n### Third { .big #third }\n")
    assert pages.read_page(docs, path).headings == [("first", "The first one", 1, 9), ("third", "Third", 3, 13)]


def test_marks(docs, write):
    """Links, citations and directives are found with their line and the section they stand in."""
    path = write("a.md", '# A { #a }\n\nSee [b](go:b). [@std .1; @book p.2]\n\n::: drawing x.svg "An x"\n')
    page = pages.read_page(docs, path)
    assert page.links == [("b", "", 11, "a")]
    assert page.citations == [("std", ".1", 11, "a"), ("book", "p.2", 11, "a")]
    assert page.directives == [("drawing", 'x.svg "An x"', 13, "a")]


@pytest.mark.parametrize("text", ["```\n[b](go:b) [@std]\n```", "`[b](go:b)` and `[@std]`", "<!-- [b](go:b) [@std] -->"])
def test_code_and_comments(docs, write, text):
    """What stands in code or in a comment is no link and no citation."""
    page = pages.read_page(docs, write("a.md", f"# A {{ #a }}\n\n{text}\n"))
    assert (page.links, page.citations) == ([], [])


def test_broken_front_matter(docs, write):
    """Front matter that is not YAML is a fault of that file."""
    path = write("a.md", "---\ntitle: [\n---\n# A\n")
    with pytest.raises(PublishError, match=r"a\.md:1: the front matter is not YAML"):
        pages.read_page(docs, path)


@pytest.mark.parametrize(
    ("inner", "pairs"),
    [
        ("std", [("std", "")]),
        ("std .04, .05", [("std", ".04, .05")]),
        ("std 1; @book p.2; 3", [("std", "1"), ("book", "p.2; 3")]),
    ],
)
def test_split_citation(inner, pairs):
    """A citation is split at each further source, not at other semicolons."""
    assert pages.split_citation(inner) == pairs


def test_one_scanner_reads_fences_as_renderers_do(docs, write):
    """A fence closes with its own mark, as long or longer and alone: what stands inside is never prose, for no reader."""
    text = "# T { #t }\n\n~~~\n```\ncode is no statement of facts at all [@nobody]\n~~~\n\nProse that states a plain fact here.\n"
    page = pages.read_page(docs, write("p.md", text))
    assert not page.citations
    assert [block.text for block in uncited(page)] == ["Prose that states a plain fact here."]
