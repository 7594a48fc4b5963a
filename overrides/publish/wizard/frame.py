"""What stands around questions and findings: start, steps, side panel, notices, the parts of a verdict."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from publish.markdown.elements import button, element

SHOWS = "The link holds your answers: whoever opens it sees them."


def notices() -> list[Element]:
    """The places for what the page has to say: faults, and what became of a link or an answer."""
    retry = button("retry", "Try again")
    fault = element("div", "", element("p"), retry, class_="notice fault", data_fault=True, role="alert", hidden=True)
    notice = element("div", "", class_="notice", data_notice=True, role="status", hidden=True)
    paper = element(
        "div", "", element("p", "All questions, and all findings with when they apply."),
        element("p", "", button("ask", "Back to one question at a time")), class_="notice", data_paper=True, hidden=True,
    )  # fmt: skip
    live = element("p", "", class_="visually-hidden", data_live=True, aria_live="polite")
    return [fault, notice, paper, live]


def start() -> list[Element]:
    """What comes before the first question: an unfinished interview, if there is one; errors; how far along."""
    resume = element(
        "div", "", element("p", "", data_resume_words=True),
        element("p", "", button("resume", "Go on with it", quiet=False), button("forget", "Forget it")),
        class_="notice resume", data_resume=True, hidden=True,
    )  # fmt: skip
    errors = element("div", "", class_="errors", data_errors=True, tabindex="-1", role="alert", hidden=True)
    step = element("p", "", class_="step", data_step=True)
    return [resume, errors, step]


def steps() -> list[Element]:
    """The buttons below a question, and the short way for readers who know what they were asked for."""
    row = element(
        "div", "", button("continue", "Continue", quiet=False), button("back", "Back"),
        button("so-far", "See the verdict so far"), class_="actions scripted",
    )  # fmt: skip
    short = element(
        "p", "Were you told which report to bring? ", button("fast", "I know what I’m asked for"),
        element("span", "Three or four questions, then a first verdict."), class_="fast scripted", data_fast=True,
    )  # fmt: skip
    wait = element(
        "div", "", element("h2", "One moment", tabindex="-1"),
        element("p", "Python is still loading. Your answers are kept, and it goes on by itself."),
        class_="wait", data_wait=True, hidden=True,
    )  # fmt: skip
    return [wait, row, loading(), short]


def loading() -> Element:
    """The honest line about Python: how much has come, and the way out."""
    line = element("span", "Python is loading in the background.", data_progress=True)
    bar = element("progress", "", max="1", value="0", aria_label="Python loaded")
    out = button("paper", "Use the page without Python")
    return element("div", "", bar, line, out, class_="status scripted", data_loading=True)


def so_far() -> Element:
    """The side panel: what can be said so far, and the answers given."""
    empty = element("p", "Each answer adds to this.", data_sofar_empty=True)
    said = element("details", "", element("summary", "What we can say so far"),
                   element("ul", "", data_sofar_list=True), empty, open=True)  # fmt: skip
    given = element("details", "", element("summary", "Your answers"), element("dl", "", class_="answers"),
                    data_given=True)  # fmt: skip
    return element("aside", "", said, given, class_="so-far scripted", data_sofar=True, aria_label="So far")


def verdict(topics: Iterable[Element]) -> Element:
    """The findings, framed by what a verdict adds to them when there are answers."""
    head = element(
        "header", "", element("p", "", class_="kicker", data_kicker=True, hidden=True),
        element("h2", "What it can tell you", tabindex="-1", data_headline=True),
        element("p", "Each finding says when it applies.", class_="lede", data_lede=True),
        element("p", "", class_="certainty", data_certainty=True, hidden=True),
        element("p", "", class_="by-when", data_by_when=True, hidden=True),
        element("div", "", class_="notice", data_standing=True, hidden=True),
        _jumps(),
    )  # fmt: skip
    return element(
        "section", "", head, *topics, _part("open", "Still open", element("ul")),
        _part("flips", "What would change this", element("ul")),
        _calendar(),
        _part("answers", "Your answers", element("dl", "", class_="answers"),
              element("p", "", class_="not-asked", data_not_asked=True, hidden=True)),
        _take(),
        element("p", "", class_="print-foot", data_print_foot=True, hidden=True),
        data_verdict=True, class_="verdict",
    )  # fmt: skip


def _jumps() -> Element:
    """The ways to the parts that stand below the findings."""
    parts = (("open", "What is still open"), ("schedule", "The calendar"), ("take", "Take it along"))
    row = [button("jump", words, data_to=f"verdict-{name}") for name, words in parts]
    return element("nav", "", *row, class_="jump", aria_label="In this verdict", data_jump=True, hidden=True)


def _part(name: str, title: str, *body: Element) -> Element:
    """A section that only a verdict with answers has."""
    return element("section", "", element("h3", title), *body, class_="part", id=f"verdict-{name}", data_part=name, hidden=True)


def _calendar() -> Element:
    day = element("input", "", type="date", id="calendar-day")
    ask = element("form", "", element("label", "In hand by", for_="calendar-day"), day,
                  element("button", "Work it out", type="submit", class_="button quiet"), data_day=True)  # fmt: skip
    drawing = element("div", "", class_="timeline", data_timeline=True, tabindex="0", role="group", aria_label="Timeline")
    table = element("div", "", class_="wide", data_milestones=True)
    save = element("p", "", button("download", "Calendar file (.ics)", data_format="ics"))
    return _part("schedule", "The calendar", element("p", "", data_feasible=True), drawing, table, ask, save)


def _take() -> Element:
    link = element("div", "", element("h4", "As a link"), element("p", SHOWS), button("copy-link", "Copy the link"))
    copy = element(
        "div", "", element("h4", "As text"), element("p", "For Word, Docs, an e-mail or a ticket."),
        button("copy-report", "Copy formatted", data_format="html"),
        button("copy-report", "Copy Markdown", data_format="markdown"),
        button("copy-report", "Copy plain text", data_format="text"),
    )  # fmt: skip
    file = element(
        "div", "", element("h4", "As a file"), element("p", "Made on this device."),
        button("download", "Word (.docx)", data_format="docx"), button("download", "Markdown", data_format="markdown"),
        button("download", "JSON", data_format="json"), button("print", "Print"),
        button("download", "Test case (.toml)", data_format="case"),
    )  # fmt: skip
    again = element("p", "", button("restart", "Start again"), class_="again")
    return _part("take", "Take it along", element("div", "", link, copy, file, class_="ways"), _paragraph(), again)


def _paragraph() -> Element:
    """The paragraph for a proposal, in three lengths."""
    lengths = (("25", "One sentence"), ("75", "Short"), ("150", "Full"))
    choices = [
        element("label", "", element("input", "", type="radio", name="rfp-length", value=words), element("span", label))
        for words, label in lengths
    ]
    title = element("h4", "A paragraph for a proposal or a questionnaire")
    choice = element("div", "", *choices, class_="lengths", role="radiogroup", aria_label="Length")
    text = element("blockquote", "", element("p", "", data_rfp=True))
    return element("div", "", title, choice, text, button("copy-rfp", "Copy this paragraph"), class_="rfp", data_rfp_box=True)
