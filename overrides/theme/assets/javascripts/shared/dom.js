// @ts-check
/** Small helpers over the DOM. No HTML is ever built from strings. */

/**
 * A new element.
 * @param {string} tag
 * @param {Record<string, string | boolean>} [attributes] `true` sets an empty attribute, `false` none
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/**
 * The one element that must be there.
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function one(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return /** @type {HTMLElement} */ (found);
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function all(root, selector) {
  return /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);
}

/**
 * Shows an element, or hides it.
 * @param {Element | null} element
 * @param {boolean} visible
 */
export function show(element, visible) {
  if (element) element.toggleAttribute("hidden", !visible);
}

/**
 * Words, unless they are there already, so that live regions do not repeat themselves.
 * @param {Element | null} element
 * @param {string} words
 */
export function say(element, words) {
  if (element && element.textContent !== words) element.textContent = words;
}

/**
 * What went wrong, in the place that a page has for it, which is read aloud.
 * @param {HTMLElement} root
 * @param {string} words
 */
export function tellFault(root, words) {
  const place = one(root, "[data-fault]");
  place.replaceChildren(el("strong", {}, words));
  show(place, true);
}

/**
 * "a", "a and b", "a, b and c".
 * @param {string[]} words
 * @param {string} [last]
 */
export function listed(words, last = "and") {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words[words.length - 1]}`;
}

/**
 * "1 finding", "2,000 findings".
 * @param {number} number
 * @param {string} noun
 */
export function counted(number, noun) {
  return `${number.toLocaleString("en-US")} ${noun}${number === 1 ? "" : "s"}`;
}

/** Those that Python counts with, both with a February 29: a clock without its year must not stop the interview. */
const YEARS = { first: 2000, last: 2196 };

/** The reader's own day, from the reader's own clock. */
export function today() {
  const now = new Date();
  const year = Math.min(Math.max(now.getFullYear(), YEARS.first), YEARS.last);
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${year}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
