"""Generated content."""

from datetime import date

import pytest

from publish.content.faults import PublishError
from publish.content.index import build
from publish.directives import reviews

DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
<title>old</title>
<defs><marker id="tip"><path d="M0 0"/></marker></defs>
<path marker-end="url(#tip)" d="M0 0h9"/>
</svg>
"""


def test_drawing(write, render):
    """A drawing is inlined with its text alternative, and its ids are its own."""
    write("assets/drawings/flow.svg", DRAWING)
    write("a.md", '# A { #a }\n\n::: drawing flow.svg "An arrow < a line"\n')
    html = render("a.md")
    assert '<title id="flow-title">An arrow &lt; a line</title>' in html
    assert 'role="img"' in html
    assert 'id="flow-tip"' in html
    assert "url(#flow-tip)" in html
    assert "old" not in html


@pytest.mark.parametrize(
    ("drawing", "message"),
    [
        ("<svg><script>x</script></svg>", "<script> is active"),
        ('<svg><rect onclick="x"/></svg>', "<rect> is active"),
        ('<svg><use href="https://x.example/#a"/></svg>', "<use> is active or loads something"),
        ("<svg>", "is not well-formed"),
    ],
)
def test_bad_drawing(write, render, drawing, message):
    """A drawing that acts, loads something or is broken is a fault."""
    write("assets/drawings/x.svg", drawing)
    write("a.md", '# A { #a }\n\n::: drawing x.svg "An x"\n')
    with pytest.raises(PublishError, match=message):
        render("a.md")


@pytest.mark.parametrize("line", ["drawing x.svg", 'drawing none.svg "None"', "open-wizard role=provider", 'drawing "x'])
def test_bad_arguments(write, render, line):
    """Arguments that are missing, or lead to nothing, are a fault of that line."""
    write("a.md", f"# A {{ #a }}\n\n::: {line}\n")
    with pytest.raises(PublishError, match=r"a\.md:11: “:::"):
        render("a.md")


def test_open_wizard(write, render):
    """The link leads to the wizard with the answers in the fragment."""
    write("industries/a.md", '# A { #a }\n\n::: open-wizard role=provider offering=process offering=saas "Try it"\n')
    html = render("industries/a.md")
    assert '<a class="md-button" href="../../decide/#role=provider&amp;offering=process&amp;offering=saas">Try it</a>' in html


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ("rolle=provider", "no question “rolle”"),
        ("role=seller", "“role” has no option “seller”"),
        ("role=provider role=customer", "“role” takes one answer"),
        ("role=customer offering=saas", "“offering” is not asked of the role “customer”"),
    ],
)
def test_open_wizard_checks_answers(write, render, answers, message):
    """Answers that the wizard would not know are a fault."""
    write("a.md", f'# A {{ #a }}\n\n::: open-wizard {answers} "Try it"\n')
    with pytest.raises(PublishError, match=message):
        render("a.md")


def test_sources(write, render):
    """Each source lists the sections that rest on it, once each."""
    write("sources.md", "# S { #s }\n\n::: sources\n")
    write("a.md", "# A { #a }\n\nOne. [@std .1]\n\nTwo. [@std .2]\n\n## B { #b }\n\nThree. [@std]\n")
    html = render("sources.md")
    assert '<dt data-section="source-std" id="source-std">The Standard<a aria-label="Cite: The Standard"' in html
    assert "2 sections rest on it" in html
    assert html.count('href="a.md#a"') == 1
    assert "Graded standard." in html
    assert "Graded firm." in html


def test_our_example(write, render):
    """The block below the marker stands in a box that says whose it is; what a colon announces belongs to it."""
    write("a.md", "# A { #a }\n\n::: our-example\n\nA shop sells two things:\n\n- lamps\n- oil\n\nOther words.\n")
    html = render("a.md")
    box = html[html.index("our-example") : html.index("Other words")]
    assert "Our example</p>" in box
    assert box.index("lamps") < box.index("</ul>") < box.index("</div>")


def test_our_example_takes_one_block(write, render):
    """Two boxes do not run into each other, and a heading ends one."""
    write("a.md", "# A { #a }\n\n::: our-example\n\nOne shop.\n\n::: our-example\n\nTwo shops.\n\n## B { #b }\n\nRest.\n")
    html = render("a.md")
    assert html.count("Our example</p>") == 2
    assert html.index("One shop") < html.index("</div>") < html.index("Two shops")
    assert html.rindex("</div>", 0, html.index("Rest")) < html.index("Rest")


def test_glossary(write, render):
    """Terms stand under their letter, with links to what they name."""
    terms = [("b", "Beta", '["a"]'), ("a", "Alpha", '["top"]')]
    table = "".join(f'[[term]]\nid = "{id}"\nterm = "{term}"\ndefinition = "D."\nsee = {see}\n' for id, term, see in terms)
    write("glossary.toml", table)
    write("glossary.md", "# G { #top }\n\n::: glossary\n")
    html = render("glossary.md")
    assert html.index(">Alpha<") < html.index(">Beta<")
    assert '<a href="#term-a">Alpha</a>' in html
    assert '<a href="#top">G</a>' in html


def test_criteria(write, render):
    """Each criterion is a row whose head is a section of its own."""
    write("criteria.toml", '[[criterion]]\nid = "CC6.1"\nseries = "CC6"\ncategory = "security"\ntitle = "Access"\n')
    write("list.md", "# L { #l }\n\n::: criteria\n")
    html = render("list.md")
    assert 'data-section="criterion-cc6-1" id="criterion-cc6-1" scope="row">CC6.1<a aria-label="Cite: CC6.1 Access"' in html
    assert 'data-title="CC6.1 Access"' in html


def test_reviews(docs, write, render):
    """Pages are listed by the date they are due; those past it are for the browser to mark, whatever the day of the build."""
    write("a.md", "# A { #a }\n")
    late = build(docs)
    assert [page.path for page in reviews.due(late, date(2026, 7, 2))] == ["a.md"]
    assert reviews.due(late, date(2026, 7, 1)) == []
    write("reviews.md", "---\ntitle: R\n---\n# R { #r }\n\n::: reviews\n")
    assert '<time data-review-by="data-review-by" datetime="2026-07-01">2026-07-01</time></td>' in render("reviews.md")


def test_rules(write, render):
    """Every rule of the decision is a section with its condition in English."""
    write("rules.md", "---\ntitle: R\nunsourced: x\n---\n# R { #r }\n\n::: rules\n")
    with pytest.raises(PublishError) as caught:
        render("rules.md")
    assert all("no id" in str(fault) or "no source" in str(fault) for fault in caught.value.faults)
