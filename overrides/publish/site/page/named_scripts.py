"""Names the folder of our scripts by their content, so that a page and its scripts belong together whatever is cached."""

import hashlib
import re
import shutil
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

SCRIPTS = Path("assets/javascripts")
OURS = Path(__file__).parents[3] / "theme" / SCRIPTS
ADDRESS = re.compile(rf"{SCRIPTS.as_posix()}(-[0-9a-f]+)?/")
LENGTH = 16


def name(site: Path) -> str:
    """Copy our scripts into a folder of the site named by their content, in place of those of earlier runs; its path."""
    rooms = [site / SCRIPTS / room.name for room in sorted(OURS.iterdir()) if (site / SCRIPTS / room.name).is_dir()]
    digest = hashlib.sha256()
    for file in sorted(file for room in rooms for file in room.rglob("*.js")):
        digest.update(f"{file.relative_to(site).as_posix()}\0".encode() + file.read_bytes())
    target = site / f"{SCRIPTS}-{digest.hexdigest()[:LENGTH]}"
    for earlier in (site / SCRIPTS.parent).glob(f"{SCRIPTS.name}-*"):
        shutil.rmtree(earlier)
    for room in rooms:
        shutil.copytree(room, target / room.name)
    return target.relative_to(site).as_posix()


def point(page: LexborHTMLParser, folder: str) -> None:
    """Let the page's modules come from that folder; done twice it is the same."""
    for script in page.css('script[type="module"][src]'):
        script.attrs["src"] = ADDRESS.sub(f"{folder}/", script.attributes["src"] or "")
