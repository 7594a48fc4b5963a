// @ts-check
/**
 * Answers: question id -> list of option ids (one of them for a single choice, or a day as YYYY-MM-DD).
 * Their link form is the URL fragment: `role=provider&data=personal&data=health&edition=2026.12`.
 */

/**
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./catalogue.js").Question} Question
 * @typedef {Record<string, string[]>} Answers
 */

/** Days that answers can name; anything else is a slip of the hand. */
export const DAY_WORDS = "Give a day from 2000 to 2099, its year in four digits";
const DAY = /^20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/**
 * A fragment's answers, its edition, and what in it means nothing here. Never throws.
 * A fragment without "=" is an ordinary anchor and holds no answers.
 * @param {string} hash with or without its "#"
 * @param {Catalogue} catalogue
 * @returns {{answers: Answers, edition: string | null, part: string, unknown: string[]}} `part` is an id to unfold
 */
export function parseFragment(hash, catalogue) {
  const text = repaired(hash.replace(/^#/, ""));
  /** @type {Answers} */
  const answers = {};
  /** @type {string[]} */
  const unknown = [];
  let edition = null;
  let part = "";
  for (const [key, value] of text.includes("=") ? new URLSearchParams(text) : []) {
    const question = catalogue.questions.get(key);
    if (key === "edition") edition = value;
    else if (key === "show") part = value;
    else if (question && accepts(question, value)) keep(answers, question, value, unknown);
    else unknown.push(question ? `${key}=${value}` : key);
  }
  return { answers, edition, part, unknown };
}

/**
 * A fragment as it was before a mail or chat program wrapped, escaped or punctuated it.
 * @param {string} text
 */
function repaired(text) {
  const whole = !text.includes("=") && /%3d/i.test(text) ? decoded(text) : text;
  const kept = whole.replace(/^#/, "").replaceAll("&amp;", "&");
  return /^.*[^.,;:!?)\]>"'’”]/s.exec(kept)?.[0] ?? "";
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {Question} question @param {string} value */
function accepts(question, value) {
  return question.options.has(value) || (question.day !== null && isDay(value));
}

/** A day that the calendar has. @param {string} value */
export function isDay(value) {
  const day = new Date(`${value}T00:00:00Z`);
  return DAY.test(value) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** @param {Answers} answers @param {Question} question @param {string} value @param {string[]} unknown */
function keep(answers, question, value, unknown) {
  const before = answers[question.id] ?? [];
  if (before.includes(value)) return;
  if (before.length && (question.kind !== "many" || clash(question, [...before, value])))
    unknown.push(`${question.id}=${value}`);
  else answers[question.id] = [...before, value];
}

/** @param {Question} question @param {string[]} values */
function clash(question, values) {
  return values.some((value) => question.options.get(value)?.exclusive);
}

/**
 * @param {Answers} answers
 * @param {string} edition
 * @param {Catalogue} catalogue gives the order
 * @returns {string} with its "#", empty without answers
 */
export function formatFragment(answers, edition, catalogue) {
  const pairs = new URLSearchParams();
  for (const id of catalogue.questions.keys()) {
    for (const value of answers[id] ?? []) pairs.append(id, value);
  }
  if (pairs.size === 0) return "";
  pairs.append("edition", edition);
  return `#${pairs}`;
}

/**
 * The answers in the form that Python takes: a string, or a list for a question with several.
 * @param {Answers} answers
 * @param {Catalogue} catalogue
 * @returns {Record<string, string | string[]>}
 */
export function forPython(answers, catalogue) {
  return Object.fromEntries(
    Object.entries(answers).map(([id, values]) => [
      id,
      catalogue.questions.get(id)?.kind === "many" ? values : values[0],
    ]),
  );
}
