"""Python in Firefox and WebKit: the same answers, and the same word for each kind of fault.

Chromium has the whole matrix, each fault of each file, in `test_runtime.py`. Here each kind of fault happens to one file
and each file has one at least; faults that were not tested there happen in all three. What goes wrong in the page is
a script that the server puts before the page's own, so every driver can make it. No driver can take real memory away or
kill the process of a worker: memory is refused by the worker's own WebAssembly, and a worker is ended by the page.
"""

import json
from itertools import cycle

from decision.api import handle_json
from publish.runtime.binary import REST, WHOLE
from tests.browser.engine import QUICK, call, call_all, start
from tests.browser.engines import Window, elsewhere, everywhere
from tests.browser.python.test_offline import SETTLED
from tests.browser.python.test_runtime import (
    ACTIONS,
    ANSWERS,
    FILES,
    FORCING,
    KINDS,
    PROFILE,
    TODAY,
    WORDS,
    WORKER,
    cases,
    named,
    tries,
)
from tests.browser.server import Served

STEP = {"action": "step", "today": TODAY}
REFUSED = "window.Worker = class { constructor() { throw new DOMException('refused', 'SecurityError'); } };"
MORTAL = """
const Kept = Worker;
window.Worker = class extends Kept {
  constructor(...given) { super(...given); window.last = this; }
};
"""
DEADLY = """
const Kept = Worker;
window.Worker = class extends Kept {
  postMessage() { setTimeout(() => this.dispatchEvent(new ErrorEvent("error", { message: "killed" }))); }
};
"""
NO_MEMORY = """
const kept = WebAssembly.instantiate;
WebAssembly.instantiate = async (from, ...rest) => {
  if (from instanceof WebAssembly.Module && rest[0]?.env) throw new RangeError("out of memory");
  return kept(from, ...rest);
};
"""
STALE = """
self.addEventListener("fetch", (event) => {
  if (event.request.mode !== "navigate") return;
  event.stopImmediatePropagation();
  event.respondWith(new Response("<title>Of an earlier edition</title>", { headers: { "Content-Type": "text/html" } }));
});
"""
TITLE = "document.title"


@elsewhere
def test_every_case_and_action_gets_the_same_answer(window: Window, bare: Served):
    """Each case and action is answered as by the checkout, without the rest of the binary; so is what wants that."""
    bare.faults[REST] = "missing"
    assert start(window, bare.url)["fault"] is None
    steps = [{"action": "step", "answers": case["answers"]} for case in cases()]
    requests = [{**request, "today": TODAY} for request in (*steps, *ACTIONS)]
    for request, answer in zip(requests, call_all(window, requests), strict=True):
        assert answer == json.loads(handle_json(json.dumps(request))), request
    assert tries(bare, WHOLE) == 0, PROFILE
    for whole in (1, 0):
        assert call(window, **FORCING) == json.loads(handle_json(json.dumps(FORCING)))
        assert tries(bare, WHOLE) == whole
        bare.faults.clear()
        bare.requests.clear()
        window.evaluate("window.engine.restart()")


@elsewhere
def test_a_broken_download_is_named_and_tried_again(window: Window, bare: Served):
    """Whatever happens to each file in turn, the engine says which and why, and starts once the cause is gone."""
    bare.headers[""] = {"Cache-Control": "no-store"}
    for fault, file in zip(KINDS, cycle(FILES), strict=False):
        bare.faults = {file: fault}
        named(start(window, bare.url, QUICK), file, fault)
    bare.faults.clear()
    window.evaluate("window.engine.restart()")
    assert call(window, **STEP)["next"] == "role"


@elsewhere
def test_a_broken_worker_is_named(window: Window, bare: Served):
    """The worker's own script, missing, of a portal, empty or altered, fails with the words for it."""
    for fault, kind in WORKER.items():
        bare.faults["worker.js"] = fault
        ended = start(window, bare.url, {**QUICK, "quiet": 500, "stall": 500})["fault"]
        assert (ended["kind"], ended["message"]) == (kind, WORDS[kind]), fault


@elsewhere
def test_a_wrong_type_is_no_obstacle(window: Window, bare: Served):
    """The binary compiles and the scripts run whatever type they are sent with."""
    bare.faults = dict.fromkeys(FILES, "mistyped")
    assert start(window, bare.url)["fault"] is None


@elsewhere
def test_without_webassembly_or_workers_it_says_so_at_once(window: Window, bare: Served):
    """Where either is switched off nothing of Python's is downloaded, and the reader is told."""
    for script, kind in (("delete globalThis.WebAssembly;", "no-webassembly"), (REFUSED, "blocked")):
        bare.first["/"] = script
        ended = start(window, bare.url)["fault"]
        assert (ended["kind"], ended["message"]) == (kind, WORDS[kind])
    assert not [path for path in bare.requests if "/runtime/" in path]


@elsewhere
def test_a_worker_that_is_ended_is_replaced(window: Window, bare: Served):
    """A worker that is gone in the middle is replaced and asked again: the answer comes, no fault is shown."""
    bare.first["/"] = MORTAL
    start(window, bare.url, QUICK)
    window.evaluate("window.last.terminate()")
    request = {**STEP, "answers": ANSWERS}
    assert call(window, **request) == json.loads(handle_json(json.dumps(request)))
    assert window.evaluate("window.faults") == []


@everywhere
def test_workers_that_die_and_memory_that_is_refused_are_named(window: Window, bare: Served):
    """When no worker lives, or each is refused its memory, there is one fault; then Python starts, and waits for no service."""
    bare.headers[""] = {"Cache-Control": "no-store"}
    for end, script in (("/", DEADLY), ("worker.js", NO_MEMORY)):
        bare.first = {end: script}
        assert start(window, bare.url)["fault"]["kind"] == "crashed", end
    bare.first.clear()
    bare.faults["sw.js"] = "stalled"
    window.evaluate("window.engine.restart()")
    assert call(window, **STEP)["next"] == "role"


@elsewhere
def test_with_the_network_gone_python_answers(window: Window, bare: Served):
    """The network goes in the middle: answers go on, and after one visit the page opens and Python starts without it."""
    assert start(window, f"{bare.url}/index.html")["fault"] is None
    assert window.evaluate(SETTLED)
    bare.faults[""] = "gone"
    assert call(window, **STEP)["next"] == "role"
    assert start(window, f"{bare.url}/index.html")["fault"] is None
    assert call(window, **STEP)["next"] == "role"


@everywhere
def test_a_service_worker_that_is_stale_goes(window: Window, bare: Served):
    """One that shows old pages is replaced by the site's as soon as that is there."""
    bare.first["sw.js"] = STALE
    assert start(window, f"{bare.url}/index.html")["fault"] is None
    assert window.evaluate("navigator.serviceWorker.ready.then(() => true)")
    window.goto(f"{bare.url}/index.html")
    assert window.evaluate(TITLE) == "Of an earlier edition"
    bare.first.clear()
    for _ in range(10):  # Chromium looks for a new one when no page has been opened for a second or two
        window.goto(f"{bare.url}/index.html")
        if window.evaluate(TITLE) == "Bare":
            break
        window.evaluate("new Promise((resolve) => setTimeout(resolve, 3000))")
    assert window.evaluate(TITLE) == "Bare"
