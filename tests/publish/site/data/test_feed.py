"""The Atom feed: what RFC 4287 asks of it, which changes it names, and that an entry keeps its id."""

import hashlib
from datetime import datetime
from xml.etree import ElementTree

import feedparser

from publish.content.editions import Frozen
from publish.site.data import feed

ROOT = "https://soc.example/"
NAMES = {"a": feed.ATOM}


def section(id: str, text: str, reviewed: str = "2026-11-20") -> Frozen:
    """A section with these words."""
    return Frozen(id, f"{id} & co", "Page", text, hashlib.sha256(text.encode()).hexdigest(), reviewed, ())


def edition(*sections: Frozen) -> dict[str, Frozen]:
    """An edition of these sections."""
    return {each.id: each for each in sections}


FIRST = edition(section("same", "Same."), section("old", "Old."), section("gone", "Gone."))
SECOND = edition(section("same", "Same."), section("old", "New <b>.", "2026-11-22"), section("fresh", "Fresh.", ""))


def made(editions: dict[str, dict[str, Frozen]], present: dict[str, Frozen], root: str = ROOT) -> ElementTree.Element:
    """The feed, parsed."""
    return ElementTree.fromstring(feed.feed(feed.Origin(root, "Authors"), list(feed.entries(editions, present))))


def told(root: ElementTree.Element) -> dict[str, str]:
    """The entries' titles with their links."""
    found = root.findall("a:entry", NAMES)
    return {str(each.findtext("a:title", "", NAMES)): str(each.find("a:link", NAMES).get("href")) for each in found}  # type: ignore[union-attr]


def check(root: ElementTree.Element) -> None:
    """What RFC 4287 asks: exactly one id, title and updated each, unique ids, an author, links with absolute addresses."""
    entries = root.findall("a:entry", NAMES)
    assert root.tag == f"{{{feed.ATOM}}}feed" and root.findtext("a:author/a:name", "", NAMES)
    assert [link.get("rel") for link in root.findall("a:link", NAMES)] == ["self", "alternate"]
    for each in [root, *entries]:
        assert [len(each.findall(f"a:{name}", NAMES)) for name in ("id", "title", "updated")] == [1, 1, 1]
        assert datetime.fromisoformat(str(each.findtext("a:updated", "", NAMES))).tzinfo
        assert str(each.findtext("a:id", "", NAMES)).startswith("urn:uuid:")
        assert all(str(link.get("href")).startswith("https://") for link in each.findall("a:link", NAMES))
    ids = [each.findtext("a:id", "", NAMES) for each in [root, *entries]]
    assert len(set(ids)) == len(ids)
    assert root.findtext("a:updated", "", NAMES) == max(str(each.findtext("a:updated", "", NAMES)) for each in entries)


def test_what_changed_since_the_last_edition():
    """Changed words lead to the difference, new ones to the section, retired ones to the successor; the same says nothing."""
    root = made({"2026.11": FIRST}, SECOND)
    check(root)
    assert told(root) == {
        "Changed: old & co": f"{ROOT}go/old/2026.11/",
        "New: fresh & co": f"{ROOT}go/fresh/",
        "Retired: gone & co": f"{ROOT}go/gone/",
        "Edition 2026.11": f"{ROOT}go/changelog/",
    }
    assert root.findtext("a:updated", "", NAMES) == "2026-11-22T00:00:00Z"


def test_an_entry_outlives_the_release():
    """When what is on the site becomes an edition, its changes keep their ids; those of two steps before go."""
    before = {key for key in _keys({"2026.11": FIRST}, SECOND) if not key.startswith("edition")}
    released = _keys({"2026.11": FIRST, "2026.12": SECOND}, SECOND)
    assert before < set(released) and "edition 2026.12" in released
    later = _keys({"2026.11": FIRST, "2026.12": SECOND, "2027.01": SECOND}, SECOND)
    assert not before & set(later)


def test_a_step_of_many_changes_is_one_entry():
    """Past what a list holds, a step is told in numbers with what was retired; the entry keeps its id at the release."""
    many = edition(*(section(f"new-{number}", "New.") for number in range(feed.MOST - 1)))
    root = made({"2026.11": FIRST}, SECOND | many)
    check(root)
    title = f"Since edition 2026.11: {feed.MOST} new, 1 changed, 1 retired"
    assert list(told(root).items()) == [
        (title, f"{ROOT}go/changelog/"),
        ("Retired: gone & co", f"{ROOT}go/gone/"),
        ("Edition 2026.11", f"{ROOT}go/changelog/"),
    ]
    (key,) = (key for key in _keys({"2026.11": FIRST}, SECOND | many) if key.endswith("many"))
    assert key in _keys({"2026.11": FIRST, "2026.12": SECOND | many}, SECOND | many)
    fewer = dict(list(many.items())[: feed.MOST - 3])
    assert len(told(made({"2026.11": FIRST}, SECOND | fewer))) == feed.MOST + 1


def _keys(editions: dict[str, dict[str, Frozen]], present: dict[str, Frozen]) -> list[str]:
    return [entry.key for entry in feed.entries(editions, present)]


def test_without_an_address_links_are_relative():
    """A site that does not know its own address has a feed too."""
    assert "go/fresh/" in told(made({"2026.11": FIRST}, SECOND, "")).values()


def test_the_site_has_one(site):
    """The real feed holds for feedparser too, every link in it leads to a page, and every page of the theme names it."""
    root = ElementTree.parse(site / "feed.xml").getroot()
    check(root)
    read = feedparser.parse((site / "feed.xml").read_bytes())
    assert (read.bozo, read.version) == (False, "atom10")
    assert {entry.title: entry.link for entry in read.entries} == told(root)
    assert all(entry.updated_parsed and entry.id for entry in read.entries)
    links = {link.removeprefix(root.findall("a:link", NAMES)[1].get("href", "")) for link in told(root).values()}
    assert (site / "feed.xml").stat().st_size < 100_000
    assert len(links) > 1 and [link for link in links if not (site / link / "index.html").is_file()] == []
    for path, feed_path in (("guides/cost", "../../feed.xml"), ("", "feed.xml"), ("about/changelog", "../../feed.xml")):
        head = (site / path / "index.html").read_text("utf-8").partition("</head>")[0]
        assert f'<link rel="alternate feed" type="application/atom+xml" title="Changes to Which SOC?" href="{feed_path}">' in head
