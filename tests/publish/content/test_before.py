"""The checks over docs/ before it is rendered."""

import pytest

from publish.content import before
from publish.content.checks import consistency
from publish.content.faults import PublishError
from publish.content.index import build

PAGE = "# A { #a }\n\nShort. [@std]\n"


def messages(faults):
    """Faults as lines."""
    return [str(fault) for fault in faults]


def test_clean_page(docs, write):
    """A page that keeps the conventions has no faults."""
    write("a.md", PAGE)
    assert before.page_faults(build(docs), ["a.md"]) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# A\n", "a.md:1: no front matter"),
        ("---\ntitle: A\ndescription: D\nreviewed: 2026-01-01\nstandards: []\n---\n# A { #a }\n", "no date `review_by`"),
        ("---\ntitle: A\nunsourced:\n---\n# A { #a }\n", "`unsourced` in the front matter needs a reason"),
        (f"---\ntitle: {'long ' * 20}\ndescription: D\nunsourced: no facts\n---\n# A {{ #a }}\n", "keep it under 60"),
    ],
)
def test_front_matter(docs, text, message):
    """Front matter that lacks something is a fault that names it."""
    (docs / "a.md").write_text(text)
    assert any(message in line for line in messages(before.page_faults(build(docs), ["a.md"])))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("# A\n", "the h1 has no id"),
        ("# A { #a }\n\n# B { #b }\n", "a.md:11: a second h1"),
        ("# A { #a }\n\nShort. [@stdd]\n", "a.md:11: no source “stdd”; did you mean “std”?"),
        ("# A { #a }\n\nThis page states a thing without any source.\n", "a.md:11: no source for “This page states"),
        ("# A { #a }\n\n::: our-example\n\n## B { #b }\n", "a.md:11: `::: our-example` marks the block below it"),
        ("# A { #a }\n\n::: our-example\n\nA shop sells lamps. [@std]\n", "a.md:13: an invented example rests on no source"),
        ("# A { #a }\n\n<!-- unsourced: -->\nThis page states a thing without a reason.\n", "`unsourced` needs a reason"),
    ],
)
def test_body(docs, write, body, message):
    """Faults of a page's text name the line and what to do."""
    write("a.md", body)
    assert any(message in line for line in messages(before.page_faults(build(docs), ["a.md"])))


def test_unknown_link(docs, write):
    """A link to an id that does not exist is a fault with a suggestion."""
    write("a.md", "# A { #apple }\n\n[b](go:appel)\n")
    assert messages(before.link_faults(build(docs), ["a.md"])) == ["a.md:11: no id “appel” on any page; did you mean “apple”?"]


def test_retired_link(docs, write):
    """A link to a retired id is a fault that names the successor."""
    write("a.md", "# A { #a }\n\n[b](go:old)\n")
    write("permalinks.toml", 'live = ["a"]\n[retired]\nold = "a"\n')
    assert messages(before.link_faults(build(docs), ["a.md"])) == ["a.md:11: “old” is retired; link to “a”"]


def test_doubled_id(docs, write):
    """The same id on two pages is a fault of the second, and names the first."""
    write("a.md", PAGE)
    write("b.md", PAGE)
    assert any("b.md:9: the id “a” is taken by a.md:9" in line for line in messages(build(docs).faults))


@pytest.mark.parametrize(
    ("ledger", "message"),
    [
        ('live = ["a", "gone"]', "“gone” is published but on no page any more"),
        ("live = []", "a.md:9: new id “a”"),
        ('live = ["a"]\n[retired]\nold = "nowhere"', "[retired] old: its successor “nowhere” is on no page"),
        ('live = []\n[retired]\na = "a"', "a.md:9: the id “a” is retired"),
        ('live = ["a", "a"]', "“a” is listed twice"),
    ],
)
def test_ledger(docs, write, ledger, message):
    """A lost, new, misled, revived or doubled id is a fault."""
    write("a.md", PAGE)
    write("permalinks.toml", ledger)
    assert any(message in line for line in messages(consistency.ledger(build(docs))))


def test_write_ledger(docs, write, capsys):
    """Writing the ledger adds new ids and keeps all others, even lost ones."""
    write("a.md", PAGE)
    write("permalinks.toml", 'live = ["gone"]\n[retired]\nold = "a"\n')
    before.main([str(docs), "--write-ledger"])
    assert "1 new ids" in capsys.readouterr().out
    ledger = build(docs).ledger
    assert (ledger.live, ledger.retired) == (("a", "gone"), {"old": "a"})


def test_decision_refers_to_sections(docs, write):
    """A question or finding that refers to an unknown section or source is a fault."""
    write("a.md", PAGE)
    found = messages(consistency.decision(build(docs)))
    assert any("see: no id “soc-1” on any page" in line for line in found)
    assert any("sources: no source “so-info”" in line for line in found)


def test_glossary_refers_to_terms(docs, write):
    """A term that refers to an unknown term or source is a fault."""
    write("glossary.toml", '[[term]]\nid = "t"\nterm = "T"\ndefinition = "D."\nsee = ["u"]\nsources = ["v"]\n')
    assert messages(consistency.glossary(build(docs))) == [
        "glossary.toml: t: see: no id “u” on any page",
        "glossary.toml: t: sources: no source “v” in docs/sources.toml",
    ]


def test_table_faults(docs, write):
    """Unknown, missing and doubled keys of a table are reported together."""
    write("sources.toml", '[[source]]\nid = "a"\nshort = "A"\ntitle = "A"\ngrade = "firm"\nurll = ""\n[[source]]\nid = "a"\n')
    found = messages(build(docs).faults)
    assert len(found) == 5
    assert "sources.toml: [[source]] a: unknown key “urll”" in found
    assert "sources.toml: [[source]] a: “short” is missing" in found


def test_lenient(docs, write, capsys):
    """With --lenient unknown ids and new ids do not fail, other faults do."""
    write("a.md", "# A { #a }\n\n[b](go:b)\n")
    assert before.main([str(docs), "--lenient", str(docs / "a.md")]) == 0
    assert before.main([str(docs), str(docs / "a.md")]) == 1
    assert "a.md:11: no id “b”" in capsys.readouterr().out


def test_draft(docs, write):
    """When not strict, what a draft may have comes back as warnings; otherwise everything raises together."""
    write("a.md", "# A { #a }\n\n[b](go:b)\n")
    assert any("no id “b”" in str(fault) for fault in before.check(docs, strict=False))
    with pytest.raises(PublishError, match="no id “b”"):
        before.check(docs, strict=True)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ('grade = "gossip"', "sources.toml: [[source]] a: no grade “gossip”; there are standard, law"),
        ("", "sources.toml: [[source]] a: “grade” is missing"),
        ('grade = "firm"\nread = "November"', "sources.toml: [[source]] a: `read` is a day"),
    ],
)
def test_source_grade(docs, write, row, message):
    """A source without a known grade, or read on no day, is a fault that names it."""
    write("sources.toml", f'[[source]]\nid = "a"\nshort = "A"\ntitle = "A"\n{row}\n')
    assert any(line.startswith(message) for line in messages(build(docs).faults))


def test_example_needs_no_source(docs, write):
    """What is marked as ours states things and cites nothing; the block after it does cite."""
    story = "A shop in a small town sells many lamps each day."
    write("a.md", f"# A {{ #a }}\n\n::: our-example\n\n{story}\n\n{story}\n")
    assert messages(before.page_faults(build(docs), ["a.md"])) == [
        "a.md:15: no source for “A shop in a small town sells many lamps each day.”: "
        "cite one, or say `<!-- unsourced: reason -->` above it"
    ]


LAW = "---\ntitle: A\ndescription: D\nreviewed: 2026-01-01\nreview_by: 2026-07-01\nlaw_as_of: 2026-01-01\nstandards: []\n---\n"


@pytest.mark.parametrize(
    ("path", "line", "message"),
    [
        ("regulations/a.md", "The rule asks for it. [@book]", "a claim of law rests on book (firm): cite the rule too"),
        ("regulations/a.md", "- The rule asks for it. [@book]", "a claim of law rests on book (firm)"),
        ("regulations/a.md", "<!-- practice: -->\nBuyers ask for it. [@book]", "`practice` needs a reason"),
        ("customers/a.md", "Buyers ask for it. [@shop]", "practice rests on one seller, shop (vendor): cite a second voice"),
    ],
)
def test_weak_source(docs, write, path, line, message):
    """A claim of law on a firm alone, and practice on one seller, are faults of their line."""
    add_shop(docs)
    write(path, f"{LAW}# A {{ #a }}\n\n{line}\n")
    found = messages(before.page_faults(build(docs), [path]))
    assert len(found) == 1
    assert found[0].startswith(f"{path}:1")
    assert message in found[0]


def test_industries_need_two_voices(docs, write):
    """What is usual in an industry does not rest on one seller."""
    add_shop(docs)
    write("industries/a.md", "# A { #a }\n\nBuyers ask for it. [@shop]\n\nThey ask often. [@shop; @book]\n")
    found = [line for line in messages(before.page_faults(build(docs), ["industries/a.md"])) if "seller" in line]
    assert len(found) == 1


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("regulations/a.md", "The rule asks for it. [@book; @std]"),
        ("regulations/a.md", "<!-- practice: what buyers ask -->\nBuyers ask for it. [@book]"),
        ("customers/a.md", "Buyers ask for it. [@shop; @book]"),
        ("customers/a.md", "<!-- practice: one example, named -->\nA shop does it. [@shop]"),
        ("customers/a.md", "Firms say so. [@book]"),
    ],
)
def test_strong_enough(docs, write, path, line):
    """The rule beside a firm, a second voice, or a marker with its reason will do."""
    add_shop(docs)
    write(path, f"{LAW}# A {{ #a }}\n\n{line}\n")
    assert before.page_faults(build(docs), [path]) == []


def test_marker_holds_for_one_line(docs, write):
    """The line after the marked one is held to the rule again."""
    write("regulations/a.md", f"{LAW}# A {{ #a }}\n\n<!-- practice: x -->\nBuyers do. [@book]\n\nThe rule says. [@book]\n")
    assert [fault.line for fault in before.page_faults(build(docs), ["regulations/a.md"])] == [14]


def test_law_has_its_day(docs, write):
    """A page on a rule without the day of its law is a fault."""
    write("regulations/a.md", "# A { #a }\n\nShort. [@std]\n")
    assert any("no date `law_as_of`" in line for line in messages(before.page_faults(build(docs), ["regulations/a.md"])))


def add_shop(docs):
    """A third source, from a seller."""
    with (docs / "sources.toml").open("a") as file:
        file.write('\n[[source]]\nid = "shop"\nshort = "Shop"\ntitle = "A Shop on the Book"\nauthor = "Shop"\ngrade = "vendor"\n')
