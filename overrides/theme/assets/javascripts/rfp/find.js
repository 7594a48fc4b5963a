// @ts-check
/** Finds questions by their words, by an item number of a questionnaire, or by whether their answer can be sent. */

import { all, counted, one, say } from "../shared/dom.js";

/** @typedef {import("./card.js").Filled} Filled */

const NUMBERS = new URL("../../../data/crosswalk.json", import.meta.url);

/**
 * Lets the fields above the questions narrow them; the numbers of questionnaires are fetched once somebody looks.
 * @param {HTMLElement} root
 * @param {() => Filled[]} filled the answers as they are now
 * @returns {() => void} narrows once more, after the answers have changed
 */
export function finder(root, filled) {
  /** @type {Map<string, string[]>} */
  let numbers = new Map();
  const again = () => narrow(root, filled(), numbers);
  for (const each of all(root, "[data-find], [data-only]")) each.addEventListener("input", again);
  const fetched = async () => {
    numbers = await itemNumbers();
    again();
  };
  one(root, "[data-find]").addEventListener("focus", () => fetched().catch(() => {}), { once: true }); // words remain
  return again;
}

/** Every item that asks a question, with its questionnaire and version, by the question's id. */
async function itemNumbers() {
  /** @type {{numbers: {answer: string, questionnaire: string, version: string, number: string}[]}} */
  const crosswalk = await (await fetch(NUMBERS)).json();
  const items = crosswalk.numbers.map(
    ({ answer, questionnaire, version, number }) =>
      /** @type {const} */ ([answer, `${questionnaire} ${version} ${number}`.toLowerCase()]),
  );
  const found = new Map(items.map(([answer]) => [answer, /** @type {string[]} */ ([])]));
  for (const [answer, item] of items) found.get(answer)?.push(item);
  return found;
}

/**
 * Hides the questions without the words looked for, and on request those whose answer cannot be sent.
 * @param {HTMLElement} root
 * @param {Filled[]} filled
 * @param {Map<string, string[]>} numbers
 */
function narrow(root, filled, numbers) {
  const typed = /** @type {HTMLInputElement} */ (one(root, "[data-find]")).value.toLowerCase();
  const wanted = typed.split(/[\s,;:()“”"]+/).filter(Boolean);
  const only = /** @type {HTMLInputElement} */ (one(root, "[data-only]")).checked;
  const ready = new Set(filled.filter(({ state }) => state === "ready").map(({ id }) => id));
  /** @type {HTMLElement | null} */
  let topic = null;
  let [seen, whole] = [0, 0];
  for (const part of all(root, ":scope > h2, :scope > .answer")) {
    if (part.tagName === "H2") {
      topic = part;
      topic.hidden = true;
      continue;
    }
    const heading = /** @type {HTMLElement} */ (part.previousElementSibling);
    const { answer = "" } = part.dataset;
    const texts = [wordsIn(heading, part), ...(numbers.get(answer) ?? [])];
    const has = texts.some((text) => wanted.every((word) => text.includes(word)));
    part.hidden = heading.hidden = !has || (only && !ready.has(answer));
    if (topic && !part.hidden) topic.hidden = false;
    whole += 1;
    if (!part.hidden) seen += 1;
  }
  say(one(root, "[data-found]"), wanted.length || only ? `${seen} of ${counted(whole, "question")}` : "");
}

/** @param {HTMLElement} heading @param {HTMLElement} answer */
function wordsIn(heading, answer) {
  return [heading, answer.querySelector(".wants"), answer.querySelector(".about")]
    .map((each) => each?.textContent)
    .join(" ")
    .toLowerCase();
}
