"""Where a weakness is reported: in security.txt where the build was told a contact, else in a line that says there is none."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from publish.content.catalogue import EDITION
from publish.site import security_txt
from publish.site.read_html import read_built


def report(root: Path, contact: str) -> str:
    """The words of the security page's foot, on one line."""
    pages = Environment(loader=FileSystemLoader(root / "overrides/theme"), autoescape=True)
    html = pages.get_template("partials/report.html").render(config={"extra": {"contact": contact}})
    return " ".join(re.sub("<[^>]+>", "", html).split())


def test_with_a_contact_the_file_has_every_field(tmp_path: Path, root: Path):
    """Contact, Expires within a year of the edition, Canonical at the top of the host, Preferred-Languages; no field twice."""
    security_txt.write(tmp_path, "https://soc.example/soc/", "mailto:safe@soc.example")
    lines = (tmp_path / ".well-known/security.txt").read_text().splitlines()
    fields = dict(line.split(": ", 1) for line in lines)
    expires = datetime.fromisoformat(fields.pop("Expires"))
    edition = datetime.strptime(f"{EDITION[:7]} +0000", "%Y.%m %z").astimezone(UTC)
    assert timedelta(days=300) < expires - edition < timedelta(days=365)
    assert len(lines) == 4
    assert fields == {
        "Contact": "mailto:safe@soc.example",
        "Canonical": "https://soc.example/.well-known/security.txt",
        "Preferred-Languages": "en",
    }
    assert "security.txt names the address" in report(root, "safe@soc.example")


def test_without_a_contact_there_is_none_and_the_page_says_so(site: Path, tmp_path: Path, root: Path):
    """An earlier file goes; a site without one says to whom a weakness is reported."""
    security_txt.write(tmp_path, "https://soc.example/", "https://soc.example/report")
    security_txt.write(tmp_path, "https://soc.example/", "")
    assert list(tmp_path.iterdir()) == []
    there = (site / security_txt.FILE).exists()
    said = " ".join((site / "about/security/index.html").read_text("utf-8").split())
    assert there == bool(read_built(site / "index.html").contact)
    assert there != ("built without a contact" in said)
    assert "report a weakness to whoever hosts it" in report(root, "")


def test_the_contact_is_read_from_the_foot_of_the_home_page(tmp_path: Path):
    """Whoever built the page, MkDocs or Zensical: as the template writes it."""
    page = tmp_path / "index.html"
    page.write_text('<footer><a data-contact href="mailto:you@your.host">Contact</a></footer>')
    assert read_built(page).contact == "mailto:you@your.host"
    page.write_text("<footer></footer>")
    assert read_built(page).contact == ""


@pytest.mark.parametrize(("edition", "month"), [("2026.12", "2027-11-01"), ("2026.1.2", "2026-12-01"), ("2027.2", "2028-01-01")])
def test_it_expires_with_the_edition(edition: str, month: str):
    """The same commit gives the same date, whenever it is built."""
    assert security_txt.expires(edition).isoformat() == month
