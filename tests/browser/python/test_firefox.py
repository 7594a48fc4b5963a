"""The same answers in Firefox."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Playwright

from decision.api import handle_json
from tests.browser.engine import call, start
from tests.browser.python.test_runtime import TODAY, cases
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


def test_every_case_gets_the_same_answer_in_firefox(firefox: Page, bare: Served):
    """The step of every case is equal, field by field, to that of the checkout."""
    assert start(firefox, bare.url)["fault"] is None
    for case in cases():
        request = {"action": "step", "answers": case["answers"], "today": TODAY}
        assert call(firefox, **request) == json.loads(handle_json(json.dumps(request))), case["name"]


def test_a_missing_file_is_named_in_firefox(firefox: Page, bare: Served):
    """A binary that is not there is a fault within seconds, as elsewhere."""
    bare.faults["pyodide.asm.wasm"] = "missing"
    assert start(firefox, bare.url)["fault"]["kind"] == "missing"
