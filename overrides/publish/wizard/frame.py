"""What stands around questions and findings: start, steps, side panel, notices, the parts of a verdict."""

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
        class_="actions scripted",
    )  # fmt: skip
    short = element(
        "p", "Were you told which report to bring? ", button("fast", "I know what I’m asked for"),
        element("span", "Three or four questions, then a first verdict."), class_="fast scripted", data_fast=True,
    )  # fmt: skip
    wait = element(
        "div", "", element("h2", "One moment", tabindex="-1"),
        element("p", "What the verdict needs is still loading. Your answers are kept, and it goes on by itself."),
        class_="wait", data_wait=True, hidden=True,
    )  # fmt: skip
    return [wait, row, loading(), short]


def loading() -> Element:
    """The honest line about Python: how much has come, and the way out."""
    line = element("span", "Python is loading in the background.", data_progress=True)
    bar = element("progress", "", max="1", value="0", aria_label="Python loaded")
    out = button("paper", "Show everything on one page")
    return element("div", "", bar, line, out, class_="status scripted", data_loading=True)


def so_far() -> Element:
    """The side panel: the card as it grows, what the question shown can change, the way to stop, and the answers given."""
    card = element(
        "details", "", element("summary", "The verdict so far"),
        element("p", "", class_="growing", data_growing=True), element("p", "", data_growing_certainty=True),
        element("dl", "", class_="facts", data_growing_facts=True),
        element("p", "", class_="stake", data_stake=True), open=True,
    )  # fmt: skip
    enough = element("p", "", button("so-far", "Good enough: show the verdict"), data_enough=True, hidden=True)
    given = element("details", "", element("summary", "Your answers"), element("dl", "", class_="answers"),
                    data_given=True)  # fmt: skip
    return element("aside", "", card, enough, given, class_="so-far scripted", data_sofar=True, aria_label="So far")


def verdict(library: str) -> Element:
    """The card, then why, what would change it, the calendar and the words to send; then everything by topic, folded."""
    return element(
        "section", "", _card(),
        _part("why", "Why", element("ul", "", data_why=True)),
        _part("flips", "What would change it", element("ul")),
        _calendar(),
        _part("words", "Words to send", element("div", "", data_words=True), _paragraph(), _library(library)),
        element("p", "Everything else", class_="rest", data_rest=True, hidden=True),
        _folded("answers", "Your answers", element("dl", "", class_="answers"),
                element("p", "", class_="not-asked", data_not_asked=True, hidden=True)),
        _folded("open", "Where you were not sure", element("ul")),
        element("div", "", data_topics=True),
        _take(),
        element("p", "", class_="print-foot", data_print_foot=True, hidden=True),
        data_verdict=True, class_="verdict",
    )  # fmt: skip


def _card() -> Element:
    """The answer on one screen; on paper the title of the findings."""
    head = [
        element("p", "", class_="kicker", data_kicker=True, hidden=True),
        element("h2", "What it can tell you", tabindex="-1", data_headline=True),
        element("p", "Each finding says when it applies.", class_="lede", data_lede=True),
        element("p", "", class_="certainty", data_certainty=True, hidden=True),
        element("details", "", element("summary"), element("ul"), class_="presumed", data_presumed=True, hidden=True),
    ]
    body = element(
        "div", "", element("dl", "", class_="facts", data_facts=True),
        element("div", "", element("h3", "Next steps"), element("ol", "", data_next=True), class_="next", data_next_box=True),
        class_="card-body", data_card_body=True, hidden=True,
    )  # fmt: skip
    share = element(
        "div", "", button("copy-link", "Copy link", quiet=False), button("copy-card", "Copy for e-mail"),
        button("download", "Word", data_format="docx"), button("print", "Print"),
        element("p", SHOWS), class_="share", data_share=True, hidden=True,
    )  # fmt: skip
    standing = element("div", "", class_="notice", data_standing=True, hidden=True)
    return element("header", "", *head, body, share, standing, class_="card", data_card=True)


def _part(name: str, title: str, *body: Element) -> Element:
    """A section that only a verdict with answers has."""
    return element("section", "", element("h3", title), *body, class_="part", id=f"verdict-{name}", data_part=name, hidden=True)


def _folded(name: str, title: str, *body: Element) -> Element:
    """A folded section that only a verdict with answers has, with the place of its count."""
    summary = element("summary", "", element("h3", title), element("span", "", class_="count", data_count=True))
    inside = element("details", "", summary, *body, class_="topic")
    return element("section", "", inside, id=f"verdict-{name}", data_part=name, hidden=True)


def _calendar() -> Element:
    day = element("input", "", type="date", id="calendar-day")
    ask = element("form", "", element("label", "Another day:", for_="calendar-day"), day,
                  element("button", "Work it out", type="submit", class_="button quiet"),
                  element("p", "", class_="error", data_day_error=True, role="alert", hidden=True), data_day=True)  # fmt: skip
    drawing = element("div", "", class_="timeline", data_timeline=True, tabindex="0", role="group", aria_label="Timeline")
    steps = element("div", "", class_="wide", data_milestones=True)
    table = element("details", "", element("summary", "Each step with its dates"), steps, class_="dates")
    save = element("p", "", button("download", "Calendar file (.ics)", data_format="ics"))
    return _part("schedule", "The calendar", element("p", "", data_feasible=True), drawing, table, ask, save)


def _take() -> Element:
    """More ways to take the verdict along than the card's, folded."""
    copy = element(
        "div", "", element("h4", "As text"), element("p", "For Word, Docs or a ticket."),
        button("copy-report", "Copy formatted", data_format="html"),
        button("copy-report", "Copy Markdown", data_format="markdown"),
        button("copy-report", "Copy plain text", data_format="text"),
    )  # fmt: skip
    mail = element(
        "div", "", element("h4", "As an e-mail"), element("p", "In your own mail program, with subject and text."),
        element("a", "Write the e-mail", href="mailto:", class_="button quiet", data_mail=True),
    )  # fmt: skip
    file = element(
        "div", "", element("h4", "As a file"), element("p", "Made on this device."),
        button("download", "Markdown", data_format="markdown"), button("download", "JSON", data_format="json"),
        button("download", "Test case (.toml)", data_format="case"),
    )  # fmt: skip
    part = _folded("take", "More ways to take it along", element("div", "", copy, mail, file, class_="ways"))
    part.append(element("p", "", button("restart", "Start again"), class_="again"))
    return part


def _paragraph() -> Element:
    """The paragraph for a proposal, in three lengths."""
    lengths = (("25", "One sentence"), ("75", "Short"), ("150", "Full"))
    choices = [
        element("label", "", element("input", "", type="radio", name="rfp-length", value=words), element("span", label))
        for words, label in lengths
    ]
    summary = element("summary", "A paragraph for a proposal or a questionnaire")
    choice = element("div", "", *choices, class_="lengths", role="radiogroup", aria_label="Length")
    text = element("blockquote", "", element("p", "", data_rfp=True))
    return element(
        "details", "", summary, choice, text, button("copy-rfp", "Copy this paragraph"), class_="ask", data_rfp_box=True
    )


def _library(address: str) -> Element:
    """The way on for whoever answers an RFP; the script gives the link what it hands over."""
    link = element("a", "Go on in the answer library", href=address)
    return element("p", "", link, data_hand_over=True, hidden=True)
