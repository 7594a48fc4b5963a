"""What can go wrong around the wizard: each has its sentence, and no answer is lost."""

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.walk import PAYROLL, WAIT, answer, asked, current, findings, link, ready, walk


def test_without_scripts_one_link_leads_to_all_of_it(browser: Browser, site: str):
    """With scripts off the questions are readable, one link leads to every finding, and no dead button shows."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/decide/")
    assert page.locator("fieldset[data-question]:visible").count() > 30
    assert page.locator("soc-wizard button:visible").count() == 0
    page.click("[data-everything]")
    page.wait_for_url("**/decide/everything/**")
    assert page.locator("fieldset[data-question]:visible").count() > 30
    assert page.locator("article[data-finding]:visible").count() > 100
    assert page.get_by_text("Applies when").first.is_visible()
    assert page.locator("soc-wizard button:visible").count() == 0
    page.context.close()


@pytest.mark.parametrize("path", ["decide/batch/", "rfp/check/", "rfp/list/", "rfp/"])
def test_without_scripts_no_field_is_dead(browser: Browser, site: str, path: str):
    """With scripts off a page that needs them says what to do instead, and offers no field or button that does nothing."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/{path}")
    assert page.locator("article :is(input, select, textarea, button):visible").count() == 0
    page.context.close()


def test_without_the_findings_page_it_says_so_and_tries_again(page: Page, site: str):
    """When the page of the findings cannot be had, one sentence says so, the answers stay, and trying again goes on."""
    broken = {"on": True}

    def findings_page(route: Route) -> None:
        route.abort() if broken["on"] else route.continue_()

    page.route("**/decide/everything/", findings_page)
    page.goto(f"{site}/decide/{link(PAYROLL)}")
    expect(page.locator("[data-fault]")).to_contain_text("findings could not be downloaded", timeout=WAIT)
    expect(page.locator('input[name="offering"][value="process"]')).to_be_checked()
    broken["on"] = False
    page.click('[data-action="retry"]')
    assert "soc-1-must" in findings(page)


def test_the_verdict_waits_for_its_words(page: Page, site: str):
    """Python has answered and the findings have not come: questions can be gone through, and the verdict shows by itself."""
    held: list[Route] = []
    page.route("**/decide/everything/", lambda route: held.append(route))  # noqa: PLW0108 (the driver marks it)
    page.goto(f"{site}/decide/{link(PAYROLL)}")
    ready(page)
    expect(page.locator("[data-wait]")).to_contain_text("it goes on by itself")
    expect(page.locator("[data-verdict]")).to_be_hidden()
    held[0].continue_()
    assert "soc-1-must" in findings(page)
    expect(page.locator("[data-wait]")).to_be_hidden()
    expect(page.locator("[data-headline]")).to_be_focused()


READ_ON = {".why summary": '[data-question="role"] .why p', '[data-action="paper"]': "article[data-finding] h4"}


@pytest.mark.parametrize("by", READ_ON)
def test_who_reads_on_does_not_wait_for_python(page: Page, site: str, by: str):
    """What stands behind a question, or everything on one page, is asked for by who opens it, before Python is there."""
    page.route("**/pyodide.asm.wasm", lambda _: None)
    page.goto(f"{site}/decide/")
    page.locator("soc-wizard[data-mode]").wait_for()
    page.locator(by).first.click()
    expect(page.locator(READ_ON[by]).first).to_be_visible()
    expect(page.locator("soc-wizard")).to_have_attribute("data-engine", "loading")


def test_nothing_but_plain_elements_is_taken_from_the_findings_page(page: Page, site: str):
    """Scripts, frames, images and handlers that a tampered copy carries do not come along."""

    def tampered(route: Route) -> None:
        evil = '<img src="x" onerror="window.evil = 1"><script>window.evil = 1</script><iframe src="/"></iframe>'
        body = route.fetch().text().replace("<h4>", f'<h4 onclick="window.evil = 1">{evil}')
        route.fulfill(body=body, content_type="text/html")

    page.route("**/decide/everything/", tampered)
    page.goto(f"{site}/decide/{link(PAYROLL)}")
    assert "soc-1-must" in findings(page)
    assert page.locator("article[data-finding] :is(img, script, iframe), article[data-finding] [onclick]").count() == 0
    assert page.evaluate("window.evil") is None


def test_without_the_scripts_of_the_page_it_unfolds(page: Page, site: str):
    """When the wizard's own script cannot be had, the whole page shows by itself after a while."""
    page.route("**/wizard/main.js", lambda route: route.abort())
    page.goto(f"{site}/decide/")
    expect(page.locator('fieldset[data-question="offering"] .option').first).to_be_visible(timeout=WAIT)
    expect(page.locator('[data-action="continue"]')).to_be_hidden()


def held_back(page: Page, site: str) -> Route:
    """The wizard's page as it is before its own script has come."""
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/wizard/main.js", hold)
    page.goto(f"{site}/decide/", wait_until="commit")
    page.locator('[data-action="continue"]').wait_for()
    return waiting[0]


def test_the_first_answer_counts_before_the_script_is_there(page: Page, site: str):
    """An answer and Continue, pressed at the first picture, lead to the next question once the script has come."""
    script = held_back(page, site)
    page.check('input[name="role"][value="provider"]')
    page.click('[data-action="continue"]')
    page.keyboard.press("Enter")
    assert page.url == f"{site}/decide/"
    expect(page.locator("soc-wizard")).to_have_attribute("data-pressed", "")
    script.continue_()
    asked(page, "offering")
    assert "role=provider" in page.url
    expect(page.locator("soc-wizard")).not_to_have_attribute("data-pressed", "")
    ready(page)
    asked(page, "offering")


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_when_the_script_takes_over(page: Page, site: str, width: int):
    """Question and Continue stand where they will stand."""
    page.set_viewport_size({"width": width, "height": 800})
    script = held_back(page, site)
    places = [page.locator(each) for each in ('[data-question="role"] .option >> nth=-1', '[data-action="continue"]')]
    before = [each.bounding_box() for each in places]
    script.continue_()
    expect(page.locator("soc-wizard")).to_have_attribute("data-mode", "start")
    assert [each.bounding_box() for each in places] == before


def test_without_an_answer_the_early_press_gets_the_same_sentence(page: Page, site: str):
    """Continue without an answer, before the script is there: the summary of errors comes with the script."""
    script = held_back(page, site)
    page.click('[data-action="continue"]')
    script.continue_()
    expect(page.locator("[data-errors]")).to_contain_text("Select an answer")
    asked(page, "role")


def test_without_the_wasm_the_page_says_so_and_keeps_the_answers(page: Page, site: str):
    """When Python's binary is missing, one sentence says so, everything shows, the answers given stay."""
    page.route("**/*.wasm", lambda route: route.fulfill(status=404))
    page.goto(f"{site}/decide/{link({'role': ['provider'], 'offering': ['saas']})}")
    expect(page.locator("soc-wizard")).to_have_attribute("data-engine", "failed", timeout=WAIT)
    expect(page.locator("[data-fault]")).to_be_visible()
    assert page.locator("fieldset[data-question]:visible").count() > 30
    expect(page.locator('input[name="offering"][value="saas"]')).to_be_checked()


def test_trying_again_goes_on_where_it_stopped(page: Page, site: str):
    """After a fault is over, the reader tries again and goes on with the same answers."""
    broken = {"on": True}

    def wasm(route: Route) -> None:
        route.fulfill(status=404) if broken["on"] else route.continue_()

    page.route("**/*.wasm", wasm)
    page.goto(f"{site}/decide/{link({'role': ['provider'], 'offering': ['saas']})}")
    expect(page.locator("[data-fault]")).to_be_visible(timeout=WAIT)
    broken["on"] = False
    page.click('[data-action="retry"]')
    ready(page)
    asked(page, "asked-for")
    expect(page.locator("[data-fault]")).to_be_hidden()


def test_a_tab_older_than_the_site_comes_anew_at_the_second_try(page: Page, site: str):
    """A release has taken the files of an open tab away: the second try loads the page again, with the answers."""
    page.route("**/*.wasm", lambda route: route.fulfill(status=404))
    page.goto(f"{site}/decide/{link({'role': ['provider'], 'offering': ['saas']})}")
    expect(page.locator("[data-fault]")).to_be_visible(timeout=WAIT)
    page.evaluate("window.old = true")
    with page.expect_response("**/*.wasm"):
        page.click('[data-action="retry"]')
    expect(page.locator("[data-fault]")).to_be_visible(timeout=WAIT)
    page.unroute("**/*.wasm")
    page.click('[data-action="retry"]')
    ready(page)
    asked(page, "asked-for")
    assert not page.evaluate("window.old")


def test_python_can_be_given_up_from_the_start(page: Page, site: str):
    """One click shows the whole page, another goes back to one question at a time."""
    page.goto(f"{site}/decide/")
    page.click('[data-action="paper"]')
    assert page.locator("fieldset[data-question]:visible").count() > 30
    page.check('input[name="role"][value="provider"]')
    ready(page)
    page.click('[data-action="ask"]')
    asked(page, "offering")


def test_what_a_link_says_beyond_the_catalogue_is_named_and_ignored(page: Page, site: str):
    """Unknown keys and options of a tampered link are named, the rest is kept, nothing is obeyed."""
    page.goto(f"{site}/decide/#role=provider&offering=saas&offering=rockets&color=red&asked-for=%3Cimg%20src%3Dx%3E")
    notice = page.locator("[data-notice]")
    expect(notice).to_contain_text("offering=rockets")
    expect(notice).to_contain_text("color")
    expect(notice).to_contain_text("<img src=x>")
    asked(page, "asked-for")
    assert "rockets" not in page.url
    assert page.locator("soc-wizard img").count() == 0


def test_a_link_of_another_edition_says_so(page: Page, site: str):
    """A verdict under later rules names both editions and the rules changed between them."""

    def changed(route: Route) -> None:
        changes = '"changes": {"2025.06": ["a-rule: now a should."]}'
        route.fulfill(body=re.sub(r'"changes": \{.*?\}', changes, route.fetch().text()), content_type="text/html")

    page.route("**/decide/", changed)
    page.goto(f"{site}/decide/{link(PAYROLL, edition='2025.01')}")
    findings(page)
    expect(page.locator("[data-notice]")).to_contain_text("2025.01")
    expect(page.locator("[data-notice]")).to_contain_text("a-rule: now a should.")


def test_an_ordinary_anchor_is_left_alone(page: Page, site: str):
    """A fragment without answers, such as a search result's, starts the wizard as usual."""
    page.goto(f"{site}/decide/#decide")
    asked(page, "role")
    expect(page.locator("[data-notice]")).to_be_hidden()


@pytest.mark.parametrize("broken", ["get localStorage() { throw new Error('blocked'); }", "get localStorage() { return null; }"])
def test_blocked_storage_changes_nothing(page: Page, site: str, broken: str):
    """Without storage the interview works and nothing alarming is said."""
    page.add_init_script(f"Object.defineProperties(window, Object.getOwnPropertyDescriptors({{ {broken} }}))")
    page.goto(f"{site}/decide/")
    walk(page, PAYROLL)
    assert "soc-1-must" in findings(page)
    expect(page.locator("[data-fault]")).to_be_hidden()


KILLABLE = """
const Kept = Worker;
window.workers = [];
window.Worker = class extends Kept {
  constructor(address, ...rest) {
    super(address, ...rest);
    if (String(address).includes("/python/worker.js")) window.workers.push(this);
  }
};
window.kill = () => window.workers.at(-1).onerror(new ErrorEvent("error", { message: "killed" }));
"""


def test_a_killed_worker_is_replaced_unnoticed(page: Page, site: str):
    """When the worker dies mid-way, another takes over, and the reader goes on with every answer."""
    page.add_init_script(KILLABLE)
    page.goto(f"{site}/decide/{link({'role': ['provider'], 'offering': ['saas']})}")
    ready(page)
    page.evaluate("window.kill()")
    answer(page, "asked-for", "soc-2")
    expect(page.locator("fieldset[data-question]:visible")).not_to_have_attribute("data-question", "asked-for", timeout=WAIT)
    expect(page.locator("[data-fault]")).to_be_hidden()
    assert "offering=saas" in page.url


def test_a_worker_that_dies_again_and_again_is_named(page: Page, site: str):
    """When no worker stays alive the page says so, keeps the answers, and trying again goes on."""
    page.add_init_script(KILLABLE)
    page.goto(f"{site}/decide/{link({'role': ['provider'], 'offering': ['saas']})}")
    ready(page)
    for _ in range(3):
        page.evaluate("window.kill()")
    expect(page.locator("[data-fault]")).to_be_visible()
    expect(page.locator('input[name="offering"][value="saas"]')).to_be_checked()
    page.click('[data-action="retry"]')
    ready(page)
    asked(page, "asked-for")


def test_the_day_is_the_readers_own(browser: Browser, site: str):
    """The calendar starts on the reader's day, whatever the time zone."""
    for zone in ("Pacific/Kiritimati", "Pacific/Niue"):
        page = browser.new_context(timezone_id=zone).new_page()
        page.goto(f"{site}/decide/{link(PAYROLL)}")
        findings(page)
        day = page.evaluate("new Date().toLocaleDateString('en-US', {year: 'numeric', month: 'long', day: 'numeric'})")
        expect(page.locator("[data-kicker]")).to_contain_text(day)
        expect(page.locator("[data-milestones] td").first).to_contain_text(day, timeout=WAIT)
        page.context.close()


def test_back_after_printing_keeps_every_answer(page: Page, site: str):
    """Printing leaves the verdict as it was; Back then leads to the last question with its answer, and Forward returns."""
    page.goto(f"{site}/decide/")
    walk(page, PAYROLL)
    address = page.url
    page.evaluate("window.print = () => ['beforeprint', 'afterprint'].forEach((name) => dispatchEvent(new Event(name)))")
    page.locator('[data-action="print"]').first.click()
    page.pdf()
    expect(page.locator("[data-verdict]")).to_be_visible()
    page.go_back()
    expect(page.locator("[data-verdict]")).to_be_hidden(timeout=WAIT)
    last = current(page)
    expect(page.locator(f'fieldset[data-question="{last}"] input:checked').first).to_be_visible()
    page.go_forward()
    expect(page.locator("[data-verdict]")).to_be_visible(timeout=WAIT)
    assert page.url == address
