// @ts-check
/** One answer filled in: its words in the length chosen, what it waits for, and the buttons that copy it. */

import { confirm, copy, offer } from "../shared/clipboard.js";
import { all, el } from "../shared/dom.js";
import { put } from "./form.js";

/**
 * @typedef {{id: string, state: "ready" | "barred" | "open", because: {says: string, instead: string}[],
 *   ask: string[], later: string[], short?: string, medium?: string, long?: string}} Filled
 * @typedef {{claim: {id: string, says: string}[], field: {id: string, kind: string, label: string, hint?: string}[],
 *   question: {id: string, short: string}[], edition: string}} Library
 * @typedef {"short" | "medium" | "long"} Length
 */

/** @type {Length[]} */
const LENGTHS = ["short", "medium", "long"];
const TYPES = /** @type {Record<string, string>} */ ({ past: "date", coming: "date", number: "number", url: "url" });

/**
 * What stands in each place, to draw again only what has changed.
 * @type {WeakMap<HTMLElement, string>}
 */
const drawn = new WeakMap();

/**
 * @param {HTMLElement} place
 * @param {Filled} filled
 * @param {Library} library
 * @param {import("./form.js").Said} said
 * @param {Length} length
 * @param {(length: Length) => void} choose
 */
export function show(place, filled, library, said, length, choose) {
  const now = JSON.stringify([filled, length]);
  if (drawn.get(place) === now) {
    put(place, said);
    return;
  }
  drawn.set(place, now);
  const focused = document.activeElement;
  const [name, value] =
    place.contains(focused) && focused instanceof HTMLInputElement ? [focused.name, focused.value] : [];
  place.dataset.state = filled.state;
  place.hidden = false;
  place.tabIndex = -1;
  const parts = filled.state === "ready" ? words(filled, length, choose, library.edition) : reasons(filled);
  const wanted = [...filled.ask, ...filled.later]
    .map((id) => wanting(place, id, library))
    .filter((each) => each !== null);
  if (wanted.length) {
    const lead = filled.state === "ready" ? "The longer forms say more once you say:" : "It waits for this:";
    parts.push(el("div", { class: "wanted" }, el("p", { class: "hint" }, lead), ...wanted));
  }
  place.replaceChildren(...parts);
  put(place, said);
  if (name) refocus(place, name, value);
}

/**
 * Gives the focus back to the control that had it, or to the answer where that is gone.
 * @param {HTMLElement} place
 * @param {string} name
 * @param {string} [value]
 */
function refocus(place, name, value) {
  const controls = /** @type {HTMLInputElement[]} */ (all(place, "input")).filter((each) => each.name === name);
  const control = controls.find((each) => each.type !== "radio" || each.value === value);
  (control ?? place).focus();
}

/** @param {Filled} filled @param {Length} length @param {(length: Length) => void} choose @param {string} edition */
function words(filled, length, choose, edition) {
  const quote = el("blockquote", {}, el("p", {}, filled[length] ?? ""));
  const live = el("span", { role: "status", class: "md-visually-hidden" });
  const plain = el("button", { type: "button", class: "button", "data-copy": "answer" }, "Copy the answer");
  const cited = el("button", { type: "button", class: "button quiet", "data-copy": "cited" }, "Copy with references");
  plain.addEventListener("click", () => putOn(plain, live, filled[length] ?? "", []));
  cited.addEventListener("click", () => putOn(cited, live, filled[length] ?? "", references(cited, edition)));
  return [...lengths(filled, length, choose), quote, el("p", { class: "copies" }, plain, cited, live)];
}

/**
 * The lengths that differ, to choose from; of equal ones the shortest stands for all.
 * @param {Filled} filled
 * @param {Length} length
 * @param {(length: Length) => void} choose
 */
function lengths(filled, length, choose) {
  const differing = LENGTHS.filter((each, place) => !place || filled[each] !== filled[LENGTHS[place - 1]]);
  if (differing.length === 1) return [];
  const chosen = differing.filter((each) => LENGTHS.indexOf(each) <= LENGTHS.indexOf(length)).pop();
  const boxes = differing.map((each) => {
    const box = /** @type {HTMLInputElement} */ (
      el("input", { type: "radio", name: `length@${filled.id}`, value: each, checked: each === chosen })
    );
    box.addEventListener("change", () => choose(each));
    return el("label", {}, box, each[0].toUpperCase() + each.slice(1));
  });
  const legend = el("legend", { class: "md-visually-hidden" }, "Length");
  return [el("fieldset", { class: "lengths" }, legend, ...boxes)];
}

/**
 * The sections that the answer cites, by their permanent links, each with its edition as the checker of links reads it.
 * @param {HTMLElement} button
 * @param {string} edition
 */
function references(button, edition) {
  const links = button.closest(".answer")?.querySelectorAll(".see a") ?? [];
  return [...links].map((link) => {
    const id = new URL(/** @type {HTMLAnchorElement} */ (link).href).hash.slice(1);
    const href = new URL(`../../../go/${id}/`, import.meta.url).href;
    return { title: link.textContent ?? "", href, origin: ` (Which SOC?, edition ${edition})` };
  });
}

/**
 * Puts the answer on the clipboard, with formatting and without; where that is closed, shows it to be copied by hand.
 * @param {HTMLElement} button
 * @param {HTMLElement} live
 * @param {string} text
 * @param {{title: string, href: string, origin: string}[]} links
 */
async function putOn(button, live, text, links) {
  const rich = el("div", {}, el("p", {}, text));
  if (links.length) {
    const list = links.flatMap(({ title, href, origin }, place) => [
      place ? "; " : "",
      el("a", { href }, title),
      origin,
    ]);
    rich.append(el("p", {}, "References: ", ...list, "."));
  }
  const plain = links.length
    ? `${text}\n\nReferences:\n${links.map(({ title, href, origin }) => `${title}: ${href}${origin}`).join("\n")}`
    : text;
  try {
    await copy(Promise.resolve(plain), Promise.resolve(rich.innerHTML));
    confirm(button, live, "Copied");
  } catch {
    offer(button, plain);
  }
}

/** @param {Filled} filled */
function reasons(filled) {
  if (filled.state === "open")
    return [
      el("p", {}, el("strong", {}, "Held back: "), "something it rests on has not been said or not been checked."),
    ];
  return filled.because.map(({ says, instead }) => {
    const line = el("p", {}, el("strong", {}, "Not to be used: "), says);
    if (instead) line.append(" ", el("a", { href: `#${instead}` }, "Use this answer instead."));
    return line;
  });
}

/**
 * A control for what an answer waits for: a claim is confirmed or denied here, a value filled in here; what belongs to
 * the form is a way there.
 * @param {HTMLElement} place
 * @param {string} id
 * @param {Library} library
 */
function wanting(place, id, library) {
  const [answer, form] = [
    place.parentElement?.dataset.answer ?? "",
    document.querySelector(`[data-form] [data-item="${id}"]`),
  ];
  if (form) {
    const control = /** @type {HTMLElement | null} */ (form.querySelector("input"));
    const short = form.querySelector("legend, label")?.textContent ?? id;
    const button = el("button", { type: "button", class: "button quiet" }, `In the form: ${short}`);
    button.addEventListener("click", () => {
      form.closest("details")?.setAttribute("open", "");
      control?.focus();
      form.scrollIntoView({ block: "center" });
    });
    return el("p", {}, button);
  }
  const claim = library.claim.find((each) => each.id === id);
  if (claim) {
    const name = `${id}@${answer}`;
    const choices = [
      ["yes", "Yes"],
      ["no", "No"],
      ["unsure", "Not checked"],
    ].map(([value, label]) => el("label", {}, el("input", { type: "radio", name, value, "data-said": id }), label));
    return el(
      "fieldset",
      { "data-item": id },
      el("legend", {}, `${claim.says}?`),
      el("div", { class: "choices" }, ...choices),
    );
  }
  const field = library.field.find((each) => each.id === id);
  if (!field) return null;
  const at = `say-${id}-${answer}`;
  const hint = field.hint ? [el("p", { class: "hint", id: `${at}-hint` }, field.hint)] : [];
  const input = el("input", {
    type: TYPES[field.kind] ?? "text",
    id: at,
    name: `${id}@${answer}`,
    "data-said": id,
    autocomplete: "off",
    "aria-describedby": field.hint ? `${at}-hint` : false,
  });
  return el("div", { "data-item": id, class: "field" }, el("label", { for: at }, field.label), ...hint, input);
}
