"""Every rule of the decision, in English, with the sections, sources and judged examples behind it."""

import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from xml.etree.ElementTree import Element

from decision.english import english
from decision.model import Condition, Finding, Rule
from decision.report import TOPICS, WORDS
from publish import catalogue
from publish.here import Here
from publish.wizard_markup import element, references

CASES = "tests/cases"

type Says = Callable[[Condition], str]


def render(here: Here, _: list[str]) -> Element:
    """The findings under their topics, each with its rules."""
    read = catalogue.read()
    says = partial(english, read)
    examples = cases(here.docs.parent / CASES)
    parts: list[Element] = []
    for topic, title in TOPICS.items():
        findings = [finding for finding in read.findings if finding.topic == topic]
        if findings:
            parts.append(element("h2", title))
            parts += [_finding(here, finding, says, examples.get(finding.id, [])) for finding in findings]
    return element("div", "", *parts, class_="rules")


def cases(folder: Path) -> dict[str, list[str]]:
    """For every finding the sentences of the cases in which it holds."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8")).get("case", []):
            for finding in case["holds"]:
                found.setdefault(finding, []).append(case["name"])
    return found


def _finding(here: Here, finding: Finding, says: Says, examples: list[str]) -> Element:
    parts = [element("h3", finding.headline), element("p", WORDS[finding.strength], class_="strength")]
    if finding.detail:
        parts.append(element("p", finding.detail))
    for rule in finding.rules:
        parts += _rule(rule, finding, says)
    parts += references(here, finding.see, finding.sources)
    if examples:
        items = [element("li", name) for name in examples]
        parts.append(element("details", "", element("summary", "Cases it is tested on"), element("ul", "", *items)))
    return element("article", "", *parts, data_strength=finding.strength)


def _rule(rule: Rule, finding: Finding, says: Says) -> list[Element]:
    id, when = f"rule-{rule.id}", f"Applies when {says(rule.when)}."
    title = element("h4", rule.because, id=id, data_section=id, data_summary=f"{finding.headline} {when}")
    return [title, element("p", when, class_="when")]
