"""What a page on an industry says is usual for its service: `usual` in its front matter, held by a test against its preset."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from publish.content.faults import Fault
from publish.content.pages import Page

KEY = "usual"
REPORTS = ("soc-1", "soc-2")
STRENGTHS = ("should", "could", "not")
CATEGORIES = ("security", "availability", "processing-integrity", "confidentiality", "privacy")
TYPES = (1, 2)
KNOWN = {*REPORTS, "categories", "type", "leads"}
INDUSTRIES = "industries/"


class Usual(NamedTuple):
    """How each report stands (`should`, `could` or `not`), a SOC 2's categories, the type, and what leads the verdict."""

    reports: dict[str, str]
    categories: tuple[str, ...]
    type: int | None
    leads: tuple[str, ...]


def wanted(page: Page) -> bool:
    """Whether the page is one on an industry, which must say what is usual."""
    return page.path.startswith(INDUSTRIES) and page.path != f"{INDUSTRIES}index.md"


def usual(page: Page) -> Usual:
    """What a page without faults says is usual; unless it names what leads, the reports that should be had lead."""
    said: dict[str, Any] = page.meta[KEY]
    reports = {report: said[report] for report in REPORTS}
    leads = said.get("leads", [report for report in REPORTS if reports[report] == "should"])
    return Usual(reports, tuple(said.get("categories", ())), said.get("type"), tuple(leads))


def faults(page: Page) -> Iterator[Fault]:
    """What is missing or wrong in `usual`, and a page that should have it or its preset and has not."""
    if wanted(page) and not any(directive.id == "open-wizard" for directive in page.directives):
        yield Fault(page.path, 1, "no `::: open-wizard`: end the page with the answers typical for the service")
    said = page.meta.get(KEY)
    if said is None and not wanted(page):
        return
    if not isinstance(said, dict):
        yield Fault(page.path, 1, f"front matter has no table `{KEY}`: write `{KEY}: {{soc-1: should, soc-2: could, …}}`")
        return
    yield from (Fault(page.path, 1, message) for message in _wrong(said))


def _wrong(said: dict[str, Any]) -> Iterator[str]:
    for key in sorted(set(said) - KNOWN):
        yield f"`{KEY}` has no key “{key}”; it has {', '.join(sorted(KNOWN))}"
    for report in REPORTS:
        if said.get(report) not in STRENGTHS:
            yield f"`{KEY}`: `{report}` must be one of {', '.join(STRENGTHS)}"
    categories, leads = said.get("categories", []), said.get("leads", [])
    if said.get("soc-2") in ("should", "could") and "security" not in categories:
        yield f"`{KEY}`: a SOC 2 needs `categories`, with security"
    for category in categories:
        if category not in CATEGORIES:
            yield f"`{KEY}`: no category “{category}”; they are {', '.join(CATEGORIES)}"
    if "should" in (said.get(report) for report in REPORTS):
        if said.get("type") not in TYPES:
            yield f"`{KEY}`: a report that should be had needs `type: 1` or `type: 2`"
    elif not leads:
        yield f"`{KEY}`: no report leads, so name what does in `leads`"
