"""Parts of the menu that many pages share: rendered once, and on every page as it would be without that."""

from urllib.parse import urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser

from publish.site.page.menu import keep

URLS = ["", "decide/", "decide/wizard/", "reports/", "reports/soc-1/", "reports/soc-2/"]


def test_a_part_is_rendered_once_for_the_pages_of_a_folder():
    """Its links are the same there, and nowhere else."""
    kept, rendered = keep(URLS), []

    def caller(url: str) -> str:
        rendered.append(url)
        return f"as on {url}"

    asked = ["reports/soc-1/", "reports/soc-2/", "decide/wizard/", "reports/"]
    assert [kept("__nav_1", url, lambda url=url: caller(url)) for url in asked] == [
        "as on reports/soc-1/",
        "as on reports/soc-1/",
        "as on decide/wizard/",
        "as on reports/",
    ]
    assert kept("__nav_2", "reports/soc-1/", lambda: "another part") == "another part"
    assert rendered == ["reports/soc-1/", "decide/wizard/", "reports/"]


@pytest.mark.parametrize("path", ["", "glossary/", "reports/", "reports/soc-1/", "about/", "about/building/", "rfp/"])
def test_the_menu_leads_to_the_same_pages_from_everywhere(site, path):
    """Whatever folder a page is in, and where it is one itself."""

    def menu(address: str) -> list[str]:
        page = LexborHTMLParser((site / address / "index.html").read_text("utf-8"))
        for part in page.css(".md-nav--secondary"):
            part.decompose()
        links = page.css("nav.md-nav--primary a.md-nav__link")
        return [urljoin(f"/{address}", link.attributes["href"] or "") for link in links]

    assert len(menu("decide/batch/")) > 50
    assert menu(path) == menu("decide/batch/")
