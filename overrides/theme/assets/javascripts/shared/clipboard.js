// @ts-check
/** Taking the verdict along: the clipboard and files. Everything is made on this device. */

import { el, say } from "./dom.js";

/**
 * Puts words on the clipboard, with a formatted form beside them if there is one. They may still be on their way:
 * Safari wants the clipboard at the click, and takes promises.
 * @param {Promise<string>} plain
 * @param {Promise<string>} [html]
 * @returns {Promise<void>}
 */
export async function copy(plain, html) {
  if (!navigator.clipboard) throw new Error("This browser gives the page no clipboard");
  if (typeof ClipboardItem === "undefined") return navigator.clipboard.writeText(await plain);
  const blob = (/** @type {Promise<string>} */ words, /** @type {string} */ type) =>
    words.then((made) => new Blob([made], { type }));
  /** @type {Record<string, Promise<Blob>>} */
  const flavors = { "text/plain": blob(plain, "text/plain") };
  if (html) flavors["text/html"] = blob(html, "text/html");
  return navigator.clipboard.write([new ClipboardItem(flavors)]);
}

/**
 * Saves a file.
 * @param {string} name
 * @param {BlobPart} content
 * @param {string} type
 */
export function save(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = el("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * Says on the button, and aloud, that it is done.
 * @param {HTMLElement} button
 * @param {Element | null} live
 * @param {string} words
 */
export function confirm(button, live, words) {
  button.dataset.label ??= button.textContent ?? "";
  const label = button.dataset.label;
  say(button, words);
  say(live, words);
  setTimeout(() => say(button, label), 2500);
}

/**
 * The words themselves, to be copied by hand where the clipboard is closed.
 * @param {HTMLElement} button
 * @param {string} words
 */
export function offer(button, words) {
  const field = /** @type {HTMLTextAreaElement} */ (
    el("textarea", { readonly: true, rows: "6", "aria-label": "Copy from here" })
  );
  field.value = words;
  button.parentElement?.querySelector("textarea")?.remove();
  button.after(field);
  field.select();
}

/**
 * Says beside a button what did not work.
 * @param {HTMLElement} button
 * @param {string} words
 */
export function tell(button, words) {
  button.parentElement?.querySelector("[data-told]")?.remove();
  button.after(el("p", { class: "told", role: "alert", "data-told": true }, words));
}
