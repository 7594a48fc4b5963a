// @ts-check
/** Why the verdict is what it is: for each finding that leads, its rule and the answers behind it. */

import { all, el, one, show } from "../../shared/dom.js";
import { changeButton } from "../asking/given.js";
import { answers, between, shortOf } from "./reasons.js";

/**
 * @typedef {import("../catalogue.js").Catalogue} Catalogue
 * @typedef {import("../interview.js").State} State
 * @typedef {import("../interview.js").Found} Found
 */

const LINES = 4;

/** @param {HTMLElement} root @param {Catalogue} catalogue @param {State} state */
export function showWhy(root, catalogue, state) {
  const said = /** @type {Set<string>} */ (new Set());
  const lines = leaders(state)
    .flatMap((found) => line(catalogue, found, said) ?? [])
    .slice(0, LINES);
  one(root, "[data-why]").replaceChildren(...lines);
  show(one(root, '[data-part="why"]'), lines.length > 0);
}

/** The findings on the card, in its order. @param {State} state @returns {Found[]} */
function leaders({ step }) {
  const { ids = [], type = null, period = null, categories = [] } = step?.lead ?? {};
  const wanted = [...ids, type, ...categories, period];
  return wanted.flatMap((id) => step?.findings.find((each) => each.id === id) ?? []);
}

/**
 * The reason of the first rule that holds, and the answers and what is taken for granted that were not named before.
 * @param {Catalogue} catalogue
 * @param {Found} found
 * @param {Set<string>} said
 */
function line(catalogue, found, said) {
  const article = catalogue.findings.get(found.id)?.article;
  const rule = article && all(article, "[data-rule]").find((each) => found.rules.includes(each.dataset.rule ?? ""));
  const words = rule?.querySelector("[data-reason]")?.textContent;
  if (!words || said.has(words)) return null;
  const fresh = found.because.filter((pair) => !said.has(String(pair)));
  const granted = found.presumes.filter((id) => !said.has(id));
  for (const each of [words, ...fresh.map(String), ...granted]) said.add(each);
  const behind = answers(catalogue, fresh);
  const rests = between(granted.map((id) => changeButton(id, shortOf(catalogue, id))));
  if (rests.length) behind.push(" Taken for granted: ", ...rests);
  return el("li", {}, words, " ", el("span", { class: "because" }, ...behind));
}
