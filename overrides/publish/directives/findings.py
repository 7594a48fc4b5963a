"""`::: findings topic`: every finding of a topic with its rules in English, sections, sources and judged cases."""

import functools
import tomllib
from pathlib import Path
from xml.etree.ElementTree import Element

from decision.catalogue.english import english
from decision.catalogue.model import Catalogue, Finding, Rule
from publish.content import catalogue
from publish.content.minted import rule_id
from publish.markdown.clauses import clause
from publish.markdown.elements import element, references
from publish.markdown.page_context import Here

CASES = "tests/cases"


def render(here: Here, arguments: list[str]) -> Element:
    """`findings topic`: each finding of it with its rules. Their headings stay out of the table of contents."""
    [topic] = arguments
    read = catalogue.read()
    examples = cases(here.docs.parent / CASES)
    made = [_finding(here, read, finding, examples.get(finding.id, [])) for finding in catalogue.topics()[topic]]
    return element("div", "", *made)


def cases(folder: Path) -> dict[str, list[str]]:
    """For every finding the sentences of the cases in which it holds."""
    return _cases(tuple((path, path.stat().st_mtime_ns) for path in sorted(folder.glob("*.toml"))))


@functools.lru_cache(maxsize=1)
def _cases(files: tuple[tuple[Path, int], ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path, _ in files:
        for case in tomllib.loads(path.read_text("utf-8")).get("case", []):
            for finding in case["holds"]:
                found.setdefault(finding, []).append(case["name"])
    return found


def _finding(here: Here, read: Catalogue, finding: Finding, examples: list[str]) -> Element:
    parts = [element("p", read.says[finding.strength], class_="strength"), element("h4", finding.headline)]
    if finding.detail:
        parts.append(element("p", finding.detail))
    for rule in finding.rules:
        parts += _rule(rule, finding, read)
    parts += references(here, finding.see, finding.sources)
    if examples:
        items = [element("li", name) for name in examples]
        parts.append(element("details", "", element("summary", "Cases it is tested on"), element("ul", "", *items)))
    return element("article", "", *parts, data_strength=finding.strength, data_subject=finding.subject)


def _rule(rule: Rule, finding: Finding, read: Catalogue) -> list[Element]:
    id, when = rule_id(rule.id), f"Applies when {english(read, rule.when)}."
    title = element("h5", rule.because, id=id, data_section=id, data_summary=f"{finding.headline} {when}")
    return [title, *clause(read, rule.when, "Applies when")]
