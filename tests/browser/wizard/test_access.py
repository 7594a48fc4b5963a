"""The wizard for everyone: keyboard, screen reader, phone, zoom, colors. What axe finds: `tests/browser/test_access.py`."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.views import RESPONDER
from tests.browser.walk import BOTH, PAYROLL, SAAS, VENDOR, WAIT, asked, findings, link, ready, shown

VIEWS = {
    "start": "",
    "question": link({"role": ["provider"], "offering": ["saas"]}),
    "verdict": link(PAYROLL),
}
OUTLINES = """["soc-1", "soc-2", "soc-3"].map((name) => {
  const { outline } = getComputedStyle(document.querySelector(`[data-question=asked-for] .option:has([value=${name}])`));
  return outline;
})"""
LATE = {**BOTH, "controls": ["new"], "needed-by": ["under-3-months"]}
PRINTED = [(PAYROLL, 2), (SAAS, 2), (VENDOR, 1), (RESPONDER, 2), (BOTH, 2), (LATE, 2)]  # so many pages at most


def test_the_whole_run_by_keyboard(page: Page, site: str):
    """From the first question to the verdict with Tab, Space and Enter alone."""
    page.goto(f"{site}/decide/")
    ready(page)
    page.locator('fieldset[data-question="role"] h2').focus()
    for _ in range(30):
        question = next(iter(shown(page)), "")
        if not question:
            break
        _choose(page, question)
        page.keyboard.press("Enter")
        page.locator(f'fieldset[data-question="{question}"]').wait_for(state="hidden", timeout=WAIT)
    findings(page)
    expect(page.locator("[data-headline]")).to_be_focused()


def _choose(page: Page, question: str) -> None:
    """From the question's heading, which has focus, to the first wanted option, by keyboard."""
    value = PAYROLL.get(question, ["unsure"])[0]
    page.keyboard.press("Tab")
    for _ in range(20):
        focused = page.evaluate("[document.activeElement.name, document.activeElement.value, document.activeElement.type]")
        if focused[0] == question and focused[1] == value:
            break
        page.keyboard.press("ArrowDown" if focused[2] == "radio" else "Tab")
    if not page.evaluate("document.activeElement.checked"):
        page.keyboard.press("Space")


def test_a_new_question_takes_focus_and_is_read(page: Page, site: str):
    """The heading of the next question has focus, inside the group it names."""
    page.goto(f"{site}/decide/")
    page.check('input[name="role"][value="provider"]')
    page.click('[data-action="continue"]')
    asked(page, "offering")
    heading = page.locator('fieldset[data-question="offering"] h2')
    expect(heading).to_be_focused()
    expect(page.get_by_role("group", name=heading.inner_text())).to_be_visible()
    expect(page).to_have_title(f"{heading.inner_text()} – Which SOC report do you need? - Which SOC?")


def test_the_verdict_is_announced(page: Page, site: str):
    """A polite live region says the verdict and how many findings there are."""
    page.goto(f"{site}/decide/{link(PAYROLL)}")
    findings(page)
    live = page.locator("[data-live]")
    expect(live).to_have_attribute("aria-live", "polite")
    expect(live).to_contain_text("Verdict: ")
    expect(live).to_contain_text("SOC 1")


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_runs_out_of_a_narrow_page(page: Page, site: str, view: str):
    """At 360 px, and at 320 px as under 400 % zoom, nothing needs sideways scrolling."""
    page.goto(f"{site}/decide/{VIEWS[view]}")
    ready(page)
    if view == "verdict":
        findings(page)
        expect(page.locator("[data-timeline] svg")).to_be_visible(timeout=WAIT)
    for width in (360, 320):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_targets_are_large_enough(page: Page, site: str):
    """Everything to press is at least 24 px high; options and main buttons 44."""
    page.goto(f"{site}/decide/{VIEWS['question']}")
    ready(page)
    heights = "all => all.map(each => each.getBoundingClientRect().height)"
    assert min(page.locator("soc-wizard :is(button, summary):visible").evaluate_all(heights)) >= 24
    assert min(page.locator(".option:visible, [data-action=continue]").evaluate_all(heights)) >= 44


def test_forced_colors_without_motion_tell_what_is_what(browser: Browser, site: str):
    """What is chosen, has focus, can be pressed or is drawn is told by lines, without grounds, shadows and motion."""
    page = browser.new_context(forced_colors="active", reduced_motion="reduce").new_page()
    page.goto(f"{site}/decide/{VIEWS['question']}")
    asked(page, "asked-for")
    chosen = page.locator('[data-question=asked-for] [value="soc-2"]')
    chosen.check()
    chosen.press("Tab")
    plain, checked, focused = page.evaluate(OUTLINES)
    assert "none" in plain and "solid" in checked and "solid" in focused and checked != focused
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(OUTLINES) == [plain, focused, plain]
    page.evaluate("(to) => { location.hash = to; }", link(PAYROLL))
    expect(page.locator("[data-timeline] svg")).to_be_visible(timeout=WAIT)
    lined = page.locator(".card, [data-share] button").evaluate_all(
        "all => all.map(each => getComputedStyle(each).borderTopStyle)"
    )
    assert len(lined) > 3 and set(lined) == {"solid"}
    color = page.locator("[data-card] h2").evaluate("each => getComputedStyle(each).color")
    for parts, painted in (("line", "stroke"), ("rect", "fill"), ("text", "fill")):
        drawn = page.locator(f"[data-timeline] {parts}").evaluate_all(
            "(all, painted) => all.map(each => getComputedStyle(each)[painted])", painted
        )
        assert drawn and set(drawn) == {color}, parts
    page.context.close()


def test_the_verdict_prints_as_a_document(page: Page, site: str):
    """On paper there are the verdict, the answers and the link, and no buttons."""
    page.goto(f"{site}/decide/{link(PAYROLL)}")
    findings(page)
    page.emulate_media(media="print")
    expect(page.locator("[data-headline]")).to_be_visible()
    expect(page.locator("[data-print-foot]")).to_contain_text("role=provider")
    expect(page.locator('[data-part="take"]')).to_be_hidden()
    expect(page.locator("form[data-interview]")).to_be_hidden()


def test_every_kind_of_verdict_prints_on_two_pages(page: Page, site: str):
    """One report or both, a customer's and a first verdict: two pages at most, with calendar, answers and link, none blank."""
    page.goto(f"{site}/decide/{link(PAYROLL)}")
    for answers, most in PRINTED:
        page.evaluate("(to) => { location.hash = to; }", link(answers))
        page.locator("[data-action=so-far]:visible, [data-verdict]:visible").first.wait_for(timeout=WAIT)
        if answers is RESPONDER:
            page.click("[data-action=so-far]")
        expect(page.locator("[data-print-foot]")).to_contain_text(link(answers).partition("&")[0])
        expect(page.locator("[data-part=schedule]")).to_be_visible(visible=answers["role"] == ["provider"], timeout=WAIT)
        for format_ in ("Letter", "A4")[: 2 if answers is BOTH else 1]:  # the shorter fills first
            assert page.pdf(format=format_).count(b"/Type /Page\n") <= most, answers
