"""The second visit: Python comes from the machine itself, pages from the network while there is one."""

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.engine import call, start
from tests.browser.python.test_runtime import FORCING, on_cpython
from tests.browser.server import Served

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


def test_an_earlier_runtime_is_forgotten(page: Page, bare: Served):
    """Once a new runtime runs, the kept files of the one before go."""
    earlier = f"soc-runtime-{bare.url}/runtime/0123/"
    page.goto(f"{bare.url}/index.html")
    page.evaluate("(name) => caches.open(name).then((cache) => cache.put('/x', new Response('x')))", earlier)
    visit(page, bare)
    kept = page.evaluate(KEPT)
    assert len(kept) == 1
    assert kept != [earlier]
