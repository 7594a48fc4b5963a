"""The verdict as a document and as a paragraph for a proposal."""

import re
from datetime import date

import pytest

from decision.api import handle
from decision.catalogue.standard import catalogue
from decision.report.document import RENDERERS, Heading, Hyperlink, Item, Items, Line, Paragraph, as_data
from decision.report.report import LENGTHS

TODAY = date(2026, 11, 23)
PAYROLL = {
    "role": "provider",
    "offering": ["process"],
    "asked-for": ["soc-1"],
    "asked-by": ["auditors"],
    "financial-effect": "direct",
    "data": ["personal", "financial"],
    "commitments": ["security"],
    "customers": ["listed"],
    "asked-type": "type-2",
    "controls": "established",
    "needed-by": "no-date",
    "subservice": ["cloud"],
    "subservice-reports": "all",
    "year-end": "december",
}
BLOCKS = [
    Heading(1, "A & B"),
    Paragraph([Line("Words <b>"), Hyperlink("there", "/x?a=1&b=2")]),
    Items([Item([Line("Strong", strong=True), Line(" then"), Hyperlink("/go/a/", "/go/a/"), Hyperlink("/go/b/", "/go/b/")])]),
]


def report(answers, form, root=""):
    """What the api gives for a report in this form."""
    request = {"action": "report", "answers": answers, "today": TODAY.isoformat(), "format": form, "root": root}
    return handle(request)


def test_markdown():
    """Headings, strong words and links in Markdown; links next to each other are set apart."""
    assert RENDERERS["markdown"](BLOCKS) == (
        "# A & B\n\nWords <b>[there](/x?a=1&b=2)\n\n- **Strong** then[/go/a/](/go/a/), [/go/b/](/go/b/)\n"
    )


def test_plain_text_writes_links_out():
    """Plain text has no marks, and every link stands in it."""
    assert RENDERERS["text"](BLOCKS) == "A & B\n\nWords <b>there: /x?a=1&b=2\n\n- Strong then/go/a/, /go/b/\n"


def test_data_keeps_words_as_they_are():
    """For Word the blocks go as data: words are words, whatever marks they hold, and links are apart by a comma."""
    assert as_data([Heading(1, "1. *A* & B"), *BLOCKS[1:]]) == [
        {"kind": "heading", "level": 1, "parts": [{"text": "1. *A* & B"}]},
        {"kind": "paragraph", "parts": [{"text": "Words <b>"}, {"text": "there", "href": "/x?a=1&b=2"}]},
        {
            "kind": "item",
            "parts": [
                {"text": "Strong", "strong": True},
                {"text": " then"},
                {"text": "/go/a/", "href": "/go/a/"},
                {"text": ", "},
                {"text": "/go/b/", "href": "/go/b/"},
            ],
        },
    ]


def test_the_card_leads_every_form():
    """Below the headline and its certainty stand type, period, categories and date, before any finding by topic."""
    blocks = report(PAYROLL, "blocks")["blocks"]
    lead = handle({"action": "step", "answers": PAYROLL, "today": TODAY.isoformat()})["lead"]
    schedule = handle({"action": "schedule", "answers": PAYROLL, "today": TODAY.isoformat()})
    shown = ["".join(part["text"] for part in block["parts"]) for block in blocks]
    assert shown[:2] == [lead["headline"], lead["sentence"]]
    card = shown[2 : next(place for place, block in enumerate(blocks) if block.get("level") == 2)]
    assert f"Type: {catalogue().word[lead['type']].short}" in card
    assert f"Period: {catalogue().word[lead['period']].short}" in card
    assert "Next steps" in card
    assert schedule["summary"] in card


def test_html_is_semantic_and_escaped():
    """HTML carries no style, class or script, and nothing of the words can become markup."""
    html = RENDERERS["html"](BLOCKS)
    assert "<h1>A &amp; B</h1>" in html
    assert "Words &lt;b&gt;" in html
    assert '<a href="/x?a=1&amp;b=2">there</a>' in html
    assert not re.search(r"style=|class=|<script|<font", html)


HOLDER = {
    "role": "responder",
    "offering": ["process"],
    "asked-for": ["soc-1"],
    "asked-by": ["procurement"],
    "financial-effect": "direct",
    "data": ["financial"],
    "commitments": ["security"],
    "customers": ["private"],
    "we-hold": ["soc-1-type-2"],
    "rfp-asks": ["have-report", "opinion"],
    "own-opinion": "qualified",
    "asker-is": "prospect",
    "last-period-end": "2026-06-30",
}


@pytest.mark.parametrize("form", ["markdown", "text", "html"])
def test_report_says_verdict_reasons_answers_and_origin(form):
    """Each form has the headline, a reason, the answers, the edition, the date and absolute links."""
    text = report(PAYROLL, form, "https://example.test/")["text"]
    for part in ("You need a SOC 1 report.", "their auditors ask for a SOC 1", "an outsourced process", "2026-11-23"):
        assert part in text
    assert f"edition {catalogue().edition}" in text
    assert "https://example.test/go/soc-1/" in text
    assert "https://example.test/decide/#role=provider" in text


def test_open_points_name_the_question_and_the_message():
    """What is not known stands in the report as a question, with the words to send where someone else knows."""
    answers = {**PAYROLL, "financial-effect": "unsure", "amounts-booked": "unsure"}
    text = report(answers, "text")["text"]
    assert "Still open" in text
    assert catalogue().question["amounts-booked"].ask in text
    assert "Ask your customer, for its financial auditor: Does the audit" in text


def test_answers_that_no_longer_apply_are_left_out():
    """An answer to a question that is not asked any more does not stand among the answers."""
    text = report({**PAYROLL, "amounts-booked": "yes"}, "text")["text"]
    assert catalogue().question["amounts-booked"].short not in text


def test_two_reports_lead_together():
    """Where both reports are called for, the headline is the advice on both and names each; the narrower advice waits."""
    both = {**PAYROLL, "offering": ["hosting"], "asked-for": ["soc-any"], "asked-by": ["auditors", "security"]}
    made = report({**both, "financial-effect": "indirect"}, "markdown")["text"]
    assert isinstance(made, str)
    headline = made.splitlines()[0]
    assert headline.startswith("# Plan SOC 1 and SOC 2")
    assert "A SOC 1 report" in headline and "A SOC 2 report" in headline


def test_without_the_service_nothing_is_said():
    """With a role and nothing else the headline asks for what decides."""
    made = report({"role": "provider"}, "text")["text"]
    assert str(made).startswith("SAY WHAT THE SERVICE IS")


def test_could_leads_where_nothing_weightier_holds():
    """A verdict without must or should leads with what could be worth it, never with nothing."""
    low = {"role": "provider", "offering": ["unsure"], "asked-for": ["questionnaire"], "financial-effect": "indirect"}
    first = report(low, "text")["text"].splitlines()[0]
    assert first == catalogue().finding["soc-1-could"].headline.upper()


def test_words_to_send_never_rest_on_a_presumption():
    """A finding that is presumed says what it rests on and offers no words; once it is answered, it offers them."""
    open_ended = {key: value for key, value in PAYROLL.items() if key != "asked-by"}
    message = catalogue().finding["soc-1-must"].message
    item = next(line for line in _lines({**open_ended, "asked-by": ["unsure"]}) if "Must: You need a SOC 1 report." in line)
    assert "We take it that customers’ financial auditors ask." in item and message not in item
    assert message in next(line for line in _lines(PAYROLL) if "Must: You need a SOC 1 report." in line)


def _lines(answers):
    return report(answers, "text")["text"].splitlines()


def test_rfp_paragraphs_have_their_lengths_and_no_placeholder():
    """Three lengths, none longer than it says by more than a sentence, with links, and without brackets to fill in."""
    found = report(HOLDER, "markdown", "https://example.test")["rfp"]
    assert list(found) == [str(length) for length in LENGTHS]
    lengths = [len(text.split(" (Which SOC?")[0].split()) for text in found.values()]
    assert lengths == sorted(lengths) and lengths[0] < lengths[-1]
    for length, words, text in zip(LENGTHS, lengths, found.values(), strict=True):
        assert words <= 1.15 * length, (length, words, text)
        assert "https://example.test/go/" in text
        assert not re.search(r"\[|\]|\{|\}|TODO|XX|…", text)


def test_rfp_says_what_is_held_as_it_is():
    """A qualified opinion is said, the day is the one given, and a prospect is promised no SOC 1."""
    text = report(HOLDER, "markdown")["rfp"]["150"]
    assert "We hold a SOC 1 Type 2 report" in text
    assert "ended on June 30, 2026." in text
    assert "opinion is qualified" in text
    assert "cannot go to a prospect" in text and "We give the SOC 1 report" not in text
    customer = report({**HOLDER, "asker-is": "customer", "own-opinion": "unsure"}, "markdown")["rfp"]["150"]
    assert "We give the SOC 1 report to customers of its period" in customer and "unmodified" not in customer


SAAS = {
    "role": "responder",
    "offering": ["saas"],
    "asked-for": ["soc-any"],
    "asked-by": ["security"],
    "financial-effect": "no",
    "data": ["confidential"],
    "commitments": ["security"],
    "rfp-asks": ["have-report", "opinion"],
}


@pytest.mark.parametrize(
    ("held", "opinion", "said"),
    [
        ("soc-2-type-2", "clean", "is unmodified, and the report lists no exceptions."),
        ("soc-2-type-2", "exceptions", "the report lists exceptions beside the tests that found them."),
        ("soc-2-type-1", "clean", "The auditor’s opinion is unmodified. "),
        ("soc-3", "exceptions", "The auditor’s opinion is unmodified. "),
    ],
)
def test_rfp_speaks_of_exceptions_only_where_the_report_lists_tests(held, opinion, said):
    """A Type 1 and a SOC 3 list no tests, so neither the want of exceptions nor exceptions are claimed of them."""
    text = report({**SAAS, "we-hold": [held], "own-opinion": opinion}, "markdown")["rfp"]["150"]
    assert said in text
    assert ("exceptions" in text.split("(Which SOC?")[0]) == (held == "soc-2-type-2")


def test_rfp_claims_nothing_of_others():
    """What a host has, and which alternative is accepted, the sender does not know."""
    answers = {**SAAS, "asked-for": ["soc-2-or-equal", "host-report"], "we-hold": ["other"]}
    text = report(answers, "markdown")["rfp"]["150"]
    assert "Where our data center or cloud host has a SOC report" in text
    assert "whether this will do" not in text


@pytest.mark.parametrize(
    ("controls", "said"),
    [
        ("examined-type-1", "as of one date. It speaks as of June 30, 2026."),
        ("examined-type-2", "The period of the last report ended on June 30, 2026."),
    ],
)
def test_a_type_1_speaks_as_of_its_date(controls, said):
    """The paragraph of a provider gives a Type 1 its date, and a Type 2 the end of its period."""
    text = report({**PAYROLL, "controls": controls, "last-period-end": "2026-06-30"}, "markdown")["rfp"]["150"]
    assert said in text


def test_a_letter_names_the_report_it_follows():
    """A customer who asks for a bridge letter and for no SOC 1 still says which period the letter follows."""
    answers = {
        "role": "customer",
        "vendor-does": ["hosting"],
        "wants": ["security"],
        "our-financial-effect": "indirect",
        "vendor-data": ["confidential"],
        "dependence": ["uptime"],
        "vendor-has": ["soc-1-type-2"],
        "system-covered": "yes",
        "our-year-end": "gap-under-3",
    }
    text = report(answers, "markdown")["rfp"]["150"]
    assert "between the period of your SOC 1 report and our year end" in text
    assert "Please provide a SOC 1" not in text


VENDOR = {"role": "customer", "vendor-does": ["process"], "our-financial-effect": "direct", "we-are": ["private"]}


@pytest.mark.parametrize(
    ("answers", "finding", "untrue"),
    [
        ({**SAAS, "we-hold": ["soc-3"]}, "answer-yes", "results of any tests"),
        (
            {**SAAS, "offering": ["software-service"], "asked-for": ["soc-2"], "data": ["nothing"], "commitments": ["none"]},
            "asked-soc-without-system",
            "we run no system",
        ),
        ({**SAAS, "offering": ["goods"], "asked-for": ["soc-2"]}, "product-evidence-should", "our secure development practice"),
        (
            {**PAYROLL, "offering": ["managed"], "financial-effect": "indirect", "asked-for": ["nothing"]},
            "soc-1-could",
            "on our infrastructure",
        ),
        (
            {**VENDOR, "vendor-has": ["iso-27001"]},
            "offered-not-for-books",
            "such as a SOC 2",
        ),
    ],
)
def test_messages_claim_no_more_than_was_said(answers, finding, untrue):
    """A message is shown where its finding holds, and states nothing that an answer could contradict."""
    text = report(answers, "text")["text"]
    message = catalogue().finding[finding].message
    assert message in text
    assert untrue not in message


def test_rfp_never_speaks_of_advice_or_of_presumptions():
    """Nothing of the advice gets into the paragraph, and an open answer says nothing."""
    text = report({**HOLDER, "we-hold": ["unsure"]}, "markdown")["rfp"]["150"]
    assert "We hold" not in text and "We do not hold" not in text
    assert not re.search("fitting report|should|would", report(HOLDER, "markdown")["rfp"]["150"])


def test_rfp_is_empty_where_nothing_can_be_stated():
    """Without a settled finding there is no paragraph to copy."""
    assert set(report({}, "markdown")["rfp"].values()) == {""}


def test_a_responder_reads_the_answer_first():
    """For a responder the verdict opens with the honest answer to give now, with words that can be pasted."""
    answers = {**PAYROLL, "role": "responder", "we-hold": ["nothing"], "rfp-asks": ["have-report"]}
    text = report(answers, "markdown")["text"]
    assert text.startswith("# Answer: no, and say what you offer instead.")
    assert "Words to use: “No. We do not hold a SOC report on this service today." in text
    assert text.index("## The answer to give now") < text.index("## Which report")


def test_both_reports_lead_together():
    """Where SOC 1 and SOC 2 are both called for, the headline names both and the advice on running them together."""
    answers = {
        "role": "provider",
        "offering": ["saas"],
        "asked-for": ["soc-1", "soc-2"],
        "asked-by": ["auditors", "security"],
        "financial-effect": "direct",
        "data": ["financial", "personal"],
        "commitments": ["security", "availability"],
        "customers": ["listed"],
    }
    first = report(answers, "text")["text"].splitlines()[0]
    assert "SOC 1" in first
    assert "SOC 2" in first
