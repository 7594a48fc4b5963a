"""While asking: what the page promises, what it keeps, and what a hasty hand cannot spoil."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from publish.content import catalogue
from publish.wizard.questions import GROUPS
from tests.browser.walk import PAYROLL, SAAS, WAIT, answer, asked, current, findings, link, ready

PHONE = {"width": 390, "height": 844}
BEGUN = link({"role": ["provider"], "offering": ["saas"]})
LEFT = re.compile(r"at most (\d+) more")


def test_the_card_grows_beside_the_questions(page: Page, site: str):
    """After the first answers the panel shows the verdict so far, what this question can decide, and the way to stop."""
    page.goto(f"{site}/decide/{BEGUN}")
    ready(page)
    panel = page.locator("[data-sofar]")
    expect(panel.locator("[data-growing]")).to_contain_text("SOC 2", timeout=WAIT)
    expect(panel.locator("[data-growing-certainty]")).to_contain_text("take for granted")
    expect(panel.locator("[data-stake]")).to_contain_text("This question bears on “")
    panel.get_by_role("button", name="Good enough: show the verdict").click()
    findings(page)
    expect(page.locator("[data-headline]")).to_contain_text("SOC 2")


def test_progress_never_rises(page: Page, site: str):
    """How many questions can follow at most falls with each answer, and holds."""
    page.goto(f"{site}/decide/")
    ready(page)
    most: list[int] = []
    while question := current(page):
        found = LEFT.search(page.locator("[data-step]").inner_text())
        most += [int(found.group(1))] if found else []
        answer(page, question, *SAAS.get(question, ["unsure"]))
        page.locator(f'fieldset[data-question="{question}"]').wait_for(state="hidden", timeout=WAIT)
    assert len(most) > 3
    assert all(later < earlier for earlier, later in zip(most, most[1:], strict=False))


def test_continue_is_in_reach_on_a_phone(page: Page, site: str):
    """At each question Continue is on the screen without scrolling, and hides no field that has focus."""
    page.set_viewport_size(PHONE)
    page.goto(f"{site}/decide/")
    ready(page)
    while question := current(page):
        bar = page.locator('[data-action="continue"]')
        expect(bar).to_be_in_viewport(ratio=1)
        last = page.locator(f'fieldset[data-question="{question}"] input').last
        last.focus()
        under = last.evaluate("""each => {
          const { left, top, width, height } = each.getBoundingClientRect();
          return each.closest("label").contains(document.elementFromPoint(left + width / 2, top + height / 2));
        }""")
        assert under, f"the bar hides the last option of {question}"
        answer(page, question, *PAYROLL.get(question, ["unsure"]))
        page.locator(f'fieldset[data-question="{question}"]').wait_for(state="hidden", timeout=WAIT)


def test_a_double_click_on_continue_answers_one_question(page: Page, site: str):
    """The second click lands on the next question and checks nothing there, on a phone and on a desk."""
    for size in (PHONE, {"width": 1280, "height": 900}):
        page.set_viewport_size(size)
        page.goto(f"{site}/decide/embed/")
        page.goto(f"{site}/decide/")
        ready(page)
        for _ in range(7):
            question = current(page)
            for option in PAYROLL.get(question, ["unsure"]):
                page.check(f'input[name="{question}"][value="{option}"]')
            page.dblclick('[data-action="continue"]')
            page.locator(f'fieldset[data-question="{question}"]').wait_for(state="hidden", timeout=WAIT)
            asked(page, current(page))
            assert page.locator("fieldset[data-question]:visible input:checked").count() == 0
            expect(page.locator("[data-errors]")).to_be_hidden()


def test_two_tabs_leave_each_others_interviews_alone(page: Page, site: str):
    """Neither a finished link nor an unfinished one, opened elsewhere, touches the interview that is kept."""
    page.goto(f"{site}/decide/")
    answer(page, "role", "provider")
    answer(page, "offering", "process")
    asked(page, "asked-for")
    for other in (link(PAYROLL), link({"role": ["customer"], "vendor-does": ["saas"], "our-financial-effect": ["no"]})):
        tab = page.context.new_page()
        tab.goto(f"{site}/decide/{other}")
        ready(tab)
        tab.locator("[data-verdict]:visible, fieldset[data-question]:visible").first.wait_for(timeout=WAIT)
        tab.close()
    page.goto(f"{site}/decide/embed/")
    page.goto(f"{site}/decide/")
    page.click('[data-action="resume"]')
    asked(page, "asked-for")
    assert "offering=process" in page.url


def test_an_answer_is_in_the_address_before_python_has_spoken(page: Page, site: str):
    """When Python falls silent at an answer, a reload has that answer."""
    page.add_init_script("""
      const Kept = Worker;
      window.Worker = class extends Kept {
        postMessage(...said) { if (!window.silent) super.postMessage(...said); }
      };
    """)
    page.goto(f"{site}/decide/{BEGUN}")
    ready(page)
    asked(page, "asked-for")
    page.evaluate("window.silent = true")
    answer(page, "asked-for", "soc-2")
    expect(page).to_have_url(re.compile("asked-for=soc-2"))
    page.reload()
    ready(page)
    assert "asked-for=soc-2" in page.url
    asked(page, "asked-for")
    expect(page.locator('input[name="asked-for"][value="soc-2"]')).to_be_checked()


@pytest.mark.parametrize("day", ["0027-03-31", "9999-12-31"])
def test_a_day_out_of_range_is_refused_with_a_sentence(page: Page, site: str, day: str):
    """A year of two digits or far away is named as such, in the question and below the verdict."""
    page.goto(
        f"{site}/decide/{link({key: PAYROLL[key] for key in PAYROLL if key not in ('needed-by', 'readers', 'subservice')})}"
    )
    ready(page)
    asked(page, "needed-by")
    page.fill('input[type="date"][name="needed-by"]', day)
    page.click('[data-action="continue"]')
    expect(page.locator("[data-errors]")).to_contain_text("four digits")
    page.goto(f"{site}/decide/embed/")
    page.goto(f"{site}/decide/{link(PAYROLL)}")
    expect(page.locator("[data-timeline] svg")).to_be_visible(timeout=WAIT)
    page.fill("#calendar-day", day)
    page.click("[data-day] button")
    expect(page.locator("[data-day-error]")).to_contain_text("four digits")
    assert day not in page.url


def test_skip_to_content_keeps_the_answers(page: Page, site: str):
    """The link at the top of the page moves the reader and leaves the address alone."""
    page.goto(f"{site}/decide/{BEGUN}")
    ready(page)
    asked(page, "asked-for")
    before = page.url
    page.locator(".md-skip").focus()
    page.keyboard.press("Enter")
    assert page.url == before
    assert page.evaluate("document.activeElement.matches('h1, [id]')")


def test_a_word_file_that_cannot_be_made_says_so(page: Page, site: str):
    """Offline, the download of the Word file says why nothing comes."""
    page.goto(f"{site}/decide/{link(PAYROLL)}")
    findings(page)
    page.route("**/docx*.js", lambda route: route.abort())
    page.context.set_offline(True)
    page.click('[data-share] [data-format="docx"]')
    expect(page.locator("[data-told]")).to_contain_text("You are offline")


def test_a_frame_that_may_not_print_says_so(page: Page, site: str):
    """In a sandbox that allows no dialogs, Print would stay silent: the page says what to do."""
    page.goto(f"{site}/decide/embed/")
    page.evaluate(
        """(address) => {
          const frame = Object.assign(document.createElement("iframe"), { id: "frame", src: address });
          frame.sandbox = "allow-scripts allow-same-origin";
          document.body.append(frame);
        }""",
        f"{site}/decide/?embed{link(PAYROLL)}",
    )
    frame = page.frame_locator("#frame")
    frame.locator('[data-share] [data-action="print"]').click(timeout=WAIT)
    expect(frame.locator("[data-told]")).to_contain_text("may not print")


def test_a_frame_without_an_origin_says_so(page: Page, site: str):
    """In a sandbox that takes the page's origin away, on a host that lets anybody load, the frame doesn't wait for ever."""

    def open_to_all(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "access-control-allow-origin": "*"})

    page.goto(f"{site}/decide/embed/")
    page.route(f"{site}/**", open_to_all)
    page.evaluate(
        """(address) => {
          const frame = Object.assign(document.createElement("iframe"), { id: "frame", src: address });
          frame.sandbox = "allow-scripts";
          document.body.append(frame);
        }""",
        f"{site}/decide/?embed{link(PAYROLL)}",
    )
    expect(page.frame_locator("#frame").locator("[data-fault]")).to_be_visible(timeout=WAIT)


def test_long_lists_are_grouped(page: Page, site: str):
    """The longest lists of options have headings, each the name of a group; every heading stands at an option that exists."""
    page.goto(f"{site}/decide/{BEGUN}")
    asked(page, "asked-for")
    assert page.get_by_role("group", name="A SOC report").get_by_role("checkbox").count() >= 4
    questions = catalogue.read().question
    assert all(questions[id].option(option) for id, table in GROUPS.items() for option in table)


def test_a_question_opened_by_a_link_has_focus(page: Page, site: str):
    """Who comes from another page with an answer is at the question, also by keyboard."""
    page.goto(f"{site}/")
    page.locator('.first-question a[href*="role=provider"]').focus()
    page.keyboard.press("Enter")
    asked(page, "offering")
    expect(page.locator('fieldset[data-question="offering"] h2')).to_be_focused()
