"""Links and ids are found however a text writes them, once, with the edition cited, and nothing else is."""

import pytest

from decision.catalogue.errors import RequestError
from decision.links.find import mentions
from decision.links.model import Known, Unit
from decision.links.text import units

LINK = "https://whichsoc.example/go/soc-3/"


def found(known: Known, text: str, edition: str = "") -> list[tuple[str, str, str, str]]:
    """What is found in a text: kind, id, edition, and where that is said."""
    return [(each.kind, each.id, each.edition, each.by) for each in mentions(units(text), known, edition)]


@pytest.mark.parametrize(
    "text",
    [
        "See https://whichsoc.example/go/soc-3/.",
        "See https://whichsoc.example/go/soc-3, and more",
        "see whichsoc.example/go/soc-3/)",
        "HTTP://WWW.WhichSOC.example/go/soc-3/",
        '<a href="https://whichsoc.example/go/soc-3/" title="x">words</a>',
        '<a href="https&#58;&#x2F;&#x2F;whichsoc.example&sol;go&sol;soc-3/">words</a>',
        "<!-- https://whichsoc.example/go/soc-3/ -->",
        "[https://whichsoc.example/go/soc-3/](https://whichsoc.example/go/soc-3/)",
        '<a href="https://whichsoc.example/go/soc-3/">https://whichsoc.example/go/soc-3/</a>',
        "https://safelinks.example/?url=https%3A%2F%2Fwhichsoc.example%2Fgo%2Fsoc-3%2F&data=05",
        "https://whichsoc.example/go/soc\u00ad-3/",
        "https://whichsoc.example/go/<wbr>soc-3/",
        "https://whichsoc.example/go/soc-3/index.md",
        "the address /go/soc-3/ on the site",
        "https://intranet.example/copies/go/soc-3/",
        "../../go/soc-3/",
    ],
)
def test_a_permanent_link_is_found_once(known: Known, text: str):
    """However it is written, hidden or doubled."""
    assert found(known, text) == [("go", "soc-3", "", "")]


@pytest.mark.parametrize(
    "text",
    [
        "https://go.dev/go/tools-x/",
        "src/go/soc-3/main.go",
        "https://whichsoc.example/ is a site",
        "https://notwhichsoc.example/go/whatever",
        "mail us@whichsoc.example today",
        "https://whichsoc.example/data/sections.json",
        "https://whichsoc.example/decide/#role=provider&edition=2026.11",
        "a soc-3 report, or a type-1-and-type-2-like thing",
        "bridge-letters in a sentence",
        "",
    ],
)
def test_what_is_not_ours_is_left_alone(known: Known, text: str):
    """Other sites, paths of code, files, the wizard's links and words with hyphens are not citations."""
    assert found(known, text or "-") == []


@pytest.mark.parametrize(
    ("text", "kind", "id"),
    [
        ("https://whichsoc.example/guides/letters/#bridge-letters", "page", "guides/letters/#bridge-letters"),
        ("https://whichsoc.example/guides/letters/?x=1.", "page", "guides/letters/?x=1"),
        ("[words](go:bridge-letters)", "id", "bridge-letters"),
        ("as soc-1-intended-users says", "id", "soc-1-intended-users"),
        ("see rule-soc-1-asked", "id", "rule-soc-1-asked"),
        ("one line\n  bridge-letters  \nanother", "id", "bridge-letters"),
        ("https://whichsoc.example/go/no-such-thing/", "go", "no-such-thing"),
        ("https://whichsoc.example/go/", "go", ""),
        ("see /go/soc-1-intended-user/", "go", "soc-1-intended-user"),
    ],
)
def test_pages_ids_and_mistypes_are_found(known: Known, text: str, kind: str, id: str):
    """Addresses of pages, ids alone, and links to nothing."""
    assert [each[:2] for each in found(known, text)] == [(kind, id)]


@pytest.mark.parametrize(
    ("text", "edition", "by"),
    [
        ("https://whichsoc.example/go/soc-3/2026.11/", "2026.11", "link"),
        ("https://whichsoc.example/go/soc-3/?edition=2026.11", "2026.11", "link"),
        (f"SOC 3. A report. {LINK} (Which SOC?, edition 2026.11, accessed November 23, 2026)", "2026.11", "words"),
        (f"Which SOC?, “SOC 3,” edition 2026.11, {LINK} (accessed November 23, 2026).", "2026.11", "words"),
        (f'<p><em>Which SOC?</em>, “SOC 3,” edition 2026.11, <a href="{LINK}">{LINK}</a> (accessed …)', "2026.11", "words"),
        (f"{LINK} of old.\n\nA paragraph on edition 2026.11.", "", ""),
    ],
)
def test_the_edition_is_the_one_cited(known: Known, text: str, edition: str, by: str):
    """In the link, or in words before or after it."""
    assert [each[2:] for each in found(known, text)] == [(edition, by)]


def test_each_link_has_its_own_edition(known: Known):
    """In one paragraph, before or after the link, never the neighbor's; one that is given stands in where none is said."""
    other = LINK.replace("soc-3", "bridge-letters")
    after = f"{LINK} (edition 2026.11, accessed today). {other} (edition 2027.05)"
    ahead = f"edition 2026.11, {LINK} (accessed today); edition 2027.05, {other} (accessed today)"
    assert [each[2] for each in found(known, after)] == [each[2] for each in found(known, ahead)] == ["2026.11", "2027.05"]
    assert [each[2:] for each in found(known, LINK, "2026.11")] == [("2026.11", "given")]


def test_places_are_lines(known: Known):
    """Whatever ends them."""
    places = [each.place for each in mentions(units(f"one\r\ntwo {LINK}\rthree\n{LINK}"), known)]
    assert places == ["line 2", "line 4"]


def test_the_words_around_are_short(known: Known):
    """Enough to find the place."""
    (only,) = mentions([Unit("a", f"{'x' * 5000} {LINK} {'y' * 5000}")], known)
    assert LINK in only.near
    assert len(only.near) < 250


@pytest.mark.parametrize(
    "piece",
    [
        "/go/",
        "go:",
        "a-",
        "https://",
        "https://whichsoc.example/",
        "%2f",
        "edition 2026.11 ",
        "<a ",
        "&#",
        "whichsoc.example/go/a",
    ],
)
def test_huge_lines_end(known: Known, piece: str):
    """A line of two million letters is read, or refused for its many links: were it not in linear time, never."""
    try:
        mentions(units(piece * (2_000_000 // len(piece))), known)
    except RequestError as error:
        assert error.code == "document-crowded"


def test_too_many_links_are_refused(known: Known):
    """A sentence, not a page that never ends."""
    with pytest.raises(RequestError, match="more than 10,000 of our links"):
        mentions(units(f"{LINK}\n" * 10_001), known)
