// @ts-check
/** What is said of answers that do not count: of a link, or of an earlier question. */

const NAMED = 5;
const LONGEST = 40;

/** @typedef {Pick<import("./catalogue.js").Catalogue, "questions">} Questions */

/**
 * That answers were dropped, since their questions are no longer asked.
 * @param {Questions} catalogue
 * @param {string[]} gone
 */
export function droppedWords({ questions }, gone) {
  const names = gone.map((id) => `“${questions.get(id)?.short ?? id}”`).join(", ");
  const one = gone.length === 1;
  const [answers, dropped] = one ? ["answer", "applies and was"] : ["answers", "apply and were"];
  return `Your ${answers} to ${names} no longer ${dropped} dropped.`;
}

/** That a link holds parts that mean nothing here. @param {string[]} unknown */
export function unknownWords(unknown) {
  const named = unknown
    .slice(0, NAMED)
    .map((words) => `“${words.slice(0, LONGEST)}”`)
    .join(", ");
  const more = unknown.length > NAMED ? ` and ${unknown.length - NAMED} more` : "";
  return `This link holds something the wizard does not know: ${named}${more}. It was ignored, the rest is kept.`;
}
