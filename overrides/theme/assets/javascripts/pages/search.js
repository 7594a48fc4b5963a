// @ts-check
/**
 * What the theme's search lacks: its worker gets what was meant, its dialog has a name, the number of results is
 * said, text that comes without a key searches too, and where nothing is found the nearest is shown.
 */

import { asked, nearest } from "./query.js";

const QUERY = 2; // the theme's types of message
const RESULT = 3;
const ROOT = new URL("../../../", import.meta.url);

/** @type {WeakSet<Worker>} */
const heard = new WeakSet();
const last = { typed: "", near: false };
const note = Object.assign(document.createElement("p"), { className: "search-note" });

export function improveSearch() {
  const dialog = document.querySelector('[data-md-component="search"]');
  const input = dialog?.querySelector("input");
  const result = dialog?.querySelector('[data-md-component="search-result"]');
  if (!dialog || !input || !result) return;
  dialog.setAttribute("aria-label", "Search");
  input.setAttribute("aria-keyshortcuts", "/");
  input.addEventListener("input", () => input.dispatchEvent(new KeyboardEvent("keyup")));
  note.setAttribute("role", "status");
  result.before(note);
  result.firstElementChild?.setAttribute("role", "status");
  sendWhatIsMeant();
}

/** Rewrites each query on its way to the worker. */
function sendWhatIsMeant() {
  const post = Worker.prototype.postMessage;
  /** @param {any} message @param {any} [options] */
  Worker.prototype.postMessage = function (message, options) {
    const typed = message?.type === QUERY && typeof message.data === "string";
    if (!typed) return post.call(this, message, options);
    Object.assign(last, { typed: message.data.trim(), near: false });
    listen(this, (query) => post.call(this, { type: QUERY, data: query }));
    post.call(this, { ...message, data: asked(message.data) }, options);
  };
}

/**
 * Hears the worker's results; an empty one makes it look again, for words that are nearly the same.
 * @param {Worker} worker
 * @param {(query: string) => void} ask
 */
function listen(worker, ask) {
  if (heard.has(worker)) return;
  heard.add(worker);
  worker.addEventListener("message", ({ data }) => {
    if (data?.type !== RESULT) return;
    const found = data.data.items.length > 0;
    const again = !found && !last.near && nearest(last.typed);
    tell(found, Boolean(again));
    if (!again) return;
    last.near = true;
    ask(again);
  });
}

/**
 * Says in the dialog that what is shown is only near, or that nothing is.
 * @param {boolean} found
 * @param {boolean} looking
 */
function tell(found, looking) {
  if (looking) return;
  if (!last.near && (found || !last.typed)) return note.replaceChildren();
  if (found) return note.replaceChildren(`Nothing has “${last.typed}”. The nearest:`);
  const glossary = Object.assign(document.createElement("a"), { href: new URL("glossary/", ROOT).href });
  glossary.textContent = "glossary";
  note.replaceChildren(`Nothing has “${last.typed}” or a word like it. Try a single word, or the `, glossary, ".");
}
