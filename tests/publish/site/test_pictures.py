"""Pictures in pages: described, of a known size before they arrive, small, and waited for by nobody."""

from pathlib import Path

from PIL import Image
from selectolax.lexbor import LexborHTMLParser

MOST = 40_000  # bytes


def test_pictures(site: Path):
    """Each has its words and the size of its file, is fetched when it comes into sight, and is under 40 KB."""
    page = site / "rfp" / "citing" / "index.html"
    pictures = LexborHTMLParser(page.read_text("utf-8")).css("article img")
    assert len(pictures) == 5
    for picture in pictures:
        told = picture.attributes
        path = (page.parent / str(told["src"])).resolve()
        with Image.open(path) as image:
            assert (told["width"], told["height"]) == tuple(map(str, image.size))
        assert len(str(told["alt"])) > 40 and told["loading"] == "lazy"
        assert path.stat().st_size < MOST
