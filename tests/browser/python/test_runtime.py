"""Python in the browser: it starts from the site alone, says what CPython says, and its faults are named."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from decision.api import handle_json
from publish.hosts.headers import FOREVER
from publish.runtime.binary import REST, WHOLE
from publish.runtime.ship import ROOMS
from tests.bench.visits import ENDS
from tests.browser.engine import QUICK, call, call_all, start
from tests.browser.server import Fault, Served
from tests.decision.hostile.seeds import REQUESTS

TODAY = "2026-11-23"
CASES = Path(__file__).parents[2] / "cases"
ANSWERS = {"role": "provider", "offering": ["process"], "financial-effect": "direct", "asked-by": ["auditors"]}
ACTIONS = [
    {"action": "step"},
    {"action": "step", "answers": ANSWERS},
    {"action": "step", "answers": {**ANSWERS, "needed-by": "2027-03-01"}},
    {"action": "step", "answers": {"nonsense": "x", "role": "nobody"}},
    {"action": "explain", "answers": ANSWERS},
    {"action": "explain", "answers": ANSWERS, "finding": "soc-1-must"},
    {"action": "explain", "finding": "nonsense"},
    *({"action": "report", "answers": ANSWERS, "format": name} for name in ("markdown", "text", "html", "nonsense")),
    {"action": "schedule", "answers": ANSWERS},
    {"action": "schedule", "answers": {**ANSWERS, "needed-by": "2027-03-01"}},
    {"action": "batch", "do": "read", "csv": "role;offering\nprovider;process\n"},
    {"action": "batch", "do": "look", "rows": [["Vendor", "SOC report"], ["Acme", "SOC 2 Type II"]]},
    {
        "action": "batch",
        "do": "judge",
        "names": ["Vendor", "Held", "Does", "Period end"],
        "rows": [["Acme", "SOC2 Type II", "payroll", "12/31/2025"], ["B", "x", "y", "z"]],
        "mapping": {"columns": {"Held": "vendor-has", "Does": "vendor-does", "Period end": "report-period-end"}},
    },
    {"action": "batch", "do": "write", "rows": [["=1+1"]]},
    *(each for each in REQUESTS if each["action"] in {"library", "links"}),
    {"action": "nonsense"},
]
PROFILE = "an action calls what comes later: run `make profile`"
FORCING = {"action": "step", "answers": {"role": 1e300}, "today": TODAY}  # no action of the page's: nobody was watched doing it


def cases() -> list[dict]:
    """Every judgment of tests/cases."""
    return [case for path in sorted(CASES.glob("*.toml")) for case in tomllib.loads(path.read_text())["case"]]


def tries(bare: Served, file: str) -> int:
    """How often a file was asked for."""
    return sum(path.endswith(file) for path in bare.requests)


def on_cpython(request: dict) -> dict:
    """The answer that the checkout gives."""
    return json.loads(handle_json(json.dumps(request, default=str)))


def test_it_starts_from_the_site_alone(page: Page, bare: Served):
    """Everything comes from one folder, each file once where a host sends our headers; progress ends at the whole."""
    bare.headers = {".js": {"Cache-Control": FOREVER}, ".mjs": {"Cache-Control": FOREVER}}
    page.add_init_script("delete Navigator.prototype.serviceWorker")  # to keep all for later, it asks for each file again
    assert start(page, bare.url)["fault"] is None
    paths = [path for path in bare.requests if "/runtime/" in path and not path.endswith(REST)]
    assert len(paths) == len(set(paths)) == 5 + len({part for part in ROOMS.values() if part})
    assert len({path.rsplit("/", 1)[0] for path in paths}) == 1
    progress = page.evaluate("window.progress")
    assert progress[-1]["loaded"] == progress[-1]["total"] > 4_500_000
    loaded = [each["loaded"] for each in progress]
    assert loaded == sorted(loaded)
    stages = page.workers[0].evaluate(ENDS)
    assert stages == sorted(stages)  # as the bench reads them


def test_every_case_gets_the_same_answer_as_on_cpython(page: Page, bare: Served):
    """The step of every case is equal, field by field, in the real wheel and in the checkout."""
    start(page, bare.url)
    assert len(cases()) > 15
    requests = [{"action": "step", "answers": case["answers"], "today": TODAY} for case in cases()]
    for case, request, answer in zip(cases(), requests, call_all(page, requests), strict=True):
        assert answer == on_cpython(request), case["name"]
        held = {found["id"] for found in answer["findings"] if found["truth"] == "true"}
        assert set(case["holds"]) <= held, case["name"]


def test_every_action_works_in_the_cut_library(page: Page, bare: Served):
    """No action, and no error of one, needs a module that the cut library lacks, answers differently, or needs the rest."""
    bare.faults[REST] = "missing"
    start(page, bare.url)
    requests = [{**request, "today": TODAY} for request in ACTIONS]
    for request, answer in zip(requests, call_all(page, requests), strict=True):
        assert answer == on_cpython(request), request
    assert tries(bare, WHOLE) == 0, PROFILE


def test_the_rest_of_the_binary_is_there_when_it_is_wanted(page: Page, bare: Served):
    """It is fetched before anybody asks; what comes even earlier waits for it, and is told nothing."""
    bare.faults[REST] = "missing"
    start(page, bare.url)
    bare.faults.clear()
    assert call(page, **FORCING) == on_cpython(FORCING)
    assert tries(bare, WHOLE) == 0
    page.evaluate("window.engine.restart()")
    bare.requests.clear()
    page.wait_for_event("requestfinished", lambda request: request.url.endswith(REST))
    bare.faults[REST] = "missing"
    assert call(page, **FORCING) == on_cpython(FORCING)
    assert tries(bare, WHOLE) == 0


@pytest.mark.parametrize("fault", ["missing", "page", "altered", "silent"])
def test_a_rest_that_cannot_be_had_loses_nothing(page: Page, bare: Served, fault: Fault):
    """The worker is replaced by one with the whole binary, and the answer comes; if that fails too, the fault is named."""
    bare.faults |= {REST: fault, WHOLE: "altered"}
    start(page, bare.url, QUICK | {"stall": 10_000} if fault == "silent" else None)
    assert call(page, **FORCING) == {"broken": "wrong-content"}
    assert [each["file"] for each in page.evaluate("window.faults")] == [WHOLE]
    del bare.faults[WHOLE]
    page.evaluate("window.engine.restart()")
    assert call(page, **FORCING) == on_cpython(FORCING)
    assert tries(bare, WHOLE) > 1
    assert call(page, "step", today=TODAY)["next"] == "role"


FILES = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "-none-any.whl")
KINDS: dict[Fault, str] = {
    "missing": "missing",
    "empty": "wrong-content",
    "cut": "missing",
    "altered": "wrong-content",
    "page": "wrong-content",
    "silent": "stalled",
    "stalled": "stalled",
}
WORDS = {  # what the reader is told, for each kind
    "no-webassembly": "Python cannot run here, because this browser has WebAssembly switched off.",
    "missing": "Python could not be downloaded: a file did not arrive.",
    "blocked": "Python cannot run here: the browser blocks it, for a security policy or for how this site's server sends it.",
    "wrong-content": "Python could not be started: a downloaded file is not the one this site published.",
    "stalled": "The download of Python has stopped: no data is arriving.",
    "crashed": "Python has stopped and could not be started again.",
}


def named(ended: dict[str, Any], file: str, fault: Fault) -> None:
    """A start that ended in the fault that is meant, with the file, where one is to blame, and the words for that fault."""
    assert ended["fault"]["kind"] in {KINDS[fault], "wrong-content" if fault == "cut" else KINDS[fault]}, file
    assert ended["fault"]["file"].endswith(file) or KINDS[fault] == "stalled"
    assert ended["fault"]["message"] == WORDS[ended["fault"]["kind"]]


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("fault", KINDS)
def test_a_broken_download_is_named_and_tried_again(page: Page, bare: Served, file: str, fault: Fault):
    """Whatever happens to a file, the engine says which and why, and starts once the cause is gone."""
    bare.faults[file] = fault
    named(start(page, bare.url, QUICK if KINDS[fault] == "stalled" else None), file, fault)
    bare.faults.clear()
    page.evaluate("window.engine.restart()")
    assert call(page, "step", today=TODAY)["next"] == "role"


WORKER: dict[Fault, str] = {"missing": "missing", "page": "missing", "empty": "stalled", "altered": "missing"}


@pytest.mark.parametrize("fault", WORKER)
def test_a_broken_worker_is_named(page: Page, bare: Served, fault: Fault):
    """The worker's own script is the file that nothing can check before it runs; its faults have their words too."""
    bare.faults["worker.js"] = fault
    kind = WORKER[fault]
    ended = start(page, bare.url, {**QUICK, "boot": 5_000})["fault"]
    assert (ended["kind"], ended["message"]) == (kind, WORDS[kind])


def test_a_wrong_type_is_no_obstacle(page: Page, bare: Served):
    """The binary compiles and the scripts run whatever type they are sent with: their bytes are the published ones."""
    bare.faults = dict.fromkeys(FILES, "mistyped")
    assert start(page, bare.url)["fault"] is None


def test_a_slow_first_byte_is_said_and_waited_for(page: Page, bare: Served):
    """Before it gives up, the engine says that nothing arrives."""
    bare.faults["pyodide.asm.wasm"] = "silent"
    start(page, bare.url, QUICK)
    assert page.evaluate("window.progress.filter((each) => each.quiet).length") == 1


def test_without_webassembly_it_says_so_at_once(page: Page, bare: Served):
    """Where WebAssembly is switched off nothing is downloaded."""
    page.add_init_script("delete globalThis.WebAssembly")
    ended = start(page, bare.url)["fault"]
    assert (ended["kind"], ended["message"]) == ("no-webassembly", WORDS["no-webassembly"])
    assert not [path for path in bare.requests if "/runtime/" in path]


def test_after_a_fault_it_can_be_started_again(page: Page, bare: Served):
    """A fault ends calls with the same fault; once the file is there, a restart answers."""
    bare.faults["pyodide.asm.wasm"] = "missing"
    start(page, bare.url)
    assert call(page, "step") == {"broken": "missing"}
    bare.faults.clear()
    page.evaluate("window.engine.restart()")
    assert call(page, "step", today=TODAY)["next"] == "role"


def test_a_worker_that_falls_silent_is_replaced(page: Page, bare: Served):
    """A worker killed mid-way is replaced and asked again: the answer comes, no fault is shown."""
    start(page, bare.url, QUICK)
    page.workers[0].evaluate("self.close()")
    assert call(page, "step", answers=ANSWERS, today=TODAY) == on_cpython({"action": "step", "answers": ANSWERS, "today": TODAY})
    assert page.evaluate("window.faults") == []


def test_a_request_that_kills_every_worker_is_named(page: Page, bare: Served):
    """When each fresh worker dies too, the call ends in a fault instead of silence."""
    page.add_init_script(
        "window.Worker = class extends Worker { postMessage(data) { if (data.start) super.postMessage(data); } };"
    )
    start(page, bare.url, QUICK)
    assert call(page, "step") == {"broken": "crashed"}
    assert [fault["kind"] for fault in page.evaluate("window.faults")] == ["crashed"]
