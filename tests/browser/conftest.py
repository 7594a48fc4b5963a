"""Chromium and a server for every browser test. No page may ask another host for anything."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.browser import engines
from tests.browser.engine import lay_out
from tests.browser.server import Served, serve
from tests.machine import ADVICE, headless_chromium

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
ONCE = "--js-flags=--liftoff-only"  # WebAssembly is compiled once: to optimize it pays only where a page lives for minutes
expect.set_options(timeout=60_000)  # what is expected comes at once, but not on a machine that does other things too


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver of all browsers."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One headless Chromium for all tests."""
    path = headless_chromium()
    if not path:
        pytest.fail(ADVICE, pytrace=False)
    launched = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, ONCE])
    yield launched
    launched.close()


@pytest.fixture
def offline() -> bool:
    """Whether a profile keeps the site for visits without a network, which costs each visit half a second of work."""
    return False


@pytest.fixture
def context(browser: Browser, offline: bool) -> Iterator[BrowserContext]:
    """A fresh profile; a request to another host fails the test."""
    with profile(browser, service_workers="allow" if offline else "block") as made:
        yield made


@contextmanager
def profile(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    """A fresh profile that is closed again; it has asked no other host for anything."""
    made = browser.new_context(**options)
    foreign: list[str] = []
    made.on("request", lambda request: None if _own(request.url) else foreign.append(request.url))
    yield made
    for page in made.pages:
        page.unroute_all(behavior="ignoreErrors")  # what is still being answered may fail with the page, and not later
    made.close()
    assert not foreign, "requests to other hosts"


def _own(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "http://localhost:", "data:", "blob:", "about:"))


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page in a fresh profile."""
    return context.new_page()


@pytest.fixture(scope="module")
def windows(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Callable[[engines.Engine], engines.Window]]:
    """A window of the engine that is asked for, opened once and left open: pytest would close it between two views."""
    made = {
        "chromium": lambda: engines.chromium(request.getfixturevalue("browser")),
        "firefox": lambda: engines.firefox(playwright),
        "webkit": engines.webkit,
    }
    with ExitStack() as opened:
        yield cache(lambda engine: opened.enter_context(made[engine]()))


@pytest.fixture(scope="module", params=engines.ENGINES)
def window(request: pytest.FixtureRequest, windows: Callable[[engines.Engine], engines.Window]) -> engines.Window:
    """A window of each engine in turn."""
    return windows(request.param)


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Iterator[str]:
    """The address of the built site."""
    with serve(site_folder) as served:
        yield served.url


@pytest.fixture(scope="session")
def bare_folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest site that runs Python: an empty page, the engine's scripts, the runtime."""
    folder = tmp_path_factory.mktemp("bare")
    lay_out(root, folder)
    return folder


@pytest.fixture
def bare(bare_folder: Path) -> Iterator[Served]:
    """The smallest site, served; each test has a server of its own to break."""
    with serve(bare_folder) as served:
        yield served
