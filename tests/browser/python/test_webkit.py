"""The same answers in WebKit, through WebKitGTK's own driver."""

import json
import shutil
from collections.abc import Iterator

import pytest
from selenium.webdriver import WebKitGTK, WebKitGTKOptions, WebKitGTKService

from decision.api import handle_json
from publish.runtime.binary import REST, WHOLE
from tests.browser.engine import CALL, START
from tests.browser.libreoffice import screen
from tests.browser.python.test_runtime import ACTIONS, FORCING, TODAY, cases, tries
from tests.browser.server import Served
from tests.machine import mini_browser

pytestmark = pytest.mark.skipif(not mini_browser(), reason="WebKitGTK's driver")


def later(script: str) -> str:
    """A script of the other browsers' tests, as this driver wants one that answers later."""
    return f"const done = arguments[1]; ({script.strip()})(arguments[0]).then(done, (fault) => done(String(fault)))"


@pytest.fixture(scope="module")
def webkit() -> Iterator[WebKitGTK]:
    """A window of WebKitGTK's browser on a screen that nobody sees."""
    with screen() as environment, pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISPLAY", environment["DISPLAY"])
        patch.setenv("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")  # root has no sandbox of its own
        options = WebKitGTKOptions()
        options.binary_location = mini_browser() or ""
        options.add_argument("--automation")
        driver = WebKitGTK(options=options, service=WebKitGTKService(shutil.which("WebKitWebDriver")))
        driver.set_script_timeout(60)
        yield driver
        driver.quit()


def start(driver: WebKitGTK, url: str) -> dict:
    """Open the page and start Python."""
    driver.get(url)
    return driver.execute_async_script(later(START), None)


def call(driver: WebKitGTK, request: dict) -> dict:
    """Python's answer to a request."""
    rest = {key: value for key, value in request.items() if key != "action"}
    return driver.execute_async_script(later(CALL), [request["action"], rest])


def test_every_case_and_action_gets_the_same_answer_in_webkit(webkit: WebKitGTK, bare: Served):
    """Each case and action is answered as by the checkout, without the rest of the binary; so is what wants that."""
    bare.faults[REST] = "missing"
    assert start(webkit, bare.url)["fault"] is None
    steps = [{"action": "step", "answers": case["answers"]} for case in cases()]
    for request in [*steps, *ACTIONS]:
        dated = {**request, "today": TODAY}
        assert call(webkit, dated) == json.loads(handle_json(json.dumps(dated))), dated
    assert tries(bare, WHOLE) == 0
    for whole in (1, 0):
        assert call(webkit, FORCING) == json.loads(handle_json(json.dumps(FORCING)))
        assert tries(bare, WHOLE) == whole
        bare.faults.clear()
        bare.requests.clear()
        webkit.execute_script("window.engine.restart()")


def test_a_missing_file_is_named_in_webkit(webkit: WebKitGTK, bare: Served):
    """A binary that is not there is a fault, as elsewhere."""
    bare.faults["pyodide.asm.wasm"] = "missing"
    assert start(webkit, bare.url)["fault"]["kind"] == "missing"
