// @ts-check
/** The permanent link on every citable section: it opens a small panel that copies the citation in the form needed. */

import { asFootnote, asFrozen, asLink, asMarkdown, asText, citationOf, forDocument } from "./citation.js";
import { copy } from "./copy.js";
import { add, keeps, listed, remove } from "./list.js";
import { linkToWords, selectedIn } from "./quote.js";

const FORMS = [
  { label: "Copy for a document", hint: "formatted", done: "Copied for a document.", form: forDocument },
  { label: "Copy as plain text", hint: "web forms", done: "Copied as plain text.", form: asText },
  { label: "Copy as a footnote", hint: "with its standard", done: "Copied as a footnote.", form: asFootnote },
  { label: "Copy as Markdown", hint: "wikis, issues", done: "Copied as Markdown.", form: asMarkdown },
  { label: "Copy link", hint: "address alone", done: "Copied the link.", form: asLink },
];
const SHOWN = 4000;
const GAP = 8;

/** @type {HTMLElement | null} */
let opener = null;
/** @type {Range | null} */
let selected = null;
let quoted = "";
/** @type {ReturnType<typeof setTimeout> | undefined} */
let fading;
const words = make("p", { id: "cite-words" });
const field = /** @type {HTMLTextAreaElement} */ (
  make("textarea", { readonly: "", rows: "4", hidden: "", "aria-label": "The citation, to copy by hand" })
);
const toWords = choice({
  label: "Link to these words",
  hint: "what you selected",
  get done() {
    return quoted.includes("?text=")
      ? "Copied the link to these words."
      : "Copied the section’s link: the page cannot point at these words alone.";
  },
  form: () => ({ plain: quoted }),
});
const frozen = choice({
  label: "Copy frozen link",
  hint: "these words, kept",
  done: "Copied the frozen link.",
  form: asFrozen,
});
const status = make("p", { class: "cite-status", role: "status" });
const panel = make("div", { class: "cite-panel", popover: "auto", role: "dialog", "aria-describedby": "cite-words" });
const adding = make("button", { type: "button" });
const toList = make("a", { href: new URL("../../../rfp/list/", import.meta.url).href });
panel.append(words, ...FORMS.map(choice), field);
if (keeps()) panel.append(adding, toList);
adding.addEventListener("click", () => opener && change(opener));
document.body.append(panel, status);

for (const cite of document.querySelectorAll("a[data-cite]")) {
  if (!(cite instanceof HTMLAnchorElement)) continue;
  let wasOpen = false;
  cite.setAttribute("aria-haspopup", "dialog");
  cite.setAttribute("aria-expanded", "false");
  cite.addEventListener("pointerdown", () => {
    wasOpen = opener === cite && panel.matches(":popover-open");
    selected = selectedIn(cite); // the press takes the selection away
  });
  cite.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const close = opener === cite && (wasOpen || panel.matches(":popover-open"));
    wasOpen = false;
    prepare(cite);
    if (close) panel.hidePopover();
    else open(cite);
  });
}
window.addEventListener("resize", () => panel.matches(":popover-open") && place());
panel.addEventListener("toggle", (event) => {
  const open = /** @type {ToggleEvent} */ (event).newState === "open";
  opener?.setAttribute("aria-expanded", String(open));
  if (!open) return;
  place();
  panel.querySelector("button")?.focus();
});

/**
 * Fills the panel for a section.
 * @param {HTMLAnchorElement} from
 */
function prepare(from) {
  if (opener !== from) {
    opener?.setAttribute("aria-expanded", "false");
    if (panel.matches(":popover-open")) panel.hidePopover();
  }
  opener = from;
  field.hidden = true;
  words.textContent = forDocument(citationOf(from)).plain;
  if ("unfrozen" in from.dataset) frozen.remove();
  else field.before(frozen);
  showList(from);
  panel.setAttribute("aria-label", from.getAttribute("aria-label") ?? "Cite");
}

/**
 * Shows the panel; the address is the section's, as after any link to it, so that it can be taken from the bar too.
 * The link to selected words is made first, while no words of the panel are on the page.
 * @param {HTMLAnchorElement} from
 */
async function open(from) {
  toWords.remove();
  const range = selected ?? selectedIn(from);
  selected = null;
  if (range) {
    const { link } = citationOf(from);
    quoted = await linkToWords(link, range).catch(() => link);
    words.after(toWords);
  }
  if (opener !== from) return;
  history.replaceState(history.state, "", `#${from.dataset.cite}`);
  from.focus();
  panel.showPopover();
}

/**
 * Says whether the section is on the reader's list, and how many are.
 * @param {HTMLElement} from
 */
function showList(from) {
  const items = listed();
  adding.textContent = items.some(({ id }) => id === from.dataset.cite) ? "Remove from the list" : "Add to the list";
  toList.textContent = `Show the list (${items.length})`;
  toList.hidden = !items.length;
}

/**
 * Puts the section on the list, or takes it off.
 * @param {HTMLElement} from
 */
function change(from) {
  const { cite = "" } = from.dataset;
  const there = listed().some(({ id }) => id === cite);
  const done = there ? remove(cite) : add(from);
  showList(from);
  if (!done) say("This browser has no room for the list.");
  else say(there ? "Removed from the list." : "Added to the list.");
}

/** Puts the panel below its link, or above where there is no room. */
function place() {
  if (!opener) return;
  const { left, top, bottom } = opener.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const above = bottom + panel.offsetHeight + GAP > clientHeight && top > panel.offsetHeight + GAP;
  const room = clientWidth - panel.offsetWidth - GAP;
  panel.style.left = `${scrollX + Math.max(GAP, Math.min(left, room))}px`;
  panel.style.top = `${scrollY + (above ? top - panel.offsetHeight - GAP / 2 : bottom + GAP / 2)}px`;
}

/** @param {typeof FORMS[number]} offered */
function choice(offered) {
  const { label, hint, form } = offered;
  const made = make("button", { type: "button" });
  const aside = make("small", {});
  aside.textContent = hint;
  made.append(`${label} `, aside);
  made.addEventListener("click", () => opener && take(form(citationOf(opener)), offered.done));
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
    place();
    field.focus();
    field.select();
    say("This browser does not let the page copy. The citation is selected: copy it with the keyboard.");
  }
}

/**
 * Shows a sentence for a while; screen readers say it.
 * @param {string} sentence
 */
function say(sentence) {
  clearTimeout(fading);
  status.textContent = sentence;
  fading = setTimeout(() => status.replaceChildren(), SHOWN);
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

for (const words_ of document.querySelectorAll(".to-send")) {
  const button = make("button", { type: "button", class: "button quiet" });
  button.textContent = "Copy these words";
  const text = [...words_.querySelectorAll("p, li")].map((part) => part.textContent?.replace(/\s+/g, " ").trim());
  button.addEventListener("click", async () => {
    const copied = { plain: text.join("\n\n") };
    if (await copy(copied)) say("Copied.");
    else say("This browser does not let the page copy. Select the words and copy them with the keyboard.");
  });
  words_.append(button);
}
