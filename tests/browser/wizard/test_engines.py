"""The wizard in Firefox and WebKit: the journey to a verdict, and the faults around it, each with its sentence.

Chromium has the journeys and faults one by one, in `test_wizard.py` and `test_faults.py`; a wrong clock
happens in all three engines. Neither other driver sets a clock or fills a disk: the page's own clock and storage are
replaced before its scripts run.
"""

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Error
from selenium.common.exceptions import WebDriverException

from tests.browser.engines import Window
from tests.browser.server import Served, serve
from tests.browser.views import READY, take
from tests.browser.walk import PAYROLL, link

elsewhere = pytest.mark.parametrize("window", ["firefox", "webkit"], indirect=True)

BEGUN = link({"role": ["provider"], "offering": ["saas"]})
SHOWN = """
const shown = () => there("[data-verdict]") ??
  [...document.querySelectorAll("fieldset[data-question]")].find((each) => each.checkVisibility());
"""
VERDICT = 'await until(() => there("[data-timeline] svg"));'
KEPT = """return {
  fault: there("[data-fault]")?.textContent.trim() ?? "",
  offering: one('input[name="offering"]:checked')?.value,
  questions: [...document.querySelectorAll("fieldset[data-question]")].filter((each) => each.checkVisibility()).length,
};"""
FAULT = 'await until(() => there("[data-fault]"));' + KEPT
# By script, since a driver can be slower than the six seconds after which the page unfolds.
EARLY = """
await until(() => window.come);
one('input[name="role"][value="provider"]').click();
one("[data-action=continue]").click();
"""
CLOCK = """
const Kept = Date;
const off = %d * 365.25 * 86_400_000;
Date = class extends Kept {
  constructor(...given) { super(...(given.length ? given : [Kept.now() + off])); }
  static now() { return Kept.now() + off; }
};
"""
DENIED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });"
FULL = """
const full = () => { throw new DOMException("full", "QuotaExceededError"); };
Storage.prototype.setItem = full;
Cache.prototype.addAll = Cache.prototype.put = async () => full();
"""
ALONE = "delete Navigator.prototype.serviceWorker;"  # one that comes while the page rests has it loaded anew
REST = """() => {
  window.rested = false;
  addEventListener("pageshow", ({ persisted }) => { window.rested = persisted; });
}"""
# By script, since a driver waits for a page that comes back to be loaded.
ON = """
one('input[name="asked-for"][value="soc-2"]').click();
one("[data-action=continue]").click();
"""
READ = "reports/soc-1/"


@pytest.fixture
def served(site_folder: Path) -> Iterator[Served]:
    """The built site on a server of its own to break."""
    with serve(site_folder) as made:
        yield made


def choose(window: Window, question: str, *options: str) -> None:
    """Answer the question that is shown and go on, with clicks."""
    for option in options:
        window.click(f'label:has(> input[name="{question}"][value="{option}"])')
    window.click('[data-action="continue"]')


def current(window: Window) -> str:
    """The question that is shown, or nothing once the verdict is."""
    return take(window, SHOWN + 'return (await until(shown)).dataset.question ?? "";')


def follows(window: Window, question: str) -> None:
    """Wait until another question or the verdict is shown."""
    take(window, SHOWN + f'await until(() => shown() && shown().dataset.question !== "{question}");')


@elsewhere
def test_the_journey_to_a_verdict_and_back(window: Window, served: Served):
    """A payroll bureau is led to a SOC 1; a reload shows the same, Back leads to the last question with its answer."""
    window.goto(f"{served.url}/decide/")
    last = ""
    while question := current(window):
        choose(window, question, *PAYROLL.get(question, ["unsure"]))
        follows(window, question)
        last = question
    take(window, VERDICT)
    address = window.evaluate("location.href")
    assert "SOC 1" in window.evaluate('document.querySelector("[data-headline]").textContent')
    assert window.evaluate("""document.querySelector('[data-finding="soc-1-must"]').dataset.truth""") == "true"
    window.goto("about:blank")
    window.goto(address)
    take(window, VERDICT)
    assert "SOC 1" in window.evaluate('document.querySelector("[data-headline]").textContent')
    window.click('[data-part="answers"] summary')
    window.click(f'[data-part="answers"] [data-change="{last}"]')
    assert current(window) == last
    assert window.evaluate(f"""document.querySelectorAll('input[name="{last}"]:checked').length""") > 0


@elsewhere
def test_the_first_answer_counts_before_the_script_is_there(window: Window, served: Served):
    """An answer and Continue, pressed at the first picture, lead to the next question once the script has come."""
    served.first["/wizard/main.js"] = "await new Promise((come) => { window.come = come; });"
    window.goto(f"{served.url}/decide/")
    take(window, EARLY)
    assert window.evaluate("document.querySelector('soc-wizard').dataset.pressed") == ""
    window.evaluate("() => window.come()")
    follows(window, "role")
    assert current(window) == "offering"


@elsewhere
def test_without_the_script_the_page_unfolds(window: Window, served: Served):
    """When the wizard's own script cannot be had, the whole page shows by itself after a while, without its buttons."""
    served.faults["/wizard/main.js"] = "missing"
    window.goto(f"{served.url}/decide/")
    take(window, 'await until(() => there("[data-question=offering] .option"));')
    take(window, 'await until(() => getComputedStyle(one("[data-action=continue]")).visibility === "hidden");')
    take(window, 'await until(() => one("[data-question=offering] .option").getBoundingClientRect().height > 20);')


@elsewhere
def test_a_missing_binary_is_told_and_the_second_try_is_a_new_page(window: Window, served: Served):
    """One sentence, every question, the answers kept; a release that took the files away is over with the second try."""
    served.faults[".wasm"] = "missing"
    window.goto(f"{served.url}/decide/{BEGUN}")
    told = take(window, FAULT)
    assert told["fault"].startswith("Python could not be downloaded") and told["questions"] > 30
    assert told["offering"] == "saas"
    window.evaluate("() => { window.old = true; }")
    window.click('[data-action="retry"]')
    take(window, 'await until(() => one("[data-engine=loading]") || one("[data-engine=failed]")); ' + FAULT)
    served.faults.clear()
    window.click('[data-action="retry"]')
    assert reloaded(window)
    take(window, READY)
    assert current(window) == "asked-for"


def reloaded(window: Window) -> bool:
    """Whether the page has been loaded anew within a while."""
    for _ in range(200):
        if window.evaluate("document.readyState === 'complete' && !window.old"):
            return True
        window.evaluate("new Promise((resolve) => setTimeout(resolve, 50))")
    return False


@elsewhere
def test_without_the_findings_page_it_says_so_and_tries_again(window: Window, served: Served):
    """When the page of the findings cannot be had, the answers stay, and trying again goes on."""
    served.faults["/decide/everything/"] = "missing"
    window.goto(f"{served.url}/decide/{BEGUN}")
    told = take(window, FAULT)
    assert "findings could not be downloaded" in told["fault"] and told["offering"] == "saas"
    served.faults.clear()
    window.click('[data-action="retry"]')
    take(window, SHOWN + READY + 'await until(() => shown()?.dataset.question === "asked-for");')
    assert take(window, KEPT)["questions"] == 1


@elsewhere
@pytest.mark.parametrize("script", [DENIED, FULL], ids=["denied", "full"])
def test_storage_denied_or_full_changes_nothing(window: Window, served: Served, script: str):
    """Where nothing can be kept the interview goes on, and nothing alarming is said."""
    served.first["/decide/"] = script
    window.goto(f"{served.url}/decide/{BEGUN}")
    take(window, READY)
    choose(window, current(window), "soc-2")
    follows(window, "asked-for")
    assert "asked-for=soc-2" in window.evaluate("location.hash")
    assert take(window, KEPT)["fault"] == ""


@pytest.mark.parametrize(("window", "years"), [("chromium", 40), ("firefox", -20), ("webkit", 40)], indirect=["window"])
def test_a_clock_that_is_wrong_by_years_gives_the_same_verdict(window: Window, served: Served, years: int):
    """The calendar starts on the day of the reader's clock, whatever it says; the verdict does not depend on it."""
    served.first["/decide/"] = CLOCK % years
    window.goto(f"{served.url}/decide/{link(PAYROLL)}")
    take(window, VERDICT)
    said = window.evaluate("""() => [
      new Date().getFullYear(),
      document.querySelector("[data-kicker]").textContent,
      document.querySelector("[data-headline]").textContent,
      document.querySelector('[data-finding="soc-1-must"]').dataset.truth,
    ]""")
    assert str(said[0]) in said[1] and "SOC 1" in said[2] and said[3] == "true"


@elsewhere
def test_two_tabs_leave_each_others_interviews_alone(window: Window, served: Served):
    """A finished link that is opened in another tab does not touch the interview that is kept."""
    window.goto(f"{served.url}/decide/")
    for question, option in (("role", "provider"), ("offering", "process")):
        assert current(window) == question
        choose(window, question, option)
        follows(window, question)
    with window.tab() as other:
        other.goto(f"{served.url}/decide/{link(PAYROLL)}")
        take(other, VERDICT)
    window.goto("about:blank")
    window.goto(f"{served.url}/decide/")
    take(window, 'await until(() => there("[data-resume]"));')
    window.click('[data-action="resume"]')
    follows(window, "role")
    assert current(window) == "asked-for"
    assert "offering=process" in window.evaluate("location.hash")


def rests(window: Window, address: str, steps: str) -> bool:
    """Whether Back brings the very page that was left, as it was, instead of loading it anew."""
    window.goto(address)
    take(window, steps)
    window.evaluate(REST)
    window.goto(urljoin(address, "/about/"))
    window.evaluate("() => { setTimeout(() => history.back()); }")
    for _ in range(100):
        with suppress(Error, WebDriverException):  # while the window is between two pages
            if window.evaluate("location.href") == address and window.evaluate("window.rested !== false"):
                return bool(window.evaluate("window.rested"))
        time.sleep(0.1)  # here, since a promise of a page that is left is never kept
    return False


@elsewhere
def test_back_brings_a_page_as_it_was_left(window: Window, served: Served):
    """The back and forward cache keeps a page to read, and the wizard's with Python, which goes on. A download forbids it."""
    served.first["/decide/"] = ALONE
    assert any(rests(window, f"{served.url}/{READ}", "") for _ in range(3))
    assert any(rests(window, f"{served.url}/decide/{BEGUN}", READY) for _ in range(3))
    take(window, ON)
    follows(window, "asked-for")
