// @ts-check
/** The quiet button on every citable section: opens a small panel that copies the citation in the form needed. */

import { asLink, asMarkdown, citationOf, forDocument } from "./citation.js";
import { copy } from "./copy.js";

const FORMS = [
  { label: "Copy for a document (rich text)", done: "Copied for a document.", form: forDocument },
  { label: "Copy as Markdown", done: "Copied as Markdown.", form: asMarkdown },
  { label: "Copy link", done: "Copied the link.", form: asLink },
];
const SHOWN = 4000;

/** @type {HTMLElement | null} */
let opener = null;
const status = make("p", { class: "cite-status", role: "status", "aria-live": "polite" });
const panel = make("div", { class: "cite-panel", popover: "auto", role: "dialog" });
const field = /** @type {HTMLTextAreaElement} */ (
  make("textarea", { readonly: "", rows: "4", hidden: "", "aria-label": "The citation, to copy by hand" })
);
panel.append(...FORMS.map(button), field);
document.body.append(panel, status);

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target.closest("[data-cite]") : null;
  if (target instanceof HTMLElement) open(target);
});
panel.addEventListener("toggle", (event) => {
  if (/** @type {ToggleEvent} */ (event).newState === "closed") opener?.setAttribute("aria-expanded", "false");
});

/**
 * Shows the panel below the button, with the focus on its first form.
 * @param {HTMLElement} from
 */
function open(from) {
  opener = from;
  field.hidden = true;
  panel.setAttribute("aria-label", from.getAttribute("aria-label") ?? "Cite");
  panel.showPopover();
  place(from.getBoundingClientRect());
  from.setAttribute("aria-expanded", "true");
  panel.querySelector("button")?.focus();
}

/** @param {DOMRect} below */
function place(below) {
  const room = document.documentElement.clientWidth - panel.offsetWidth - 8;
  panel.style.left = `${scrollX + Math.max(8, Math.min(below.left, room))}px`;
  panel.style.top = `${scrollY + below.bottom + 4}px`;
}

/** @param {typeof FORMS[number]} choice */
function button({ label, done, form }) {
  const made = make("button", { type: "button" });
  made.textContent = label;
  made.addEventListener("click", () => opener && take(form(citationOf(opener)), done));
  return made;
}

/**
 * Copies and says so; where the clipboard is closed to the page, shows the words selected instead.
 * @param {import("./citation.js").Copied} copied
 * @param {string} done
 */
async function take(copied, done) {
  if (await copy(copied)) {
    panel.hidePopover();
    opener?.focus();
    say(done);
  } else {
    field.hidden = false;
    field.value = copied.plain;
    field.focus();
    field.select();
    say("This browser does not let the page copy. The citation is selected: copy it with the keyboard.");
  }
}

/** @param {string} words */
function say(words) {
  status.textContent = words;
  setTimeout(() => {
    if (status.textContent === words) status.textContent = "";
  }, SHOWN);
}

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 */
function make(tag, attributes) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
