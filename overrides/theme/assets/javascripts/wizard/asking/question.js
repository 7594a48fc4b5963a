// @ts-check
/** One question at a time: which fieldset shows, what is wrong with it, how far along. */

import { all, counted, el, one, say, show } from "../../shared/dom.js";
import { DAY_WORDS } from "../answers.js";
import { writeFields } from "./fields.js";

/**
 * @typedef {import("../catalogue.js").Catalogue} Catalogue
 * @typedef {import("../catalogue.js").Question} Question
 * @typedef {import("../interview.js").State} State
 */

/**
 * Shows one question's fieldset, with the answer it has; none for the verdict; all of them on paper.
 * @param {Catalogue} catalogue
 * @param {State} state
 * @param {boolean} moved another view is shown: its fields take the answers given, and fold
 */
export function showQuestion(catalogue, state, moved) {
  for (const question of catalogue.questions.values()) {
    const shown = state.paper !== "" || question.id === state.shown;
    show(question.fieldset, shown);
    if (moved && shown && state.answers[question.id]) writeFields(question, state.answers[question.id]);
    if (moved && shown && state.paper === "") fold(question);
    if (moved) clearError(question);
  }
}

/** On screen "Why we ask" is folded; it is printed and read on paper unfolded. @param {Question} question */
function fold(question) {
  const why = question.fieldset.querySelector("details");
  if (why) why.open = false;
}

/**
 * How many answers are given and how many questions can follow at most, once Python has said so.
 * @param {HTMLElement} root
 * @param {State} state
 */
export function showStep(root, state) {
  if (!state.answers.role || state.shown === "verdict") {
    say(one(root, "[data-step]"), "");
    return;
  }
  const given = Object.keys(state.answers).filter((id) => id !== state.shown).length;
  const parts = given > 0 ? [`${counted(given, "answer")} given`] : [];
  const left = state.lane === "" ? state.step?.remaining : undefined;
  if (left) parts.push(leftWords(left));
  say(one(root, "[data-step]"), parts.join(" · "));
}

/** What is certain: that no more than so many come. @param {[number, number]} range */
export function leftWords([, most]) {
  return most <= 1 ? "the last question" : `at most ${most} more questions`;
}

/** Moves the reader to the question's heading. @param {Question} question */
export function focusQuestion(question) {
  one(question.fieldset, "legend h2").focus({ preventScroll: true });
}

/**
 * Nothing was chosen: a summary takes focus and leads to the first field.
 * @param {HTMLElement} root
 * @param {Question} question
 */
export function showError(root, question) {
  const words = errorWords(question);
  const link = el("a", { href: `#${question.fieldset.id}` }, words);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    firstField(question)?.focus();
  });
  const summary = one(root, "[data-errors]");
  summary.replaceChildren(el("h2", {}, "There is a problem"), el("p", {}, link));
  show(summary, true);
  const error = one(question.fieldset, ".error");
  say(error, words);
  show(error, true);
  for (const input of all(question.fieldset, "input")) {
    input.setAttribute("aria-describedby", error.id);
    input.setAttribute("aria-invalid", "true");
  }
  summary.focus();
}

/** @param {Question} question */
function errorWords(question) {
  if (question.day && (question.day.value || question.day.validity.badInput)) return DAY_WORDS;
  const unsure = question.options.has("unsure") ? ", or “Not sure”" : "";
  if (question.kind === "many") return `Select at least one answer${unsure}`;
  if (question.kind === "when") return `Select when, or give a day${unsure}`;
  return `Select an answer${unsure}`;
}

/** @param {Question} question @returns {HTMLElement | undefined} */
function firstField(question) {
  return all(question.fieldset, "input")[0];
}

/** @param {Question} question */
function clearError(question) {
  show(question.fieldset.querySelector(".error"), false);
  for (const input of all(question.fieldset, "input[aria-invalid]")) {
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
  }
}

/** @param {HTMLElement} root */
export function clearErrors(root) {
  show(one(root, "[data-errors]"), false);
}
