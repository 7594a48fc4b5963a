// @ts-check
/**
 * Answers: question id -> list of option ids (one of them for a single choice, or a day as YYYY-MM-DD).
 * Their link form is the URL fragment: `role=provider&data=personal&data=health&edition=2026.11`.
 */

/**
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./catalogue.js").Question} Question
 * @typedef {Record<string, string[]>} Answers
 */

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/**
 * A fragment's answers, its edition, and what in it means nothing here. Never throws.
 * A fragment without "=" is an ordinary anchor and holds no answers.
 * @param {string} hash with or without its "#"
 * @param {Catalogue} catalogue
 * @returns {{answers: Answers, edition: string | null, unknown: string[]}}
 */
export function parseFragment(hash, catalogue) {
  const text = hash.replace(/^#/, "");
  /** @type {Answers} */
  const answers = {};
  /** @type {string[]} */
  const unknown = [];
  let edition = null;
  for (const [key, value] of text.includes("=") ? new URLSearchParams(text) : []) {
    const question = catalogue.questions.get(key);
    if (key === "edition") edition = value;
    else if (question && accepts(question, value)) keep(answers, question, value, unknown);
    else unknown.push(question ? `${key}=${value}` : key);
  }
  return { answers, edition, unknown };
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
  if (before.length && (question.kind !== "many" || clash(question, [...before, value]))) unknown.push(`${question.id}=${value}`);
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

/** The address that opens the wizard with these answers. @param {Answers} answers @param {Catalogue} catalogue */
export function addressOf(answers, catalogue) {
  const address = new URL(location.href);
  address.search = "";
  address.hash = formatFragment(answers, catalogue.edition, catalogue);
  return address.href;
}

/** Where the site is, for the links in texts that leave it. */
export const siteRoot = () => new URL("..", location.origin + location.pathname).href;

/**
 * The answers in the form that Python takes: a string, or a list for a question with several.
 * @param {Answers} answers
 * @param {Catalogue} catalogue
 * @returns {Record<string, string | string[]>}
 */
export function forPython(answers, catalogue) {
  return Object.fromEntries(
    Object.entries(answers).map(([id, values]) => [id, catalogue.questions.get(id)?.kind === "many" ? values : values[0]]),
  );
}

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

/** The reader's own day, from the reader's own clock. */
export function today() {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
