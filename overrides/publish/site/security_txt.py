"""Says where a fault is reported: `/.well-known/security.txt` by RFC 9116, where the build was told a contact.

It expires eleven months after the month of the edition, so that the same commit gives the same bytes. Like `_headers`, the
file of a site in a folder of its host belongs to the top of what is published; its address there is the one it names.
"""

from datetime import date
from pathlib import Path
from urllib.parse import urljoin

from publish.content.catalogue import EDITION

FILE = Path(".well-known/security.txt")
MONTHS = 11


def write(site: Path, root: str, contact: str) -> None:
    """Write the file of a site at this address, or take that of an earlier build away where nobody can be written to."""
    file = site / FILE
    if contact:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text(root, contact), "utf-8")
    elif file.exists():
        file.unlink()
        file.parent.rmdir()


def text(root: str, contact: str) -> str:
    """The fields, each on a line of its own."""
    fields = {
        "Contact": contact,
        "Expires": f"{expires(EDITION).isoformat()}T00:00:00.000Z",
        "Preferred-Languages": "en",
        "Canonical": urljoin(root, f"/{FILE.as_posix()}"),
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def expires(edition: str) -> date:
    """The first of the month in which what the file of an edition says is to be looked at again."""
    year, month = map(int, edition.split(".")[:2])
    after = month - 1 + MONTHS
    return date(year + after // 12, after % 12 + 1, 1)
