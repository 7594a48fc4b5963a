"""Walks the wizard as a reader does: by labels, buttons and what the page contract names."""

from datetime import date, datetime, time

from playwright.sync_api import Page, expect

from decision import __version__

WAIT = 20_000
STEP = 50  # between two looks at a page that is about to change
FLAVORS = """async () => {
  const [item] = await navigator.clipboard.read();
  const texts = item.types.map(async (type) => [type, await (await item.getType(type)).text()]);
  return Object.fromEntries(await Promise.all(texts));
}"""

# What was observed is delivered in tasks of its own; an idle callback comes after them.
IDLE = "new Promise((done) => requestAnimationFrame(() => requestIdleCallback(() => done(true))))"
# The browser's own timers go on as they are; a driver's clock holds them back on a busy machine.
DAY = """{
  const [Kept, now] = [Date, %d];
  Date = class extends Kept {
    constructor(...given) { super(...(given.length ? given : [now])); }
    static now() { return now; }
  };
}"""

PAYROLL = {
    "role": ["provider"],
    "offering": ["process"],
    "asked-for": ["soc-any"],
    "asked-by": ["auditors"],
    "financial-effect": ["direct"],
    "data": ["personal", "financial"],
    "commitments": ["none"],
    "customers": ["private"],
    "asked-type": ["no"],
    "controls": ["established"],
    "needed-by": ["6-to-12-months"],
    "subservice": ["none"],
    "year-end": ["december"],
}
SAAS = {
    "role": ["provider"],
    "offering": ["saas"],
    "asked-for": ["soc-2"],
    "asked-by": ["security"],
    "financial-effect": ["no"],
    "data": ["confidential", "personal"],
    "commitments": ["confidentiality"],
    "customers": ["private"],
    "asked-type": ["type-2"],
    "asked-categories": ["none"],
    "controls": ["established"],
    "needed-by": ["6-to-12-months"],
    "subservice": ["none"],
}

BOTH = {
    **PAYROLL,
    "offering": ["hosting"],
    "asked-for": ["soc-1", "soc-2"],
    "asked-by": ["auditors", "security"],
    "financial-effect": ["indirect"],
    "data": ["confidential", "personal"],
    "commitments": ["security", "availability"],
    "customers": ["listed"],
    "asked-type": ["type-2"],
    "asked-categories": ["none"],
}
VENDOR = {
    "role": ["customer"],
    "vendor-does": ["saas"],
    "our-financial-effect": ["no"],
    "wants": ["security"],
    "vendor-data": ["personal"],
    "dependence": ["uptime"],
    "we-are": ["private"],
    "terms": ["yes"],
    "vendor-has": ["nothing"],
}


def ready(page: Page) -> None:
    """Wait until Python answers."""
    expect(page.locator("soc-wizard")).to_have_attribute("data-engine", "ready", timeout=WAIT)


def shown(page: Page) -> list[str]:
    """The questions that are visible."""
    return page.locator("fieldset[data-question]:visible").evaluate_all("all => all.map(each => each.dataset.question)")


def asked(page: Page, question: str) -> None:
    """Wait until exactly this question is shown."""
    expect(page.locator(f'fieldset[data-question="{question}"]')).to_be_visible(timeout=WAIT)
    expect(page.locator("fieldset[data-question]:visible")).to_have_count(1)


def answer(page: Page, question: str, *options: str) -> None:
    """Answer the question that is shown and go on."""
    asked(page, question)
    for option in options:
        page.check(f'input[name="{question}"][value="{option}"]')
    page.click('[data-action="continue"]')


def walk(page: Page, answers: dict[str, list[str]]) -> None:
    """Answer whatever is asked until the verdict; a question that is not in the answers gets "not sure"."""
    verdict = page.locator("[data-verdict]")
    for _ in range(30):
        before = current(page)
        if verdict.is_visible():
            return
        answer(page, before, *answers.get(before, ["unsure"]))
        page.locator(f'fieldset[data-question="{before}"]').wait_for(state="hidden", timeout=WAIT)
    raise AssertionError("no verdict after thirty questions")


def current(page: Page) -> str:
    """The question that is shown, or nothing once the verdict is."""
    page.locator("fieldset[data-question]:visible, [data-verdict]:visible").first.wait_for(timeout=WAIT)
    return next(iter(shown(page)), "")


def link(answers: dict[str, list[str]], edition: str = __version__) -> str:
    """The fragment of a link with these answers."""
    pairs = [f"{question}={value}" for question, values in answers.items() for value in values]
    return "#" + "&".join([*pairs, f"edition={edition}"])


def findings(page: Page) -> set[str]:
    """The findings of the verdict that hold."""
    page.locator("[data-verdict]").wait_for(timeout=WAIT)
    held = page.locator('article[data-finding][data-truth="true"]:not([hidden])')
    held.first.wait_for(state="attached", timeout=WAIT)
    return set(held.evaluate_all("all => all.map(each => each.dataset.finding)"))


def unfold(page: Page) -> None:
    """Open everything that is folded in the wizard."""
    page.locator("soc-wizard details").evaluate_all("all => all.forEach(each => { each.open = true; })")


def turned(page: Page, since: set[str]) -> set[str]:
    """The findings of the verdict once they are others than before."""
    for _ in range(WAIT // STEP):
        if (now := findings(page)) != since:
            return now
        page.wait_for_timeout(STEP)
    raise AssertionError("the verdict stayed as it was")


def stay(page: Page, day: date) -> None:
    """Let every page that is opened from now on take it for noon of that day."""
    page.add_init_script(DAY % (datetime.combine(day, time(12)).timestamp() * 1000))
