"""The wizard in Chromium: from the first question to the verdict, and back."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.walk import PAYROLL, SAAS, WAIT, answer, asked, findings, link, ready, shown, turned, unfold, walk


def test_a_payroll_bureau_gets_a_soc_1_type_2(page: Page, site: str):
    """A payroll bureau whose clients' auditors ask for "a SOC report" is led to a SOC 1 and a Type 2."""
    page.goto(f"{site}/decide/")
    walk(page, PAYROLL)
    held = findings(page)
    assert "soc-1-must" in held
    assert any("type-2" in id for id in held)
    expect(page.locator("[data-headline]")).to_contain_text("SOC 1")


def test_software_as_a_service_gets_a_soc_2(page: Page, site: str):
    """A SaaS vendor asked by security teams is led to a SOC 2 and told that a SOC 1 is not needed."""
    page.goto(f"{site}/decide/")
    walk(page, SAAS)
    held = findings(page)
    assert any(id.startswith("soc-2-") and not id.endswith("-not") for id in held)
    assert "soc-1-not" in held
    expect(page.locator("[data-headline]")).to_contain_text("SOC 2")


def test_the_first_questions_do_not_wait_for_python(page: Page, site: str):
    """The first question is answered while Python is still loading, and nothing is selected beforehand."""
    page.goto(f"{site}/decide/")
    assert page.locator("fieldset input:checked").count() == 0
    answer(page, "role", "provider")
    asked(page, "offering")


def test_back_and_forward_walk_the_questions(page: Page, site: str):
    """The browser's own buttons go from question to question, and every answer is kept."""
    page.goto(f"{site}/decide/")
    answer(page, "role", "provider")
    answer(page, "offering", "process")
    asked(page, "asked-for")
    page.go_back()
    asked(page, "offering")
    expect(page.locator('input[name="offering"][value="process"]')).to_be_checked()
    page.go_back()
    asked(page, "role")
    page.go_forward()
    page.go_forward()
    asked(page, "asked-for")
    assert "offering=process" in page.url


def test_the_back_button_of_the_page_does_the_same(page: Page, site: str):
    """The page's Back leads to the question before, also in a link opened here."""
    page.goto(f"{site}/decide/{link({'role': ['provider'], 'offering': ['saas']})}")
    asked(page, "asked-for")
    page.click('[data-action="back"]')
    asked(page, "offering")
    page.click('[data-action="continue"]')
    asked(page, "asked-for")


def test_a_reload_keeps_the_place(page: Page, site: str):
    """After a reload the same question is shown, with the answers before it."""
    page.goto(f"{site}/decide/")
    answer(page, "role", "provider")
    answer(page, "offering", "process")
    asked(page, "asked-for")
    page.reload()
    asked(page, "asked-for")
    assert "offering=process" in page.url


def test_a_link_opens_the_verdict_in_another_browser(page: Page, site: str, browser: Browser):
    """A copied address shows the same verdict to somebody else."""
    page.goto(f"{site}/decide/")
    walk(page, PAYROLL)
    here = findings(page)
    other = browser.new_context().new_page()
    other.goto(page.url)
    assert findings(other) == here
    other.context.close()


def test_changing_an_answer_keeps_the_others_and_names_what_is_dropped(page: Page, site: str):
    """After a change, answers that still apply stay, and those that do not are named and leave the link."""
    page.goto(f"{site}/decide/{link(PAYROLL)}")
    findings(page)
    unfold(page)
    page.locator('[data-part="answers"] [data-change="asked-for"]').click()
    asked(page, "asked-for")
    page.uncheck('input[name="asked-for"][value="soc-any"]')
    page.check('input[name="asked-for"][value="nothing"]')
    page.click('[data-action="continue"]')
    expect(page.locator("[data-notice]")).to_contain_text("no longer", timeout=WAIT)
    expect(page.locator("[data-notice]")).to_contain_text("Who asks")
    assert "asked-by" not in page.url
    assert "financial-effect=direct" in page.url


def test_a_reason_leads_back_to_its_answer(page: Page, site: str):
    """Each "because you answered" is a way to change that answer."""
    page.goto(f"{site}/decide/{link(PAYROLL)}")
    findings(page)
    page.locator('[data-why] [data-change="financial-effect"]').click()
    asked(page, "financial-effect")
    expect(page.locator('input[name="financial-effect"][value="direct"]')).to_be_checked()


def test_a_reason_is_said_once(page: Page, site: str):
    """What leads to a report is said there; other findings name only what they add, and point to the report."""
    page.goto(f"{site}/decide/{link(SAAS)}")
    findings(page)
    report = page.locator('article[data-subject="soc-2"][data-truth="true"]')
    expect(report.locator("[data-because]")).to_contain_text("What customers get: software as a service")
    other = page.locator('[data-topic="next"] article:not([hidden])').first
    expect(other.locator("[data-because]")).to_contain_text("the same reasons as the SOC 2")
    expect(other.locator("[data-because]")).not_to_contain_text("What customers get")
    page.locator('[data-topic="next"] summary').first.click()
    other.locator('[data-action="jump"]').click()
    expect(report.locator("h4")).to_be_focused()
    expect(report).to_be_visible()
    assert "#role=provider" in page.url


def test_two_reports_are_both_in_the_headline(page: Page, site: str):
    """Where both reports are called for, the first sentence says so, and the card tells of each when it is there."""
    both = {**SAAS, "offering": ["saas", "hosting"], "asked-for": ["soc-any"], "asked-by": ["auditors", "security"]}
    page.goto(f"{site}/decide/{link({**both, 'financial-effect': ['indirect'], 'year-end': ['december']})}")
    findings(page)
    expect(page.locator("[data-headline]")).to_contain_text("SOC 1 and SOC 2")
    expect(page.locator("[data-facts]")).to_contain_text(re.compile(r"In hand\s*SOC 1 .+; SOC 2 .+"))


def test_what_is_open_is_folded_apart_from_what_holds(page: Page, site: str):
    """Findings that hang on an open answer stand together, folded and counted, after those that hold."""
    page.goto(f"{site}/decide/{link({**PAYROLL, 'controls': ['examined-type-2'], 'last-period-end': ['unsure']})}")
    findings(page)
    folded = page.locator("[data-unsettled]")
    assert page.locator('article[data-truth="unknown"]:visible').count() == 0
    folded.locator("summary").first.click()
    waiting = folded.locator('article[data-truth="unknown"]:visible')
    assert waiting.count() == int(folded.locator("[data-count]").inner_text()) > 0
    assert page.locator('[data-topic] article[data-truth="unknown"]:not([hidden])').count() == 0


def test_a_date_that_is_too_soon_stands_on_the_card(page: Page, site: str):
    """When the report cannot be there in time, the card says so and what can."""
    page.goto(f"{site}/decide/{link({**SAAS, 'controls': ['new'], 'needed-by': ['under-3-months']})}")
    findings(page)
    expect(page.locator("[data-facts]")).to_contain_text("Not by", timeout=WAIT)
    expect(page.locator("[data-facts]")).to_contain_text("What can: SOC 2 Type 1 report")


def test_not_sure_gets_a_verdict_that_says_what_it_takes_for_granted(page: Page, site: str):
    """An answer "not sure" never turns into a no or a shrug: what is presumed is named, marked and one click from its answer."""
    page.goto(f"{site}/decide/{link({**PAYROLL, 'asked-by': ['unsure'], 'controls': ['unsure']})}")
    walk(page, {})
    findings(page)
    expect(page.locator("[data-headline]")).to_contain_text("SOC 1")
    certainty = page.locator("[data-certainty]")
    expect(certainty).to_contain_text("We take it that customers’ financial auditors ask")
    assert page.locator('article[data-layer="presumed"]:not([hidden])').count() > 0
    certainty.locator('[data-change="controls"]').click()
    expect(page.locator('fieldset[data-question="controls"]')).to_be_visible()


def test_a_single_change_is_tried_by_its_link(page: Page, site: str):
    """Each change that would turn the verdict leads to the verdict after the change, and Back returns."""
    page.goto(f"{site}/decide/{link(SAAS)}")
    before = findings(page)
    flip = page.locator('[data-part="flips"] a').first
    flip.click(timeout=WAIT)
    expect(page).not_to_have_url(f"{site}/decide/{link(SAAS)}")
    after = turned(page, before)
    page.go_back()
    assert turned(page, after) == before


def test_the_short_way_takes_a_few_questions(page: Page, site: str):
    """A reader who knows what is asked for gets a first verdict after three or four questions, and can go on."""
    page.goto(f"{site}/decide/")
    ready(page)
    page.click('[data-action="fast"]')
    answer(page, "asked-for", "soc-2")
    answer(page, "asked-by", "security")
    answer(page, "offering", "saas")
    assert "soc-2-should" in findings(page)
    expect(page.locator("[data-headline]")).to_contain_text("SOC 2")
    expect(page.locator("[data-standing]")).to_be_visible()
    unfold(page)
    page.locator('[data-part="answers"] [data-change="asked-for"]').click()
    page.uncheck('input[name="asked-for"][value="soc-2"]')
    page.check('input[name="asked-for"][value="soc-1"]')
    page.click('[data-action="continue"]')
    answer(page, "financial-effect", "direct")
    assert findings(page) & {"soc-1-must", "soc-1-should"}
    page.click('[data-action="full"]')
    expect(page.locator("fieldset[data-question]:visible")).to_have_count(1)


def test_an_empty_answer_is_named_and_takes_focus(page: Page, site: str):
    """Continue without an answer shows a summary, clear of the page's head, that takes focus and leads to the field."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site}/decide/")
    page.click('[data-action="continue"]')
    expect(page.locator("[data-errors]")).to_be_focused()
    tops = [page.locator(each).bounding_box() for each in ("[data-errors]", ".md-header")]
    assert tops[0] and tops[1] and tops[0]["y"] >= tops[1]["y"] + tops[1]["height"]
    page.locator("[data-errors] a").click()
    expect(page.locator('input[name="role"]').first).to_be_focused()
    assert shown(page) == ["role"]


def test_nothing_of_the_kind_stands_alone(page: Page, site: str):
    """An option that excludes the others clears them, and is cleared by them."""
    page.goto(f"{site}/decide/{link({'role': ['provider']})}")
    asked(page, "offering")
    page.check('input[name="offering"][value="saas"]')
    page.check('input[name="offering"][value="none"]')
    expect(page.locator('input[name="offering"][value="saas"]')).not_to_be_checked()
    page.check('input[name="offering"][value="process"]')
    expect(page.locator('input[name="offering"][value="none"]')).not_to_be_checked()


def test_an_unfinished_interview_is_offered_again(page: Page, site: str):
    """Whoever comes back is offered to go on, and may decline for good."""
    page.goto(f"{site}/decide/")
    ready(page)
    answer(page, "role", "provider")
    answer(page, "offering", "process")
    asked(page, "asked-for")
    page.goto(f"{site}/decide/embed/")
    page.goto(f"{site}/decide/")
    expect(page.locator("[data-resume]")).to_contain_text("on this device. So far: You need a SOC 1 report. Type: Type 2")
    page.click('[data-action="resume"]')
    asked(page, "asked-for")
    page.goto(f"{site}/decide/embed/")
    page.goto(f"{site}/decide/")
    page.click('[data-action="forget"]')
    page.reload()
    expect(page.locator("[data-resume]")).to_be_hidden()


def test_the_calendar_takes_a_day(page: Page, site: str):
    """A day given under the verdict changes the calendar and the link."""
    page.goto(f"{site}/decide/{link(PAYROLL)}")
    findings(page)
    expect(page.locator("[data-timeline] svg")).to_be_visible(timeout=WAIT)
    assert page.locator("[data-milestones] tbody tr").count() > 1
    page.fill("#calendar-day", "2030-01-31")
    page.click("[data-day] button")
    expect(page.locator("[data-feasible]")).to_contain_text("January 31, 2030", timeout=WAIT)
    assert "needed-by=2030-01-31" in page.url


def test_start_again_forgets_the_answers(page: Page, site: str):
    """Start again leads to the first question without answers; Back brings the verdict back."""
    page.goto(f"{site}/decide/{link(PAYROLL)}")
    before = findings(page)
    page.click('[data-action="restart"]')
    asked(page, "role")
    assert "#" not in page.url
    assert page.locator('input[name="role"]:checked').count() == 0
    page.go_back()
    assert findings(page) == before
