"""A newcomer finds the answer to any of these questions within two clicks from home, by the words of the navigation."""

import pytest

from tests.publish import built, html

QUESTIONS = {
    "Which report do we need?": (["Decide"], "decide"),
    "How do SOC 1 and SOC 2 differ?": (["Compare"], "comparison-table"),
    "What does Type 2 mean?": (["Reports", "Type 1 and Type 2"], "type-2"),
    "What is a bridge letter?": (["Guides", "Periods, gaps, bridge letters"], "bridge-letters"),
    "How long does a first report take?": (["Guides", "Timeline"], "timeline-type-2"),
    "What does it cost?": (["Guides", "Cost"], "cost"),
    "How do I read the report a vendor sent me?": (["Guides", "Reading a SOC report"], "reading-checklist"),
    "A customer asked for the wrong report. What now?": (["Guides", "Asked for the wrong report"], "wrong-report"),
    "May we say that we are SOC 2 certified?": (["Guides", "What you may say publicly"], "say-soc-truthfully"),
    "Does HIPAA require a SOC 2?": (["Regulations", "HIPAA"], "hipaa"),
    "We run payroll for our clients. Which report is usual?": (["Industries", "Payroll"], "industry-payroll"),
    "What are the trust services criteria?": (["Criteria", "All 61 criteria"], "trust-services-criteria"),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_answer_is_two_clicks_away(site, question):
    """Each label is a link in the navigation of the page before, and the last page has the section."""
    labels, section = QUESTIONS[question]
    assert len(labels) <= 2
    address = ""
    for label in labels:
        links = _navigation(site, address)
        assert label in links, f"{address or 'home'} has no link {label!r} in its navigation"
        address = links[label]
    assert section in built.pages(site)[address].sections


def _navigation(site, address):
    """The links of a page's tabs and side bar, by their words; the first of two with the same words counts."""
    tree = html.tree(site / address / "index.html")
    bars = [*html.by_class(tree, "md-tabs"), *html.by_class(tree, "md-nav--primary")]
    found = {}
    for link in (link for bar in bars for link in bar.iter("a") if link.get("href")):
        found.setdefault(html.words(link), built.resolve(address, link.get("href"))[0])
    return found
