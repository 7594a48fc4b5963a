"""What was checked is what runs: no file of Python's is asked for a second time, in any engine."""

import pytest

from publish.hosts.headers import ROOM, sent
from publish.runtime.binary import REST, WHOLE
from publish.runtime.ship import ROOMS
from tests.browser.engine import call, start
from tests.browser.engines import Window, everywhere
from tests.browser.python.test_runtime import FILES, FORCING, on_cpython, tries
from tests.browser.server import Served

ARCHIVES = tuple(f"{part}.zip" for part in ROOMS.values() if part)
NOTHING_IS_KEPT = "delete Navigator.prototype.serviceWorker;"  # to keep all for later, it asks for each file again


@pytest.fixture(autouse=True)
def first(bare: Served) -> None:
    """Nothing stays in any cache, so that whatever is asked for twice comes twice; the worker has its host's policy."""
    bare.headers = {"": {"Cache-Control": "no-store"}, "worker.js": sent(ROOM["script"])}
    bare.first["/"] = NOTHING_IS_KEPT


@everywhere
def test_a_second_altered_answer_is_never_asked_for(window: Window, bare: Served):
    """A host that sends each file right once and altered from then on changes nothing: each was asked for once."""
    files = (*FILES, *ARCHIVES)
    bare.later = dict.fromkeys(files, "altered")
    assert start(window, bare.url)["fault"] is None
    assert call(window, "step")["next"] == "role"
    assert {file: tries(bare, file) for file in files} == dict.fromkeys(files, 1)


@everywhere
def test_nor_is_it_of_what_comes_in_place_of_another(window: Window, bare: Served):
    """The same holds for the whole binary. The rest of it may be asked for twice, by who waits for it: that is refused."""
    bare.faults[REST] = "missing"
    bare.later[WHOLE] = "altered"
    assert start(window, bare.url)["fault"] is None
    assert call(window, **FORCING) == on_cpython(FORCING)
    assert tries(bare, WHOLE) == 1
    bare.faults.clear()
    bare.requests.clear()
    bare.later = {REST: "altered"}
    window.evaluate("window.engine.restart()")
    assert call(window, **FORCING) == on_cpython(FORCING)
