"""The card beside a link to a page: one for every page, drawn of the page's own words, and small."""

import hashlib
from pathlib import Path

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from publish.content.index import build
from publish.content.pages import url
from publish.site import cards, permalink_pages
from publish.site.cards import Words
from publish.site.permalink_pages import Target

ROOT = "https://soc.example/"
HEAD = '<html><head><meta property="og:title" content="{}"><meta property="og:description" content="Words."></head></html>'


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for the cards that are kept."""
    monkeypatch.setattr(cards, "CACHE", tmp_path / "kept")
    return tmp_path / "kept"


def drawn(site: Path, title: str, root: str = ROOT) -> Path:
    """The card of a page of that title."""
    (site / "a").mkdir(parents=True, exist_ok=True)
    (site / "a/index.html").write_text(HEAD.format(title))
    cards.write(site, root, ["a"])
    return site / cards.place("a")


def test_every_page_has_its_card(site: Path, root: Path):
    """Pages name their card by its whole address, with its size and its words; no two are alike, and none is over 25 KB."""
    found = {}
    for page in build(root / "docs").pages.values():
        head = LexborHTMLParser((site / url(page.path) / "index.html").read_text("utf-8"))
        said = {each.attributes["property"]: str(each.attributes["content"]) for each in head.css("meta[property]")}
        file = site / said["og:image"].removeprefix(said["og:url"].removesuffix(f"{url(page.path)}/".lstrip("/")))
        with Image.open(file) as card:
            assert ("1200", "630") == (said["og:image:width"], said["og:image:height"]) == tuple(map(str, card.size)), file
        assert file.stat().st_size < 25_000, file
        assert page.meta["title"] in said["og:image:alt"] and page.meta["description"] in said["og:image:alt"]
        assert len(head.css('meta[name="twitter:card"]')) == 1
        assert ("article:section" in said) == (page.path != "index.md")
        found[hashlib.sha256(file.read_bytes()).digest()] = file
    assert len(found) == len(build(root / "docs").pages) == len(list((site / "assets/cards").rglob("*.png"))) > 100


def test_a_permanent_link_has_the_card_of_the_page_it_leads_to():
    """A link that is pasted into a chat shows the page's card; where the site has no address it names none."""
    home, below = (Target("id", path, "A", "Words.") for path in ("#id", "guides/cost/#id"))
    assert f'content="{ROOT}assets/cards/index.png"' in permalink_pages.page(ROOT, home)
    assert f'content="{ROOT}assets/cards/guides/cost.png"' in permalink_pages.page(ROOT, below)
    assert "og:image" not in permalink_pages.page("", below)


def test_a_card_is_drawn_once(tmp_path: Path, kept: Path):
    """The same words give the same bytes, drawn anew or kept, and other words another card."""
    first = drawn(tmp_path, "Which one?").read_bytes()
    (file,) = kept.iterdir()
    file.unlink()
    assert drawn(tmp_path, "Which one?").read_bytes() == first == file.read_bytes()
    file.write_bytes(b"kept")
    assert drawn(tmp_path, "Which one?").read_bytes() == b"kept"
    assert drawn(tmp_path, "Another?").read_bytes() != first


def test_without_an_address_nothing_is_drawn(tmp_path: Path):
    """A card needs a whole address, so a site that has none draws no card."""
    assert not drawn(tmp_path, "Which one?", "").exists()


@pytest.mark.parametrize("title", ["SOC 1", "A title of great length " * 20, "Versicherungs" * 6, "W" * 60])
def test_every_title_has_room(title: str):
    """A title is wrapped and never cut, however long it or a word of it is; a short one is as large as there is."""
    block = cards.fitted(title, cards.SERIF, *cards.TITLE)
    assert " ".join(block.lines) == " ".join(title.split())
    assert max(map(block.font.getlength, block.lines)) <= cards.WIDTH and len(block.lines) * block.step <= 216
    assert (block.font.size == 88) == (title == "SOC 1")
    beside = cards.draw(Words("Which SOC?", "Guides", title, "word " * 32)).convert("RGB")
    edges = [(0, 180, cards.MARGIN - 3, 630), (1200 - cards.MARGIN + 3, 180, 1200, 630), (0, 600, 1200, 630)]
    assert [beside.crop(edge).getcolors() for edge in edges] == [[(_area(edge), (0xFD, 0xFC, 0xFA))] for edge in edges]


def _area(box: tuple[int, int, int, int]) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])
