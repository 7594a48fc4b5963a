// @ts-check
/** What the page says about itself, read once from its elements: questions, options; findings when they have come. */

import { all, one } from "../shared/dom.js";

/**
 * @typedef {{id: string, short: string, label: string, exclusive: boolean, input: HTMLInputElement}} Option
 * @typedef {{id: string, kind: string, short: string, ask: string, fieldset: HTMLElement,
 *   options: Map<string, Option>, day: HTMLInputElement | null}} Question
 * @typedef {{id: string, strength: string, subject: string, topic: string, headline: string,
 *   article: HTMLElement, home: HTMLElement}} Finding
 * @typedef {{order: Record<string, string[]>, fast: string[], changes: Record<string, string[]>}} Plan
 * @typedef {{edition: string, plan: Plan, questions: Map<string, Question>, findings: Map<string, Finding>}} Catalogue
 */

/**
 * @param {HTMLElement} root the `<soc-wizard>`
 * @returns {Catalogue}
 */
export function readCatalogue(root) {
  const questions = all(root, "fieldset[data-question]").map(readQuestion);
  return {
    edition: root.dataset.edition ?? "",
    plan: JSON.parse(one(root, "script[data-plan]").textContent ?? "{}"),
    questions: new Map(questions.map((question) => [question.id, question])),
    findings: new Map(),
  };
}

/** @param {HTMLElement} fieldset @returns {Question} */
function readQuestion(fieldset) {
  const inputs = /** @type {HTMLInputElement[]} */ (all(fieldset, "input"));
  const options = inputs.filter((input) => input.type !== "date").map(readOption);
  return {
    id: fieldset.dataset.question ?? "",
    kind: fieldset.dataset.kind ?? "one",
    short: fieldset.dataset.short ?? "",
    ask: one(fieldset, "legend h2").textContent ?? "",
    fieldset,
    options: new Map(options.map((option) => [option.id, option])),
    day: inputs.find((input) => input.type === "date") ?? null,
  };
}

/** @param {HTMLInputElement} input @returns {Option} */
function readOption(input) {
  const label = input.parentElement?.textContent?.trim() ?? input.value;
  return {
    id: input.value,
    short: input.dataset.short || label,
    label,
    exclusive: input.hasAttribute("data-exclusive"),
    input,
  };
}

/** @param {HTMLElement} article @returns {Finding} */
export function readFinding(article) {
  return {
    id: article.dataset.finding ?? "",
    strength: article.dataset.strength ?? "",
    subject: article.dataset.subject ?? "",
    topic: article.dataset.topicOf ?? "",
    headline: one(article, "h4").textContent ?? "",
    article,
    home: /** @type {HTMLElement} */ (article.parentElement),
  };
}

/**
 * An answer in short words: "directly", "health records and card data", "March 31, 2027".
 * @param {Question | undefined} question
 * @param {string[]} values
 * @returns {string[]}
 */
export function shortAnswers(question, values) {
  return values.map((value) => question?.options.get(value)?.short ?? dayInWords(value));
}

/**
 * @param {string} day as YYYY-MM-DD; anything else comes back as it is
 * @param {"long" | "short"} month
 */
export function dayInWords(day, month = "long") {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  if (!parts) return day;
  const date = new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return date.toLocaleDateString("en-US", { year: "numeric", month, day: "numeric" });
}
