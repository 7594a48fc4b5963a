"""`::: rules`: the topics of the decision, each with a place for its findings."""

from xml.etree.ElementTree import Element

from decision.catalogue.model import Finding
from publish.content import catalogue
from publish.content.minted import topic_id
from publish.markdown.elements import element
from publish.markdown.page_context import Here

LATER = "data-directive"


def render(here: Here, _: list[str]) -> Element:  # noqa: ARG001
    """The topics: a list of them, then each with its heading and a place for its findings."""
    topics = catalogue.topics()
    entries = [_entry(topic, findings) for topic, findings in topics.items()]
    contents = element("nav", "", element("ul", "", *entries), class_="topics", aria_label="Topics of the rules")
    sections = [_topic(topic, findings) for topic, findings in topics.items()]
    return element("div", "", contents, element("div", "", *sections, class_="filterable rules"))


def _entry(topic: str, found: list[Finding]) -> Element:
    link = element("a", catalogue.read().says[topic], href=f"#{topic_id(topic)}")
    link.tail = f" {sum(len(finding.rules) for finding in found)}"
    return element("li", "", link)


def _topic(topic: str, found: list[Finding]) -> Element:
    count = sum(len(finding.rules) for finding in found)
    told = f"{_number(count, 'rule')} for {_number(len(found), 'finding')} on this topic."
    says = catalogue.read().says[topic]
    title = element("h3", says, id=topic_id(topic), data_summary=f"{says}: {told}")
    return element("section", "", title, element("p", told), element("div", **{LATER: f"findings {topic}"}))


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
