"""Holds the sheet of a built site against the theme's own: what was cut must match nothing on the page that is open."""

from pathlib import Path

from playwright.sync_api import Page

from publish.site.page.one_sheet import STYLES, THEME

LOST = r"""
async (names) => {
  const apart = /,\s*(?=(?:[^()]|\((?:[^()]|\([^()]*\))*\))*$)/;
  const state = ":(?:hover|active|focus(?:-within|-visible)?|target|checked|indeterminate)\\b";
  const passing = new RegExp(`:not\\([^()]*${state}[^()]*\\)|::[\\w-]+(?:\\([^()]*\\))?|${state}`, "g");
  const selectors = (rules) =>
    [...rules].flatMap((rule) => [...(rule.selectorText?.split(apart) ?? []), ...selectors(rule.cssRules ?? [])]);
  const link = document.querySelector('link[href$="/site.css"]');
  const read = async (name) => (await fetch(new URL(`../stylesheets/${name}`, link.href))).text();
  const whole = new CSSStyleSheet();
  whole.replaceSync((await Promise.all(names.map(read))).join(""));
  const kept = new Set(selectors(link.sheet.cssRules));
  const cut = selectors(whole.cssRules).filter((each) => !kept.has(each));
  return [cut.length, cut.filter((each) => document.querySelector(each.replace(passing, ":where(*)")))];
}
"""


def lost(page: Page, site: Path) -> list[str]:
    """The selectors that were cut and match something on the page, whatever the pointer or the keyboard is on."""
    names = [file.name for pattern in THEME for file in (site / STYLES).glob(pattern)]
    count, matching = page.evaluate(LOST, names)
    assert count > 500, "nothing is cut"
    return matching
