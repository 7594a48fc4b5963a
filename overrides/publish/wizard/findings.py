"""The findings of the wizard: articles grouped by topic, each with its rules in English and its sources."""

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from decision.catalogue.model import Catalogue, Condition, Finding, Rule
from publish.content.minted import rule_id
from publish.markdown.elements import Context, button, element, references

ORDER = ("must", "should", "watch", "could", "not")

type English = Callable[[Condition], str]


def topics(catalogue: Catalogue, context: Context, english: English) -> list[Element]:
    """One folding section a topic, in their fixed order, the strongest first; then what is open, then what is not needed."""
    ranked = sorted(catalogue.findings, key=lambda finding: ORDER.index(finding.strength))
    made = []
    for topic in catalogue.topics:
        found = [finding for finding in ranked if finding.topic == topic.id and finding.strength != "not"]
        if found:
            articles = [article(finding, catalogue.says, context, english) for finding in found]
            made.append(_folding(topic.says, articles, data_topic=topic.id))
    made.append(_folding("What hangs on open answers", [], data_unsettled=True, hidden=True))
    refused = [article(finding, catalogue.says, context, english) for finding in ranked if finding.strength == "not"]
    return [*made, _folding("Considered, and not needed", refused, data_refused=True)]


def _folding(title: str, articles: list[Element], **attributes: str | bool) -> Element:
    """A section that folds, with its heading and the place of its count; open on paper."""
    summary = element("summary", "", element("h3", title), element("span", "", class_="count", data_count=True))
    return element("section", "", element("details", "", summary, *articles, class_="topic", open=True), **attributes)


def article(finding: Finding, says: Mapping[str, str], context: Context, english: English) -> Element:
    """One finding: strength, headline, what to do, place for the reader's answers, rules and sources."""
    parts = [
        element("p", says[finding.strength], class_="strength"),
        element("h4", finding.headline),
        element("p", finding.detail, class_="detail"),
        element("p", "", class_="because", data_because=True, hidden=True),
        element("p", "", class_="needs", data_needs=True, hidden=True),
        *_ask(finding),
        _basis(finding, context, english),
    ]
    return element(
        "article", "", *parts, id=f"finding-{finding.id}", data_finding=finding.id,
        data_strength=finding.strength, data_subject=finding.subject, data_topic_of=finding.topic,
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
    reason = element("p", "", element("span", f"{rule.because} ", data_reason=True), link)
    return element("div", "", reason, element("p", f"Applies when {english(rule.when)}.", class_="when"), data_rule=rule.id)
