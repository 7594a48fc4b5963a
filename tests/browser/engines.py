"""The three engines behind one handle: a window that goes to addresses, runs scripts, and is dressed in a size and colors."""

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Literal, Protocol, Self

import pytest
from playwright.sync_api import Browser, Page, Playwright
from selenium.webdriver import WebKitGTK, WebKitGTKOptions, WebKitGTKService
from selenium.webdriver.common.by import By

from tests.browser.libreoffice import screen
from tests.machine import firefox as firefox_path
from tests.machine import mini_browser

type Engine = Literal["chromium", "firefox", "webkit"]
ENGINES: tuple[Engine, ...] = ("chromium", "firefox", "webkit")

everywhere = pytest.mark.parametrize("window", ENGINES, indirect=True)
elsewhere = pytest.mark.parametrize("window", ENGINES[1:], indirect=True)

# What the other two cannot be told is chosen by the site's own switch; frozen pages, which have none, stay as they are.
SWITCH = """(scheme) => {
  document.querySelector(`[data-md-color-media="(prefers-color-scheme: ${scheme})"]`)?.click();
}"""
# For the driver that awaits nothing: it is handed a way to answer.
LATER = """const [given, done] = arguments;
Promise.resolve()
  .then(() => { const it = (%s); return typeof it === "function" ? it(given) : it; })
  .then((found) => done({ found }), (fault) => done({ fault: String(fault) }));"""


class Scripted(Protocol):
    """What goes to addresses and runs scripts, as Playwright's pages do."""

    def goto(self, url: str, /) -> object:
        """Go there and wait until it has loaded."""

    def evaluate(self, expression: str, arg: Any = None, /) -> Any:
        """What an expression, or a function with one argument, gives in the page."""


class Window(Scripted, Protocol):
    """What also takes a size and colors."""

    engine: Engine

    def click(self, selector: str) -> None:
        """Click on the first element, as the driver's pointer does."""

    def dress(self, width: int, scheme: str) -> None:
        """As narrow as that, or as narrow as the engine's windows get; light or dark."""

    def tab(self) -> AbstractContextManager[Self]:
        """Another tab of the same reader's."""


class ChromiumWindow:
    """A page of Chromium's."""

    engine: Engine = "chromium"

    def __init__(self, page: Page) -> None:
        """Take a page over."""
        self.page = page

    def goto(self, url: str) -> None:
        """Go there and wait until it has loaded."""
        self.page.goto(url)

    def evaluate(self, expression: str, arg: Any = None) -> Any:
        """What an expression, or a function with one argument, gives in the page."""
        return self.page.evaluate(expression, arg)

    def click(self, selector: str) -> None:
        """Click on the first element."""
        self.page.locator(selector).first.click()

    def dress(self, width: int, scheme: Literal["light", "dark"]) -> None:
        """In this size, on a system of these colors."""
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.emulate_media(color_scheme=scheme)

    @contextmanager
    def tab(self) -> Iterator[Self]:
        """Another tab of the same profile."""
        page = self.page.context.new_page()
        yield type(self)(page)
        page.close()


class FirefoxWindow(ChromiumWindow):
    """A page of Firefox's, driven over WebDriver BiDi."""

    engine: Engine = "firefox"

    def dress(self, width: int, scheme: str) -> None:
        """In this size, with these colors chosen on the page."""
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.evaluate(SWITCH, scheme)


class WebKitWindow:
    """A window of WebKitGTK's browser, driven over WebDriver."""

    engine: Engine = "webkit"

    def __init__(self, driver: WebKitGTK) -> None:
        """Take a window over."""
        self.driver = driver

    def goto(self, url: str) -> None:
        """Go there and wait until it has loaded."""
        self.driver.get(url)

    def evaluate(self, expression: str, arg: Any = None) -> Any:
        """What an expression, or a function with one argument, gives in the page."""
        told = self.driver.execute_async_script(LATER % expression.strip(), arg)
        if "fault" in told:
            raise AssertionError(told["fault"])
        return told.get("found")

    def click(self, selector: str) -> None:
        """Click on the first element."""
        self.driver.find_element(By.CSS_SELECTOR, selector).click()

    def dress(self, width: int, scheme: str) -> None:
        """In this size, with these colors chosen on the page."""
        self.driver.set_window_size(width, 800)
        self.evaluate(SWITCH, scheme)

    @contextmanager
    def tab(self) -> Iterator[Self]:
        """Another tab, which the driver is in for as long."""
        here = self.driver.current_window_handle
        self.driver.switch_to.new_window("tab")
        yield self
        self.driver.close()
        self.driver.switch_to.window(here)


@contextmanager
def firefox(playwright: Playwright) -> Iterator[Window]:
    """A window of Firefox, or no test."""
    path = firefox_path() or pytest.skip("Firefox")
    launched = playwright.firefox.launch(channel="moz-firefox", executable_path=path)
    yield FirefoxWindow(launched.new_context().new_page())
    launched.close()


@contextmanager
def webkit() -> Iterator[Window]:
    """A window of WebKitGTK's browser on a screen that nobody sees, or no test."""
    path = mini_browser() or pytest.skip("WebKitGTK's driver")
    with screen() as environment, pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISPLAY", environment["DISPLAY"])
        patch.setenv("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")  # root has no sandbox of its own
        options = WebKitGTKOptions()
        options.binary_location = path
        options.add_argument("--automation")
        driver = WebKitGTK(options=options, service=WebKitGTKService(shutil.which("WebKitWebDriver")))
        driver.set_script_timeout(60)
        yield WebKitWindow(driver)
        driver.quit()


@contextmanager
def chromium(browser: Browser) -> Iterator[Window]:
    """A window of Chromium in a profile of its own."""
    context = browser.new_context()
    yield ChromiumWindow(context.new_page())
    context.close()
