"""The picture that chat programs and mail show beside a link to the site, drawn when it is built."""

import textwrap
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from selectolax.lexbor import LexborHTMLParser

FONTS = Path(__file__).parents[3] / "node_modules" / "dejavu-fonts-ttf" / "ttf"
PICTURE = "assets/images/preview.png"
WIZARD = "decide/index.html"
SIZE = (1200, 630)
MARGIN = 90
PAPER, INK, MUTED, SOC_1, SOC_2 = "#fdfcfa", "#1b1f24", "#57606a", "#1f4b99", "#0b6660"


def write(site: Path, root: str) -> None:
    """Draw the picture with the words of the wizard's page; the theme names it in the head of every page.

    `root` is the site's own address; without one there is none, since a picture needs a whole address.
    """
    wizard = site / WIZARD
    if not root or not wizard.is_file():
        return
    title, description = (_said(LexborHTMLParser(wizard.read_text("utf-8")), name) for name in ("title", "description"))
    target = site / PICTURE
    target.parent.mkdir(parents=True, exist_ok=True)
    draw(title, description).save(target, optimize=True)


def draw(title: str, description: str) -> Image.Image:
    """The picture: the site's name, the question, and what comes of answering it."""
    image = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(image)
    half = SIZE[0] // 2
    pen.rectangle((0, 0, half, 18), SOC_1)
    pen.rectangle((half, 0, SIZE[0], 18), SOC_2)
    pen.text((MARGIN, 80), "Which SOC?", INK, _font("DejaVuSerif-Bold", 40))
    lines = textwrap.wrap(title, 24)
    pen.multiline_text((MARGIN, 180), "\n".join(lines), INK, _font("DejaVuSerif-Bold", 72), spacing=14)
    below = 180 + 96 * len(lines) + 30
    words = "\n".join(textwrap.wrap(description, 56))
    pen.multiline_text((MARGIN, below), words, MUTED, _font("DejaVuSans", 30), spacing=12)
    pen.line((MARGIN, 560, SIZE[0] - MARGIN, 560), INK, 3)
    return image.quantize(32)


def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"{name}.ttf", size, layout_engine=ImageFont.Layout.BASIC)


def _said(page: LexborHTMLParser, name: str) -> str:
    found = page.css_first(f'meta[property="og:{name}"]')
    return (found.attributes["content"] or "") if found else ""
