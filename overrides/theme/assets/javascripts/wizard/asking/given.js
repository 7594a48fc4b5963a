// @ts-check
/** The answers given, each with a way to change it. */

import { el, listed, one, say, show } from "../../shared/dom.js";
import { shortAnswers } from "../catalogue.js";

/**
 * @typedef {import("../catalogue.js").Catalogue} Catalogue
 * @typedef {import("../interview.js").State} State
 */

/**
 * A button that leads back to a question.
 * @param {string} id
 * @param {string} words
 * @param {string} name what a screen reader says instead
 */
export function changeButton(id, words, name = "") {
  return el("button", { type: "button", class: "link", "data-change": id, "aria-label": name || false }, words);
}

/**
 * The answers as rows: question, answer, change.
 * @param {HTMLElement} list a `<dl>`
 * @param {Catalogue} catalogue
 * @param {State} state
 */
export function listAnswers(list, catalogue, state) {
  const rows = [...catalogue.questions.values()].filter((question) => state.answers[question.id]);
  list.replaceChildren(
    ...rows.map((question) =>
      el(
        "div",
        {},
        el("dt", {}, question.short),
        el("dd", {}, listed(shortAnswers(question, state.answers[question.id]))),
        el("dd", { class: "change" }, changeButton(question.id, "Change", `Change: ${question.short}`)),
      ),
    ),
  );
}

/** @param {HTMLElement} root @param {Catalogue} catalogue @param {State} state */
export function showGiven(root, catalogue, state) {
  const count = Object.keys(state.answers).length;
  listAnswers(one(root, "[data-given] dl"), catalogue, state);
  say(one(root, "[data-given] summary"), `Your answers (${count})`);
  show(one(root, "[data-given]"), count > 0);
}
