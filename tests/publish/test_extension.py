"""What the Markdown extension makes of a page."""

import pytest

from publish.content.faults import PublishError


def test_go_links(write, render):
    """A link by id becomes the path to the page and the fragment, relative to the page."""
    write("guides/b.md", "# B { #b }\n\n## C { #c }\n")
    write("reports/a.md", "# A { #a }\n\n[b](go:c) and [a](go:a)\n")
    html = render("reports/a.md")
    assert '<a href="../guides/b.md#c">b</a>' in html
    assert '<a href="#a">a</a>' in html


def test_generated_ids(write, render):
    """Terms, criteria and sources can be linked like headings."""
    write("glossary.md", "# G { #g }\n\n::: glossary\n")
    write("sources.md", "# S { #s }\n\n::: sources\n")
    write("glossary.toml", '[[term]]\nid = "t"\nterm = "T"\ndefinition = "D."\n')
    write("a.md", "# A { #a }\n\n[t](go:term-t) [s](go:source-std)\n")
    html = render("a.md")
    assert 'href="glossary.md#term-t"' in html
    assert 'href="sources.md#source-std"' in html


def test_all_faults_of_a_page(write, render):
    """Unknown ids, sources and directives of a page are reported together, each with its line."""
    write("a.md", "# A { #a }\n\n[b](go:b) [@none]\n\n::: nothing\n")
    with pytest.raises(PublishError) as caught:
        render("a.md")
    lines = str(caught.value).split("\n")
    assert [line.split(";")[0] for line in lines] == [
        "a.md:11: no id “b” on any page",
        "a.md:11: no source “none”",
        "a.md:13: no directive 'nothing'",
    ]


def test_notes_in_reading_order(write, render):
    """Notes are numbered as the reader meets them, and the same source and place share one."""
    write("sources.md", "# S { #s }\n\n::: sources\n")
    write("a.md", "# A { #a }\n\n- One. [@std .2]\n\nTwo. [@book; @std .2] Three. [@std .3]\n")
    html = render("a.md")
    assert [html.index(f'id="cite-{number}"') for number in (1, 2, 3)] == sorted(
        html.index(f'id="cite-{number}"') for number in (1, 2, 3)
    )
    assert html.count('href="#note-1"') == 2
    assert 'data-place=".2" data-source="std" id="note-1"' in html
    assert (
        '<a href="sources.md#source-std">STD 1</a>, .2 <span class="grade" data-grade="standard">(standard)</span>. '
        '<a href="https://standards.example/std"'
    ) in html


def test_notes_stay_out_of_search_and_contents(write, render):
    """Markers, notes and buttons carry what the search leaves out, and the list of notes has no id."""
    write("a.md", "# A { #a }\n\nOne. [@book]\n")
    write("sources.md", "# S { #s }\n\n::: sources\n")
    html = render("a.md")
    assert html.count(" data-search-exclude=") == 3
    assert "<h2>Sources</h2>" in html


def test_sections(write, render):
    """A heading with an explicit id is a section with a button; one without is not."""
    write("a.md", "# A { #a }\n\nFirst. Second.\n\n## No id\n\n## With *id* { #b }\n\n- An item, e.g. this one. More.\n")
    html = render("a.md")
    assert '<h1 aria-label="A" data-section="a" id="a">A<a aria-label="Cite: A page"' in html
    assert '<h2 id="no-id">No id</h2>' in html
    assert 'aria-label="Cite: With id"' in html
    assert 'data-summary="First."' in html
    assert 'data-summary="An item, e.g. this one."' in html


def test_title_of_the_page(write, render):
    """The citation of an h1 carries the page's title, which stands on its own."""
    write("a.md", "# A { #a }\n\nFirst.\n")
    assert 'data-title="A page"' in render("a.md")


def test_abbreviations(write, render):
    """An abbreviation explains itself once in a section, not in headings, links or code."""
    write("glossary.md", "# G { #g }\n\n::: glossary\n")
    write("glossary.toml", '[[term]]\nid = "cuec"\nterm = "Control"\nabbr = "CUEC"\ndefinition = "What users do."\n')
    write(
        "a.md",
        "# CUEC { #a }\n\nA CUEC and **CUECs**. `CUEC` [CUEC](go:a)\n\n## Next\n\nOn *the* CUEC, again a CUEC, CUECX.\n",
    )
    html = render("a.md")
    assert html.count('<abbr title="Control: What users do.">CUEC</abbr>') == 2
    assert "On <em>the</em> <abbr" in html
    assert "again a CUEC, CUECX." in html


def test_checklist(write, render):
    """Every item of a checklist gets a box that is named by its words."""
    write("a.md", '# A { #a }\n\n<div class="checklist" markdown>\n- Ask **this**\n- Ask that\n</div>\n\n- No box\n')
    html = render("a.md")
    assert html.count("<input") == 2
    assert '<li><input aria-label="Ask this" type="checkbox" />Ask <strong>this</strong></li>' in html


def test_pages_list_the_findings_that_rest_on_them(write, render):
    """Below a page stand the findings whose rules cite its sections; a page that none cites has no list."""
    write("decide/rules.md", "# R { #rules }\n\n::: rules\n")
    write("sources.md", "# S { #s }\n\n::: sources\n")
    write("a.md", "# A { #soc-1-relevance-test }\n\nWords.\n")
    write("b.md", "# B { #b }\n\nWords.\n")
    html = render("a.md")
    assert "What the wizard rests on this page" in html
    assert 'href="decide/rules.md#rule-' in html
    assert "resting" not in render("b.md")
