"""No worker of the wizard's can ask another address for anything, even where a host sends no policy for it.

One way stays open there: `import()` is syntax, which no script can take away. Only a header closes it; that the shipped
headers do is tried here in each engine, and with the shipped servers in `tests/browser/deploy`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from publish.hosts.headers import ROOM, sent
from tests.browser.engine import start
from tests.browser.engines import Window, everywhere
from tests.browser.server import Served, serve

WORKER = """
(url) => {
  const policy = trustedTypes.createPolicy("decide", { createScriptURL: (given) => given });
  window.kept = new Worker(policy.createScriptURL(url), { type: "module" });
}
"""
TRY = """
async (to) => {
  const lost = [...chain(self), ...chain(navigator)];
  const had = (name) => lost.flatMap((each) => {
    const found = Object.getOwnPropertyDescriptor(each, name);
    return found ? [found.value ?? found.get?.call(each === navigator ? navigator : self)].filter(Boolean) : [];
  });
  const tries = {
    fetch: (it) => it.call(self, `${to}/fetch`),
    XMLHttpRequest: (It) => { const one = new It(); one.open("GET", `${to}/xhr`, false); one.send(); },
    WebSocket: (It) => new It(`${to.replace("http", "ws")}/socket`),
    WebSocketStream: (It) => new It(`${to.replace("http", "ws")}/stream`).opened,
    WebTransport: (It) => new It(`${to.replace("http:", "https:")}/transport`).ready,
    EventSource: (It) => new It(`${to}/source`),
    Worker: (It) => new It(URL.createObjectURL(new Blob([`fetch("${to}/worker")`]))),
    caches: async (it) => (await it.open("x")).add(`${to}/cache`),
    FontFace: (It) => new It("x", `url(${to}/font)`).load(),
    storageBuckets: async (it) => (await (await it.open("x")).caches.open("x")).add(`${to}/bucket`),
    serviceWorker: (it) => it.register(`${to}/service`),
    fonts: (it) => it.load("1em x"),
  };
  const open = [];
  for (const [name, attempt] of Object.entries(tries))
    for (const it of had(name)) {
      open.push(name);
      try { await Promise.race([attempt(it), new Promise((resolve) => setTimeout(resolve, 1000))]); } catch {}
    }
  return open;
  function chain(each) { return each ? [each, ...chain(Object.getPrototypeOf(each))] : []; }
}
"""
IMPORTS = 'import("{to}/imported.js").catch(() => {{}}).finally(() => self.postMessage("imported"));'
IMPORTED = """
(url) => new Promise((resolve) => {
  const worker = new Worker(url, { type: "module" });
  worker.onmessage = ({ data }) => data === "imported" && resolve(data);
})
"""


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Served]:
    """Another host, which lists what it is asked for."""
    (tmp_path / "imported.js").write_text("export {};")
    with serve(tmp_path) as other:
        other.headers[""] = {"Access-Control-Allow-Origin": "*"}
        yield other


def test_the_worker_of_python_has_no_way_out(page: Page, bare: Served, elsewhere: Served):
    """None is left in its globals or what those inherit from, but a `fetch` that the worker answers itself."""
    start(page, bare.url)
    page.wait_for_timeout(1000)
    assert set(page.workers[0].evaluate(TRY, elsewhere.url)) == {"fetch"}
    assert page.workers[0].evaluate("fetch('https://elsewhere.example/').then((answer) => answer.text())") == ""
    assert elsewhere.requests == []


@pytest.mark.parametrize("script", ["batch/workbook.js", "check/unpack.js"])
def test_nor_has_a_worker_that_unpacks_files(page: Page, site: str, site_folder: Path, elsewhere: Served, script: str):
    """The workers for workbooks and documents never ask for anything, so they give up all."""
    (folder,) = site_folder.glob("assets/javascripts-*")
    page.goto(f"{site}/compare/")
    with page.expect_worker():
        page.evaluate(WORKER, f"/assets/{folder.name}/{script}")
    page.wait_for_timeout(1000)
    assert page.workers[0].evaluate(TRY, elsewhere.url) == []
    assert elsewhere.requests == []


@everywhere
def test_only_a_header_closes_import(window: Window, bare: Served, elsewhere: Served):
    """Without headers a worker can import from another host; with those that ship, that host is asked for nothing."""
    bare.first["worker.js"] = IMPORTS.format(to=elsewhere.url)
    worker = "/assets/javascripts/python/worker.js"
    window.goto(bare.url)
    assert window.evaluate(IMPORTED, worker) == "imported"
    assert elsewhere.requests == ["/imported.js"]
    bare.headers["worker.js"] = sent(ROOM["script"])
    assert window.evaluate(IMPORTED, f"{worker}?again") == "imported"
    assert elsewhere.requests == ["/imported.js"]
