// @ts-check
/** The answers given, each with a way to change it; and what can be said so far. */

import { counted, el, listed, one, say, show } from "../shared/dom.js";
import { shortAnswers } from "./catalogue.js";

/**
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./interview.js").State} State
 * @typedef {import("./interview.js").Found} Found
 */

const PANEL = ["must", "should", "watch", "could"];

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

/**
 * The side panel: the findings that hold by now, the strongest first, and how many hang on later answers.
 * @param {HTMLElement} root
 * @param {Catalogue} catalogue
 * @param {State} state
 */
export function showSoFar(root, catalogue, state) {
  const found = state.step?.findings ?? [];
  const held = found.filter((each) => each.layer !== "open" && PANEL.includes(each.strength));
  held.sort((one_, other) => PANEL.indexOf(one_.strength) - PANEL.indexOf(other.strength));
  const rows = held.slice(0, 8).map((each) => saidRow(catalogue, each));
  const list = one(root, "[data-sofar-list]");
  if (list.textContent !== rows.map((row) => row.textContent).join("")) list.replaceChildren(...rows);
  const empty = one(root, "[data-sofar-empty]");
  say(empty, emptyWords(state, held.length));
  listAnswers(one(root, "[data-given] dl"), catalogue, state);
  say(one(root, "[data-given] summary"), `Your answers (${Object.keys(state.answers).length})`);
  show(one(root, "[data-given]"), Object.keys(state.answers).length > 0);
}

/** @param {State} state @param {number} held */
function emptyWords(state, held) {
  if (!state.step) return "Shown here as soon as Python is ready.";
  const open = state.step.findings.filter((each) => each.layer === "open").length;
  if (held > 8) return `And ${held - 8} more; ${counted(open, "point")} still open.`;
  if (held === 0) return "Each answer adds to this.";
  return open ? `${counted(open, "point")} still open.` : "Nothing is open any more.";
}

/** @param {Catalogue} catalogue @param {Found} found */
function saidRow(catalogue, found) {
  const finding = catalogue.findings.get(found.id);
  const label = finding?.article.querySelector(".strength")?.textContent ?? "";
  return el(
    "li",
    { "data-strength": found.strength, "data-subject": found.subject },
    el("span", { class: "strength" }, label),
    " ",
    finding?.headline ?? found.id,
  );
}
