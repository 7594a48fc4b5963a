"""Compares two pictures of a page as a person would from afar: blocks and colors, not letters."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops

SMALLER = 4
CELL = 20
NOTICED = 12


def small(picture: bytes) -> Image.Image:
    """A screenshot as it is kept."""
    with Image.open(BytesIO(picture)) as image:
        return image.convert("RGB").reduce(SMALLER)


def changed(one: Image.Image, other: Image.Image) -> float:
    """The share of cells that look different; everything, if the sizes differ."""
    if one.size != other.size:
        return 1
    cells = [image.reduce(CELL // SMALLER) for image in (one, other)]
    difference = ImageChops.difference(*cells)
    red, green, blue = difference.split()
    strongest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    histogram = strongest.histogram()
    return sum(histogram[NOTICED:]) / sum(histogram)


def keep(image: Image.Image, path: Path) -> None:
    """Write a reference, in few colors: it is small and shows enough."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image.quantize(64).save(path, optimize=True)


def kept(path: Path) -> Image.Image:
    """A reference."""
    with Image.open(path) as image:
        return image.convert("RGB")
