// @ts-check
/** The reader's list of sections and answers, kept on this device, for one appendix of references. */

import { citationOf } from "./citation.js";

/** @typedef {import("./citation.js").Citation & { id: string, answer: string }} Item */

const KEY = "which-soc:list";
const AT_MOST = 200;
const ROOT = new URL("../../../", import.meta.url);
const WORDS = ["id", "title", "summary", "rests", "edition", "site", "accessed", "answer"];

/** Whether this browser keeps anything: where it does not, the theme's stand-in forgets with the page. */
export function keeps() {
  try {
    return localStorage instanceof Storage;
  } catch {
    return false;
  }
}

/** What is on the list, in the order in which it was added; what is not of this shape is left out. @returns {Item[]} */
export function listed() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isItem).map(linked) : [];
  } catch {
    return [];
  }
}

/**
 * Puts a section on the list, with the answer's own words where they are filled in; one that is there is renewed.
 * @param {HTMLElement} cite
 * @returns {boolean} whether the browser took it
 */
export function add(cite) {
  const id = cite.dataset.cite ?? "";
  const card = document.querySelector(`[data-answer="${CSS.escape(id)}"] [data-filled]`);
  const filled = card?.querySelector("blockquote")?.textContent?.trim();
  const item = { ...citationOf(cite), id, answer: filled ?? "" };
  return write([...listed().filter((each) => each.id !== id), item].slice(-AT_MOST));
}

/** @param {string} id */
export function remove(id) {
  return write(listed().filter((each) => each.id !== id));
}

export function clear() {
  return write([]);
}

/** @param {Item[]} items */
function write(items) {
  try {
    if (items.length) localStorage.setItem(KEY, JSON.stringify(items));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

/** @param {any} each */
function isItem(each) {
  return WORDS.every((word) => typeof each?.[word] === "string") && /^[a-z0-9-]+$/.test(each.id);
}

/** With the permanent link of the site that the reader is on. @param {Item} item @returns {Item} */
function linked(item) {
  return { ...item, link: new URL(`go/${item.id}/`, ROOT).href };
}
