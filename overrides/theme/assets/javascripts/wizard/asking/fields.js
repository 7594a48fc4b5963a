// @ts-check
/** The fields of a question: what is chosen in them, what is put into them, and what excludes what. */

import { isDay } from "../answers.js";

/** @typedef {import("../catalogue.js").Question} Question */

/** What is chosen in a question's fields. @param {Question} question @returns {string[]} */
export function readFields(question) {
  if (question.day && isDay(question.day.value)) return [question.day.value];
  return [...question.options.values()].filter((option) => option.input.checked).map((option) => option.id);
}

/** Puts an answer into a question's fields. @param {Question} question @param {string[]} values */
export function writeFields(question, values) {
  for (const option of question.options.values()) option.input.checked = values.includes(option.id);
  if (question.day) question.day.value = values.find(isDay) ?? "";
}

/**
 * Keeps a question's fields consistent after one of them changed: "nothing of the kind" clears the
 * others and is cleared by them, a day replaces a span and the other way round.
 * @param {Question} question
 * @param {HTMLInputElement} changed
 */
export function settleFields(question, changed) {
  if (changed === question.day) {
    if (changed.value) for (const option of question.options.values()) option.input.checked = false;
    return;
  }
  if (question.day) question.day.value = "";
  if (question.kind !== "many" || !changed.checked) return;
  const alone = question.options.get(changed.value)?.exclusive;
  for (const option of question.options.values()) {
    if (option.input !== changed && (alone || option.exclusive)) option.input.checked = false;
  }
}
