"""The card on top of the verdict: the answer on one screen, then little else until it is unfolded."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walk import BOTH, FLAVORS, PAYROLL, SAAS, VENDOR, WAIT, asked, findings, link, walk

UNSURE = {**PAYROLL, "asked-by": ["unsure"], "controls": ["unsure"]}
LATE = {**SAAS, "controls": ["new"], "needed-by": ["under-3-months"]}
SO_FAR = {"role": ["provider"], "offering": ["saas"], "asked-for": ["soc-any"]}
CASES = {
    "payroll": PAYROLL,
    "saas": SAAS,
    "unsure": UNSURE,
    "late": LATE,
    "both": BOTH,
    "both-late": {**BOTH, "controls": ["new"], "needed-by": ["under-3-months"]},
    "both-unsure": {**BOTH, **dict.fromkeys(("asked-by", "controls", "asked-type", "needed-by", "customers"), ["unsure"])},
    "vendor": VENDOR,
    "vendor-unsure": {**VENDOR, "wants": ["unsure"], "our-financial-effect": ["direct"], "vendor-has": ["unsure"]},
}
SCREENS = {"desk": (1280, 900, 3), "phone": (390, 844, 5)}


def whole(page: Page, site: str, answers: dict[str, list[str]]) -> None:
    """Open a verdict and wait for its calendar."""
    page.goto(f"{site}/decide/{link(answers)}")
    findings(page)
    if answers["role"] != ["customer"]:
        expect(page.locator("[data-timeline] svg")).to_be_visible(timeout=WAIT)
    expect(page.locator("[data-rfp]")).not_to_be_empty(timeout=WAIT)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("answers", [*CASES.values()], ids=[*CASES])
def test_a_verdict_takes_few_screens_before_anything_is_unfolded(
    page: Page, site: str, screen: str, answers: dict[str, list[str]]
):
    """The whole page stays under three screens on a desk and five on a phone, and the card under one."""
    width, height, most = SCREENS[screen]
    page.set_viewport_size({"width": width, "height": height})
    whole(page, site, answers)
    assert page.evaluate("document.documentElement.scrollHeight") < most * height
    card_box = page.locator("[data-card]").bounding_box()
    assert card_box and card_box["height"] < height


def test_the_card_names_report_type_date_and_next_steps(page: Page, site: str):
    """In a few lines: what, of which type, over which period, by when, and three steps with their dates."""
    whole(page, site, SAAS)
    facts = page.locator("[data-facts]")
    assert facts.locator("dt").all_inner_texts() == ["Type", "Categories", "Period", "In hand"]
    expect(facts).to_contain_text("Security and Confidentiality")
    assert page.locator("[data-next] li").count() == 3
    assert page.locator("[data-next] li .due").count() == 3
    assert "depends" not in page.locator("[data-headline]").inner_text()


def test_the_parts_stand_in_the_order_of_use(page: Page, site: str):
    """Card, why, what would change it, calendar, words to send, then topics, and last what is not needed."""
    whole(page, site, PAYROLL)
    titles = page.locator("[data-verdict] h3:visible").all_inner_texts()
    expected = ["Next steps", "Why", "What would change it", "The calendar", "Words to send", "Your answers"]
    assert titles[: len(expected)] == expected
    assert titles[-2:] == ["Considered, and not needed", "More ways to take it along"]
    assert 1 <= page.locator("[data-why] > li").count() <= 4
    assert 1 <= page.locator('[data-part="flips"] li').count() <= 4


def test_folded_parts_say_how_much_is_in_them(page: Page, site: str):
    """Each folded topic counts the findings that unfold."""
    whole(page, site, PAYROLL)
    for topic in page.locator("[data-verdict] > section:is([data-topic], [data-refused]):visible").all():
        topic.locator("summary").first.click()
        assert topic.locator("article:visible").count() == int(topic.locator("[data-count]").inner_text()) > 0


def test_a_folded_part_opens_by_keyboard_and_by_link(page: Page, site: str):
    """Enter on its heading unfolds a topic; a link that names a finding unfolds the topic and goes there."""
    whole(page, site, PAYROLL)
    page.locator('[data-topic="scope"] summary').first.focus()
    page.keyboard.press("Enter")
    expect(page.locator('[data-topic="scope"] article:visible').first).to_be_visible()
    finding = page.locator('[data-topic="scope"] article:visible').first.get_attribute("id")
    page.goto(f"{site}/decide/embed/")
    page.goto(f"{site}/decide/{link(PAYROLL)}&show={finding}")
    expect(page.locator(f"#{finding}")).to_be_in_viewport(timeout=WAIT)
    expect(page.locator("[data-notice]")).to_be_hidden()


def test_what_is_presumed_is_answered_in_one_click(page: Page, site: str):
    """Each presumption can be confirmed on the card, which changes nothing, or changed at its question."""
    whole(page, site, UNSURE)
    expect(page.locator("[data-certainty]")).to_contain_text("We take it that customers’ financial auditors ask")
    headline = page.locator("[data-headline]").inner_text()
    page.locator("[data-presumed] summary").click()
    page.locator('[data-presumed] [data-action="confirm"][data-question="asked-by"]').click()
    expect(page.locator("[data-certainty]")).not_to_contain_text("auditors ask")
    assert "asked-by=auditors" in page.url
    assert page.locator("[data-headline]").inner_text() == headline
    page.locator('[data-certainty] [data-change="controls"]').click()
    asked(page, "controls")


def test_an_answer_changed_in_a_first_verdict_leads_back_to_it(page: Page, site: str):
    """Who stopped early and answers one more thing gets the verdict again, not the next question."""
    page.goto(f"{site}/decide/{link(SO_FAR)}")
    page.locator('[data-action="so-far"]').click(timeout=WAIT)
    findings(page)
    page.locator('[data-certainty] [data-change="asked-by"]').click()
    asked(page, "asked-by")
    page.check('input[name="asked-by"][value="security"]')
    page.click('[data-action="continue"]')
    findings(page)
    expect(page.locator("[data-certainty]")).not_to_contain_text("vendor-risk team asks")


def test_the_card_is_copied_for_an_email(page: Page, site: str):
    """The copied text leads with the verdict and ends with the link; the mail link has subject and text ready."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    whole(page, site, PAYROLL)
    page.click('[data-action="copy-card"]')
    expect(page.locator('[data-action="copy-card"]')).to_have_text("Copied")
    text = page.evaluate(FLAVORS)["text/plain"]
    assert text.startswith(page.locator("[data-headline]").inner_text())
    assert "In hand: " in text and "role=provider" in text
    mail = page.locator("[data-mail]").get_attribute("href")
    assert mail and mail.startswith("mailto:?subject=You%20need%20a%20SOC%201%20report&body=")


@pytest.mark.parametrize("lane", ["so-far", "fast"])
def test_a_first_verdict_has_a_day_and_dated_steps(page: Page, site: str, lane: str):
    """Who stops early, or takes the short way, reads when the report is there if they start now, and what is due when."""
    if lane == "so-far":
        page.goto(f"{site}/decide/{link(SO_FAR)}")
        page.locator('[data-action="so-far"]').click(timeout=WAIT)
    else:
        page.goto(f"{site}/decide/")
        page.click('[data-action="fast"]')
        walk(page, SAAS)
    findings(page)
    expect(page.locator("[data-facts]")).to_contain_text("In hand")
    expect(page.locator("[data-kicker]")).to_contain_text("First verdict")
    assert page.locator("[data-next] li .due").count() > 0
    assert (page.locator("[data-standing]").bounding_box() or {"height": 0})["height"] < 60


def test_a_customer_reads_what_to_request(page: Page, site: str):
    """Type, categories and period of the report to request, and the request first, now."""
    whole(page, site, VENDOR)
    assert page.locator("[data-facts] dt").all_inner_texts() == ["Type", "Categories", "Period"]
    first = page.locator("[data-next] li").first
    expect(first).to_contain_text("Send the vendor the request for a SOC 2 Type 2")
    expect(first.locator(".due")).to_have_text("now")


def test_a_reason_that_is_taken_for_granted_says_so(page: Page, site: str):
    """Of what was not answered no reason speaks as if it had been: it names what is taken for granted, each a way to answer."""
    whole(page, site, UNSURE)
    why = page.locator("[data-why] li").filter(has_text="controls have been in use")
    expect(why).to_contain_text("Taken for granted: How far controls are")
    why.locator('[data-change="controls"]').click()
    asked(page, "controls")


def test_two_reports_are_named_once(page: Page, site: str):
    """Below the headline on both reports nothing says again that each is called for; each has its day."""
    whole(page, site, BOTH)
    expect(page.locator("[data-headline]")).to_contain_text("SOC 1 and SOC 2")
    expect(page.locator("[data-lede]")).not_to_contain_text("report fits")
    expect(page.locator("[data-facts]")).to_contain_text("; SOC 2 ")
