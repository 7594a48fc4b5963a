"""The second visit: Python comes from the machine itself, pages from the network while there is one."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from publish.hosts.headers import FOREVER
from publish.runtime.binary import REST
from tests.browser.engine import call, start
from tests.browser.engines import Window, everywhere
from tests.browser.python.test_runtime import FILES, FORCING, named, on_cpython, tries
from tests.browser.server import Served, serve
from tests.browser.walk import ready

KEPT = "caches.keys().then((names) => names.filter((name) => name.startsWith('soc-runtime-')))"
SETTLED = """
async () => {
  const found = () => performance.getEntriesByType("resource").filter((entry) => entry.name.includes("/assets/"));
  const seen = async () => {
    const cache = await caches.open("soc-seen-1");
    const kept = new Set((await cache.keys()).map((request) => request.url));
    return [location.href, ...found().map((entry) => entry.name)].every((url) => url.includes("/runtime/") || kept.has(url));
  };
  const runtime = document.querySelector("script[data-runtime]");
  const count = Object.keys(JSON.parse(runtime.textContent).files).length + 1; // and the rest of the binary
  await navigator.serviceWorker.ready;
  for (let tries = 0; tries < 100; tries += 1) {
    const names = await caches.keys();
    const whole = names.find((name) => name.startsWith("soc-runtime-"));
    if (whole && (await (await caches.open(whole)).keys()).length === count && (await seen())) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
"""
PLANT = """
async (end) => {
  const name = (await caches.keys()).find((each) => each.startsWith("soc-runtime-"));
  const cache = await caches.open(name);
  const { url } = (await cache.keys()).find((request) => request.url.endsWith(end));
  const type = { headers: { "Content-Type": "text/html" } };
  await cache.put(url, new Response("<title>Sign in to this network</title>", type));
}
"""
COPIES = """
async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith("soc-runtime-"));
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return kept.flat().map((request) => request.url);
}
"""
GOOD = """
async (end) => {
  const name = (await caches.keys()).find((each) => each.startsWith("soc-runtime-"));
  const cache = await caches.open(name);
  const found = (await cache.keys()).find((request) => request.url.endsWith(end));
  return found && (await (await cache.match(found)).arrayBuffer()).byteLength > 1000;
}
"""
SEE = """
async (kinds) => {
  const cache = await caches.open("soc-seen-1");
  for (const [name, count] of kinds)
    for (let number = 0; number < count; number += 1)
      await cache.put(new URL(name.replace("{}", number), location.href), new Response("x"));
}
"""
SEEN = """
async () => (await (await caches.open("soc-seen-1")).keys()).map((request) => request.url)
"""
A_MOMENT = "new Promise((resolve) => setTimeout(resolve, 300))"


@pytest.fixture
def offline() -> bool:
    """Here it is kept."""
    return True


def visit(page: Page, bare: Served) -> None:
    """A first visit, until everything is kept."""
    assert start(page, f"{bare.url}/index.html")["fault"] is None
    assert page.evaluate(SETTLED)


def test_with_the_network_off_python_answers(page: Page, context: BrowserContext, bare: Served):
    """After one visit the page opens and Python answers without a network, also what needs the rest of its binary."""
    visit(page, bare)
    context.set_offline(True)
    assert start(page, f"{bare.url}/index.html")["fault"] is None
    assert call(page, **FORCING) == on_cpython(FORCING)
    assert page.evaluate("window.faults") == []


def test_a_second_visit_downloads_no_runtime(page: Page, bare: Served):
    """The runtime comes from the machine, the page from the network."""
    visit(page, bare)
    bare.requests.clear()
    assert start(page, f"{bare.url}/index.html")["fault"] is None
    assert not [path for path in bare.requests if "/runtime/" in path]
    assert "/index.html" in bare.requests


def test_a_page_is_never_stale_while_the_network_is_there(page: Page, bare: Served):
    """What the server says now is shown, not what was kept."""
    visit(page, bare)
    bare.faults["/index.html"] = "page"
    page.goto(f"{bare.url}/index.html")
    assert page.title() == "Sign in to this network"


def test_what_is_named_by_its_content_is_not_asked_for_again(page: Page, site_folder: Path):
    """Where the host says that bundled scripts and styles stay as they are, a second visit asks for the page alone."""
    with serve(site_folder) as served:
        served.headers = {end: {"Cache-Control": FOREVER} for end in (".js", ".css")}
        page.goto(f"{served.url}/decide/")
        assert page.evaluate(SETTLED)
        served.requests.clear()
        page.goto("about:blank")
        page.goto(f"{served.url}/decide/")
        ready(page)
        assert not [path for path in served.requests if "/assets/javascripts-" in path or "/assets/stylesheets-" in path]
        assert [path for path in served.requests if path.endswith("/decide/")]


def test_an_earlier_runtime_is_forgotten(page: Page, bare: Served):
    """Once a new runtime runs, the kept files of the one before go."""
    earlier = f"soc-runtime-{bare.url}/runtime/0123/"
    page.goto(f"{bare.url}/index.html")
    page.evaluate("(name) => caches.open(name).then((cache) => cache.put('/x', new Response('x')))", earlier)
    visit(page, bare)
    kept = page.evaluate(KEPT)
    assert len(kept) == 1
    assert kept != [earlier]


@everywhere
def test_a_portal_that_answers_while_files_are_kept_is_not_kept(window: Window, bare: Served):
    """What a portal says in place of a file is no copy of it: nothing is kept then, and a later visit starts and keeps all."""
    bare.headers[""] = {"Cache-Control": "no-store"}
    for file in ("pyodide.asm.js", "-none-any.whl", REST):
        bare.later = {file: "page"}
        bare.requests.clear()
        assert start(window, f"{bare.url}/index.html")["fault"] is None
        for _ in range(50):
            window.evaluate(A_MOMENT)
            if tries(bare, file) > 1:
                break
        window.evaluate(A_MOMENT)
        assert window.evaluate(COPIES) == [], file
    bare.later.clear()
    assert start(window, f"{bare.url}/index.html")["fault"] is None
    assert window.evaluate(SETTLED)


@everywhere
def test_a_bad_copy_goes_with_the_first_failed_start(window: Window, bare: Served):
    """A kept copy that is not the published file fails one start; trying again goes on, and the right one is kept."""
    assert start(window, f"{bare.url}/index.html")["fault"] is None
    assert window.evaluate(SETTLED)
    for file in FILES if window.engine == "chromium" else FILES[1::3]:
        window.evaluate(PLANT, file)
        named(start(window, f"{bare.url}/index.html"), file, "page")
        window.evaluate(A_MOMENT)
        assert window.evaluate(COPIES) == []
        window.evaluate("window.engine.restart()")
        assert call(window, "step")["next"] == "role"
        assert window.evaluate(SETTLED)
    assert start(window, f"{bare.url}/index.html")["fault"] is None


def test_a_bad_copy_in_the_browsers_own_cache_is_passed_by(page: Page, bare: Served):
    """Altered once and kept by the browser for a year, a file fails one start; trying again asks the host for it."""
    bare.headers[".wasm"] = {"Cache-Control": FOREVER}
    bare.faults["pyodide.asm.wasm"] = "altered"
    named(start(page, bare.url), "pyodide.asm.wasm", "altered")
    bare.faults.clear()
    page.evaluate("window.engine.restart()")
    assert call(page, "step")["next"] == "role"


def test_a_bad_copy_of_the_rest_is_replaced(page: Page, context: BrowserContext, bare: Served):
    """No start needs it, so none fails; the right one is kept in its place, and is there without a network."""
    visit(page, bare)
    page.evaluate(PLANT, REST)
    visit(page, bare)
    page.wait_for_function(GOOD, arg=REST)
    context.set_offline(True)
    assert start(page, f"{bare.url}/index.html")["fault"] is None
    assert call(page, **FORCING) == on_cpython(FORCING)


def test_of_what_was_seen_the_newest_is_kept(page: Page, bare: Served):
    """The oldest of too many pages and files go when another page is read; what is read again counts as new."""
    page.goto(f"{bare.url}/index.html")
    page.evaluate(SEE, [("old.html", 1), ("page/{}/", 120), ("file-{}.js", 320)])
    visit(page, bare)
    page.reload()
    page.wait_for_function(f"async () => (await ({SEEN})()).length <= 400")
    seen = [url.removeprefix(f"{bare.url}/") for url in page.evaluate(SEEN)]
    pages = [url for url in seen if url.endswith(("/", ".html"))]
    assert (len(pages), len(seen) - len(pages) <= 300 + 20) == (100, True)
    assert {"page/119/", "index.html", "file-319.js"} <= set(seen)
    assert not {"old.html", "page/0/", "file-0.js"} & set(seen)


def test_a_new_service_worker_leaves_one_runtime(page: Page, bare: Served):
    """When it takes over, the runtimes before the last go; those of another site on the same host stay."""
    page.goto(f"{bare.url}/index.html")
    names = [f"soc-runtime-{bare.url}/{path}/" for path in ("runtime/1", "other/runtime/1", "runtime/2")]
    page.evaluate("async (names) => { for (const name of names) await caches.open(name); }", [*names, "soc-seen-0"])
    page.evaluate("navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready).then(() => true)")
    page.wait_for_function("caches.keys().then((names) => !names.includes('soc-seen-0'))")
    assert [name for name in page.evaluate(KEPT) if name in names] == names[1:]
