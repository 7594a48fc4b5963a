"""The findings of the wizard: articles grouped by topic, each with its rules in English and its sources."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from decision.catalogue.model import Catalogue, Condition, Finding, Rule
from decision.report.report import TOPICS, WORDS
from publish.content.minted import rule_id
from publish.markdown.elements import Context, button, element, references

FOLDED = ("regulation",)

type English = Callable[[Condition], str]


def topics(catalogue: Catalogue, context: Context, english: English) -> list[Element]:
    """One section a topic, in the fixed order of topics; within it the strongest first."""
    made = []
    for topic, title in TOPICS.items():
        found = [finding for finding in catalogue.findings if finding.topic == topic]
        if found:
            made.append(_topic(topic, title, found, context, english))
    return made


def _topic(topic: str, title: str, findings: list[Finding], context: Context, english: English) -> Element:
    order = ("must", "should", "watch", "could", "not")
    ranked = sorted(findings, key=lambda finding: order.index(finding.strength))
    shown = [article(finding, context, english) for finding in ranked if finding.strength != "not"]
    refused = [article(finding, context, english) for finding in ranked if finding.strength == "not"]
    unsettled = element("summary", "Depends on what is still open")
    shown.append(element("details", "", unsettled, class_="unsettled", data_unsettled=True, hidden=True))
    if refused:
        summary = element("summary", "Considered, and not needed")
        shown.append(element("details", "", summary, *refused, class_="refused", data_refused=True))
    if topic in FOLDED:
        inside = [element("details", "", element("summary", "", element("h3", title)), *shown, class_="folded")]
    else:
        inside = [element("h3", title), *shown]
    return element("section", "", *inside, data_topic=topic)


def article(finding: Finding, context: Context, english: English) -> Element:
    """One finding: strength, headline, what to do, place for the reader's answers, rules and sources."""
    parts = [
        element("p", WORDS[finding.strength], class_="strength"),
        element("h4", finding.headline),
        element("p", finding.detail, class_="detail"),
        element("p", "", class_="because", data_because=True, hidden=True),
        element("p", "", class_="needs", data_needs=True, hidden=True),
        *_ask(finding),
        _basis(finding, context, english),
    ]
    return element(
        "article", "", *parts, id=f"finding-{finding.id}", data_finding=finding.id,
        data_strength=finding.strength, data_subject=finding.subject,
    )  # fmt: skip


def _ask(finding: Finding) -> list[Element]:
    """Whom to ask and the message to send, where someone else has to settle it."""
    if not finding.message:
        return []
    message = element("blockquote", "", element("p", finding.message), data_message=True)
    summary = element("summary", f"A message for {finding.ask_whom}" if finding.ask_whom else "Words to use")
    return [element("details", "", summary, message, button("copy-message", "Copy this message"), class_="ask", open=True)]


def _basis(finding: Finding, context: Context, english: English) -> Element:
    """The rules with their reasons and conditions, the sections and the sources. Open on paper."""
    body = [_rule(rule, context, english) for rule in finding.rules]
    body += references(context, finding.see, finding.sources)
    words = "The rule and its sources" if len(finding.rules) == 1 else "The rules and their sources"
    return element("details", "", element("summary", words), *body, class_="basis", open=True)


def _rule(rule: Rule, context: Context, english: English) -> Element:
    link = element("a", "This rule", href=context.link(rule_id(rule.id)))
    reason = element("p", f"{rule.because} ", link)
    return element("div", "", reason, element("p", f"Applies when {english(rule.when)}.", class_="when"), data_rule=rule.id)
