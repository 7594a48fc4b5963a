"""Visits to the wizard's page in fresh profiles of Chromium, with what they took."""

import itertools
import re
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from publish.runtime.binary import REST
from tests.bench.server import Line, serve
from tests.browser.conftest import ARGUMENTS
from tests.machine import firefox, headless_chromium

READY = """
async () => {
  const wizard = document.querySelector("soc-wizard");
  while (!performance.getEntriesByName("soc:engine-ready").length) {
    if (wizard.dataset.engine === "failed") throw new Error(document.querySelector("[data-fault]").textContent);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return performance.getEntriesByName("soc:engine-ready")[0].startTime;
}
"""
FIRST = """
async () => {
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const at = (name) => performance.getEntriesByName(name)[0]?.startTime ?? 0;
  return [Math.max(at("first-contentful-paint"), at("soc:first-question")), at("soc:taken-over")];
}
"""
STEPS = """
async (count) => {
  let longest = 0;
  const watch = (list) => { longest = Math.max(longest, ...list.getEntries().map((each) => each.duration)); };
  new PerformanceObserver(watch).observe({ type: "longtask" });
  const main = document.querySelector('script[src*="/wizard/main.js"]').src;
  const { createEngine } = await import(new URL("../python/engine.js", main).href);
  const engine = createEngine();
  await engine.ready;
  longest = 0;
  const took = [];
  const answers = { role: "provider", offering: ["process"], "financial-effect": "direct", "asked-by": ["auditors"] };
  for (let round = 0; round < count; round += 1) {
    const began = performance.now();
    const given = Object.fromEntries(Object.entries(answers).slice(0, 1 + (round % 4)));
    await engine.call("step", { answers: given, today: "2026-11-23" });
    took.push(performance.now() - began);
  }
  return { took, task: longest };
}
"""
# What a start is made of, in its order.
STAGES = (
    "the page is drawn and its worker starts",
    "files come",
    "the binary is compiled and checked",
    "Python starts",
    "the rules are imported",
    "the first step is answered",
)
ENDS = """
() => {
  const ends = ["soc:files", "soc:python", "soc:rules"].map((name) => performance.getEntriesByName(name)[0].startTime);
  const files = performance.getEntriesByType("resource").filter((each) => each.name.includes("/runtime/"));
  const came = Math.max(...files.map((each) => each.responseEnd).filter((end) => end <= ends[0]));
  return [0, came, ...ends].map((end) => performance.timeOrigin + end);
}
"""
IMPORTED = re.compile(r"import time: +(\d+) \| +\d+ \| +(\S+)")

SETTLE = 8_000  # milliseconds in which what is kept for later arrives


class Visit(NamedTuple):
    """Milliseconds until Python was ready, for a first visit, a second and one without network; the bytes of the first."""

    first: float
    second: float
    offline: float
    sent: int


@contextmanager
def chrome() -> Iterator[Browser]:
    """Chromium, headless."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=headless_chromium(), args=ARGUMENTS)
        yield browser
        browser.close()


def median(visits: list[Visit]) -> Visit:
    """The middle of each figure."""
    return Visit(*(statistics.median(column) for column in zip(*visits, strict=True)))


def ready(browser: Browser, site: Path, line: Line, again: bool = False) -> Visit:
    """Visit the wizard's page until Python answers, and if asked once more, and then with the network off."""
    with serve(site, line) as url, profile(browser) as context:
        first = _open(context, url).evaluate(READY)
        stock = (site / "runtime" / "stock").is_dir()
        assert any("/runtime/stock/" in path for path in line.sent) is stock, "the page loaded the other Python"
        folder = "/runtime/stock/" if stock else "/runtime/"  # of ours the page keeps what it needs offline, then too
        sent = _sent(line, folder)
        second = offline = 0.0
        if again:
            context.pages[0].wait_for_timeout(SETTLE)
            second = _reopened(context, url)
            context.set_offline(True)
            offline = _reopened(context, url)
        return Visit(first, second, offline, sent)


def _sent(line: Line, folder: str) -> int:
    """The bytes of a start; the rest of the binary comes once Python is ready."""
    before = {path: size for path, size in line.sent.items() if not path.endswith(REST)}
    return sum(size for path, size in before.items() if folder in path or path.endswith("/worker.js"))


def stages(browser: Browser, site: Path, line: Line) -> tuple[list[float], int]:
    """Milliseconds of each of STAGES in a first visit, and its bytes."""
    with serve(site, line) as url, profile(browser) as context:
        page = _open(context, url)
        ready = page.evaluate(READY)
        sent = _sent(line, "/runtime/")
        began = page.evaluate("performance.timeOrigin")
        ends = [*(end - began for end in page.workers[0].evaluate(ENDS)), ready]
        return [end - start for start, end in itertools.pairwise([0, *ends])], sent


def imports(browser: Browser, site: Path) -> dict[str, float]:
    """Milliseconds that each module takes by itself in the start of a site that tells them, in the order of their ends."""
    with serve(site, Line()) as url, profile(browser) as context:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"{url}/decide/", wait_until="domcontentloaded")
        page.evaluate(READY)
        found = (IMPORTED.match(line) for text in said for line in text.splitlines())
        return {each[2]: int(each[1]) / 1e3 for each in found if each}


def in_firefox(site: Path) -> list[Visit]:
    """One first visit in a Firefox of its own; none where there is no Firefox."""
    if not (path := firefox()):
        return []
    with sync_playwright() as playwright:
        browser = playwright.firefox.launch(channel="moz-firefox", executable_path=path)
        visit = ready(browser, site, Line())
        browser.close()
    return [visit]


def memory(site: Path, python: bool) -> float:
    """Bytes of a new browser's processes for pages with the wizard's page open, with Python ready or without; Linux only."""
    with serve(site, Line()) as url, chrome() as browser, profile(browser) as context:
        page = _open(context, url)
        if python:
            page.evaluate(READY)
        page.wait_for_timeout(SETTLE)
        known = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
        return sum(_share(each["id"]) for each in known if each["type"] == "renderer")


def _share(process: int) -> int:
    """What a process holds, with what it shares divided among those that share it."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def first_question(browser: Browser, site: Path) -> tuple[float, float]:
    """Milliseconds until the first question can be seen and answered, and until the wizard's script shows the next."""
    with serve(site, Line()) as url, profile(browser) as context:
        seen, alive = _open(context, url).evaluate(FIRST)
        return seen, alive


def steps(browser: Browser, site: Path, count: int = 200) -> tuple[float, float]:
    """The 95th percentile of an answer's way to the next question, and the longest task of the page meanwhile."""
    with serve(site, Line()) as url, profile(browser) as context:
        page = _open(context, url)
        page.evaluate(READY)
        found = page.evaluate(STEPS, count)
        return statistics.quantiles(found["took"], n=20)[-1], found["task"]


def weight(browser: Browser, site: Path, path: str, line: Line) -> int:
    """The bytes of a page's HTML, styles and scripts."""
    with serve(site, line) as url, profile(browser) as context:
        context.new_page().goto(f"{url}/{path}", wait_until="networkidle")
        counted = (".html", ".css", ".js", "/")
        return sum(size for each, size in line.sent.items() if each.endswith(counted))


def bytes_of_a_reader(browser: Browser, site: Path, path: str) -> tuple[int, int]:
    """What a host sends to somebody who opens a page, with all that comes behind it, and to the same reader again."""
    line = Line()
    with serve(site, line) as url, profile(browser) as context:
        sent = []
        for _ in range(2):
            before = sum(line.sent.values())
            page = context.new_page()
            page.goto(f"{url}/{path}", wait_until="networkidle")
            page.wait_for_timeout(SETTLE)
            page.close()
            sent.append(sum(line.sent.values()) - before)
        return sent[0], sent[1]


@contextmanager
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile."""
    context = browser.new_context()
    yield context
    context.close()


def _open(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(f"{url}/decide/", wait_until="domcontentloaded")
    return page


def _reopened(context: BrowserContext, url: str) -> float:
    """Milliseconds until Python answers in a new page in place of the open one."""
    context.pages[0].close()
    return _open(context, url).evaluate(READY)
