"""Every rule of the decision, in English, with the sections, sources and judged examples behind it."""

import functools
import tomllib
from pathlib import Path
from xml.etree.ElementTree import Element

from decision.catalogue.english import english
from decision.catalogue.model import Catalogue, Finding, Rule
from decision.report.report import TOPICS, WORDS
from publish.content import catalogue
from publish.directives.clauses import clause
from publish.markdown.elements import element, references
from publish.markdown.page_context import Here

CASES = "tests/cases"
LATER = "data-directive"


def render(here: Here, _: list[str]) -> Element:  # noqa: ARG001
    """The topics: a list of them, then each with its heading and a place for its findings."""
    topics = catalogue.topics()
    entries = [_entry(topic, findings) for topic, findings in topics.items()]
    contents = element("nav", "", element("ul", "", *entries), class_="topics", aria_label="Topics of the rules")
    sections = [_topic(topic, findings) for topic, findings in topics.items()]
    return element("div", "", contents, element("div", "", *sections, class_="filterable rules"))


def findings(here: Here, arguments: list[str]) -> Element:
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


def _entry(topic: str, found: list[Finding]) -> Element:
    link = element("a", TOPICS[topic], href=f"#rules-{topic}")
    link.tail = f" {sum(len(finding.rules) for finding in found)}"
    return element("li", "", link)


def _topic(topic: str, found: list[Finding]) -> Element:
    count = sum(len(finding.rules) for finding in found)
    told = f"{_number(count, 'rule')} for {_number(len(found), 'finding')} on this topic."
    title = element("h3", TOPICS[topic], id=f"rules-{topic}", data_summary=f"{TOPICS[topic]}: {told}")
    return element("section", "", title, element("p", told), element("div", **{LATER: f"findings {topic}"}))


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _finding(here: Here, read: Catalogue, finding: Finding, examples: list[str]) -> Element:
    parts = [element("p", WORDS[finding.strength], class_="strength"), element("h4", finding.headline)]
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
    id, when = f"rule-{rule.id}", f"Applies when {english(read, rule.when)}."
    title = element("h5", rule.because, id=id, data_section=id, data_summary=f"{finding.headline} {when}")
    return [title, *clause(read, rule.when, "Applies when")]
