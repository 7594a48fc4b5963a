"""The same answers in Firefox."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Playwright

from decision.api import handle_json
from publish.runtime.binary import REST, WHOLE
from tests.browser.engine import call, start
from tests.browser.python.test_runtime import ACTIONS, FORCING, TODAY, cases, tries
from tests.browser.server import Served
from tests.machine import firefox as firefox_path

FIREFOX = firefox_path()

pytestmark = pytest.mark.skipif(not FIREFOX, reason="Firefox")


@pytest.fixture
def firefox(playwright: Playwright) -> Iterator[Page]:
    """A page in Firefox, driven over WebDriver BiDi."""
    browser = playwright.firefox.launch(channel="moz-firefox", executable_path=FIREFOX)
    yield browser.new_page()
    browser.close()


def test_every_case_and_action_gets_the_same_answer_in_firefox(firefox: Page, bare: Served):
    """Each case and action is answered as by the checkout, without the rest of the binary; so is what wants that."""
    bare.faults[REST] = "missing"
    assert start(firefox, bare.url)["fault"] is None
    steps = [{"action": "step", "answers": case["answers"]} for case in cases()]
    for request in [*steps, *ACTIONS]:
        dated = {**request, "today": TODAY}
        assert call(firefox, **dated) == json.loads(handle_json(json.dumps(dated))), dated
    assert tries(bare, WHOLE) == 0
    for whole in (1, 0):
        assert call(firefox, **FORCING) == json.loads(handle_json(json.dumps(FORCING)))
        assert tries(bare, WHOLE) == whole
        bare.faults.clear()
        bare.requests.clear()
        firefox.evaluate("window.engine.restart()")


def test_a_missing_file_is_named_in_firefox(firefox: Page, bare: Served):
    """A binary that is not there is a fault within seconds, as elsewhere."""
    bare.faults["pyodide.asm.wasm"] = "missing"
    assert start(firefox, bare.url)["fault"]["kind"] == "missing"
