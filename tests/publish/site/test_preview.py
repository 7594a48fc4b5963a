"""The picture beside a link to the site: drawn from the wizard's own words, always the same."""

from pathlib import Path

from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from publish.site import preview

HEAD = '<html><head><meta property="og:title" content="{}"><meta property="og:description" content="Words."></head></html>'


def built(folder: Path, title: str) -> Path:
    """A site with the wizard's page."""
    (folder / preview.WIZARD).parent.mkdir(parents=True, exist_ok=True)
    (folder / preview.WIZARD).write_text(HEAD.format(title))
    return folder


def test_every_page_names_the_picture(site: Path):
    """Pages name it once, by its whole address, with the size that it has and words for who does not see it."""
    for path in ("index.html", "decide/index.html", "guides/cost/index.html"):
        page = LexborHTMLParser((site / path).read_text("utf-8"))
        facts = {each.attributes["property"]: each.attributes["content"] for each in page.css('meta[property^="og:image"]')}
        root = page.css_first('link[rel="canonical"]').attributes["href"].removesuffix(path.removesuffix("index.html"))  # type: ignore[union-attr]
        assert facts["og:image"] == f"{root}{preview.PICTURE}" and facts["og:image:alt"]
        assert len(page.css('meta[name="twitter:card"]')) == 1
        with Image.open(site / preview.PICTURE) as picture:
            assert (f"{picture.width}", f"{picture.height}") == (facts["og:image:width"], facts["og:image:height"])


def test_the_picture_is_drawn_of_its_words_alone(tmp_path: Path):
    """The same words give the same bytes, other words another picture, and it is small enough for a chat."""
    pictures = []
    for title in ("Which one?", "Which one?", "Another?"):
        preview.write(built(tmp_path, title), "https://soc.example/")
        pictures.append((tmp_path / preview.PICTURE).read_bytes())
    assert pictures[0] == pictures[1] != pictures[2]
    assert len(pictures[0]) < 100_000


def test_without_an_address_nothing_is_drawn(tmp_path: Path):
    """A picture needs a whole address, so a site that has none draws no picture."""
    preview.write(built(tmp_path, "Which one?"), "")
    assert not (tmp_path / preview.PICTURE).exists()
