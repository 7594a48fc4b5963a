"""The picture beside a link to the wizard: drawn from the page's own words, always the same."""

from pathlib import Path

from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from publish.site import preview

HEAD = '<html><head><meta property="og:title" content="{}"><meta property="og:description" content="Words."></head></html>'


def built(folder: Path, title: str) -> Path:
    """A site with a home page and the wizard's page."""
    for path in preview.PAGES:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(HEAD.format(title))
    return folder


def test_the_pages_name_the_picture_once(tmp_path: Path):
    """Home and wizard name it by its whole address, with size and words; a second run changes nothing."""
    for _ in range(2):
        preview.write(built(tmp_path, "Which one?"), "https://soc.example/")
        page = LexborHTMLParser((tmp_path / "decide/index.html").read_text())
        facts = {each.attributes["property"]: each.attributes["content"] for each in page.css('meta[property^="og:image"]')}
        assert facts["og:image"] == "https://soc.example/assets/images/preview.png"
        assert facts["og:image:alt"] == "Which one?"
        assert len(page.css('meta[name="twitter:card"]')) == 1
    with Image.open(tmp_path / preview.PICTURE) as picture:
        assert (f"{picture.width}", f"{picture.height}") == (facts["og:image:width"], facts["og:image:height"])


def test_the_picture_is_drawn_of_its_words_alone(tmp_path: Path):
    """The same words give the same bytes, other words another picture, and it is small enough for a chat."""
    pictures = []
    for title in ("Which one?", "Which one?", "Another?"):
        preview.write(built(tmp_path, title), "https://soc.example/")
        pictures.append((tmp_path / preview.PICTURE).read_bytes())
    assert pictures[0] == pictures[1] != pictures[2]
    assert len(pictures[0]) < 100_000


def test_without_an_address_nothing_is_named(tmp_path: Path):
    """A picture needs a whole address, so a site that has none names no picture."""
    preview.write(built(tmp_path, "Which one?"), "")
    assert "og:image" not in (tmp_path / "decide/index.html").read_text()
    assert not (tmp_path / preview.PICTURE).exists()
