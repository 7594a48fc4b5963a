"""The card that chat programs and mail show beside a link to a page, drawn when the site is built: its head, in large.

A card is kept under `.cache/cards/` by what is on it and what draws it, and drawn again when either changes.
"""

import hashlib
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import PIL
from PIL import Image, ImageColor, ImageDraw, ImageFont
from selectolax.lexbor import LexborHTMLParser

from publish.meanwhile import each

ROOT = Path(__file__).parents[3]
CACHE = ROOT / ".cache" / "cards"
FONTS = ROOT / "node_modules" / "dejavu-fonts-ttf" / "ttf"
SERIF, SANS = "DejaVuSerifCondensed-Bold", "DejaVuSansCondensed"
SIZE = (1200, 630)
MARGIN = 88
WIDTH = SIZE[0] - 2 * MARGIN
TITLE = (range(88, 15, -4), 216, 1.2)  # sizes of its type, the room it has, and the height of a line
BELOW = (range(32, 11, -2), 140, 1.4)
PAPER, INK, MUTED, RULE, SOC_1, SOC_2 = "#fdfcfa", "#1b1f24", "#57606a", "#e3e0da", "#1f4b99", "#0b6660"
BAR_1, BAR_2 = "#8fb4ff", "#5cc8bf"  # of the mark, on ink


class Words(NamedTuple):
    """What stands on a card."""

    site: str
    section: str
    title: str
    description: str


class Block(NamedTuple):
    """Lines of one font, and the height of each."""

    lines: list[str]
    font: ImageFont.FreeTypeFont
    step: int


def place(path: str) -> str:
    """Where the card of a page is in the site, as the theme names it too; `path` is the page's address from the root."""
    return f"assets/cards/{path.strip('/') or 'index'}.png"


def write(site: Path, root: str, paths: Iterable[str]) -> None:
    """Put the card of every page in its place, with the words that the page's head has for it.

    `root` is the site's own address; without one there are none, since a card needs a whole address.
    """

    def one(path: str) -> None:
        target = site / place(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_kept(_words((site / path / "index.html").read_text("utf-8"))))

    each(one, list(paths) if root else [])


def _words(html: str) -> Words:
    head = LexborHTMLParser(html[: html.find("</head>")])
    said = {each.attributes["property"]: each.attributes["content"] or "" for each in head.css("meta[property]")}
    return Words(*(said.get(name, "") for name in ("og:site_name", "article:section", "og:title", "og:description")))


def _kept(words: Words) -> bytes:
    """The file of a card, drawn unless it has been."""
    kept = CACHE / f"{hashlib.sha256(repr((words, _drawn_by())).encode()).hexdigest()[:24]}.png"
    if not kept.is_file():
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as made:
            drawn = Path(made) / kept.name
            draw(words).save(drawn, bits=4, compress_level=7, compress_type=1)  # 9 takes eight times as long for 6 %
            drawn.replace(kept)
    return kept.read_bytes()


@cache
def _drawn_by() -> str:
    files = (Path(__file__), *(FONTS / f"{name}.ttf" for name in (SERIF, SANS)))
    return PIL.__version__ + "".join(hashlib.sha256(file.read_bytes()).hexdigest() for file in files)


def draw(words: Words) -> Image.Image:
    """The card, in sixteen colors: the site and the section at its head, below them the title and what the page says."""
    image = _ground().copy()
    pen = ImageDraw.Draw(image)
    pen.text((MARGIN + 86, 102), words.site, INK, _font(SERIF, 38), anchor="lm")
    if words.section != words.title:
        pen.text((SIZE[0] - MARGIN, 102), words.section, MUTED, _font(SANS, 30), anchor="rm")
    title, below = fitted(words.title, SERIF, *TITLE), fitted(words.description, SANS, *BELOW)
    free = SIZE[1] - 230 - 28 - sum(len(block.lines) * block.step for block in (title, below))
    top = 180 + free // 2
    for block, color, after in ((title, INK, 28), (below, MUTED, 0)):
        for line in block.lines:
            pen.text((MARGIN, top), line, color, block.font)
            top += block.step
        top += after
    return image.quantize(palette=_palette(), dither=Image.Dither.NONE)


def fitted(text: str, name: str, sizes: range, height: int, lead: float) -> Block:
    """The text in the largest size in which all of it has room, in lines of much the same length."""
    block = Block([], _font(name, sizes[-1]), 0)
    for size in sizes:
        font = _font(name, size)
        block = Block(_lines(text, font), font, round(size * lead))
        if len(block.lines) * block.step <= height and all(font.getlength(line) <= WIDTH for line in block.lines):
            break
    return block


def _lines(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """As few lines as there can be, in the narrowest column that has no more."""
    words = [(word, font.getlength(f"{word} ")) for word in text.split()]
    whole = _wrapped(words, WIDTH + font.getlength(" "))
    columns = range(0, WIDTH, 16)
    return next((lines for column in columns if len(lines := _wrapped(words, column)) == len(whole)), whole)


def _wrapped(words: list[tuple[str, float]], width: float) -> list[str]:
    lines: list[str] = []
    left = 0.0
    for word, length in words:
        if lines and length <= left:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
            left = width
        left -= length
    return lines


@cache
def _ground() -> Image.Image:
    """What all cards share: paper, the colors of both reports, the mark, a rule."""
    image = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(image)
    half = SIZE[0] // 2
    pen.rectangle((0, 0, half - 1, 15), SOC_1)
    pen.rectangle((half, 0, SIZE[0], 15), SOC_2)
    image.paste(_mark(), (MARGIN, 70))
    pen.line((MARGIN, 168, SIZE[0] - MARGIN, 168), RULE, 2)
    return image


def _mark() -> Image.Image:
    """The site's mark, `favicon.svg`, drawn large and made smaller, so that its corners are round."""
    unit = 8
    image = Image.new("RGB", (32 * unit, 32 * unit), PAPER)
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle((0, 0, 32 * unit - 1, 32 * unit - 1), 5 * unit, INK)
    for left, color in ((7, BAR_1), (17, BAR_2)):
        for top in (8, 14.5, 21):
            pen.rectangle((left * unit, top * unit, (left + 8) * unit - 1, (top + 3) * unit - 1), color)
    return image.resize((64, 64), Image.Resampling.BOX)


@cache
def _palette() -> Image.Image:
    """Sixteen colors: the drawn ones, and the edges of letters between them and paper."""
    drawn = [ImageColor.getrgb(color) for color in (PAPER, INK, MUTED, RULE, SOC_1, SOC_2, BAR_1, BAR_2)]
    paper, ink, muted = drawn[:3]
    edges = [(ink, part / 6) for part in range(1, 6)] + [(muted, part / 4) for part in range(1, 4)]
    mixed = [[round(a + (b - a) * part) for a, b in zip(paper, color, strict=True)] for color, part in edges]
    image = Image.new("P", (1, 1))
    image.putpalette([value for color in (*drawn, *mixed) for value in color])
    return image


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"{name}.ttf", size, layout_engine=ImageFont.Layout.BASIC)
