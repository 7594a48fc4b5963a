// @ts-check
/** Draws the card: on top of the verdict, and growing beside the questions. */

import { counted, el, one, say, show } from "../../shared/dom.js";
import { addressOf } from "../address.js";
import { changeButton } from "../asking/given.js";
import { mailTo } from "./card.js";
import { shortOf } from "./reasons.js";

/**
 * @typedef {import("../catalogue.js").Catalogue} Catalogue
 * @typedef {import("../interview.js").State} State
 * @typedef {State["step"] & {}} Step
 * @typedef {Step["lead"]["presumed"][number]} Presumed
 */

/** So many presumptions stand in the sentence, each with its way to change it; of a longer list only the first. */
const SAID = 2;

/**
 * @param {HTMLElement} root
 * @param {Catalogue} catalogue
 * @param {State} state
 */
export function showCard(root, catalogue, state) {
  const { step } = state;
  if (!step) return;
  const { card } = step;
  const place = one(root, "[data-card]");
  const leader = catalogue.findings.get(step.lead.ids[0] ?? "");
  place.dataset.subject = leader?.subject ?? "";
  say(one(place, "[data-headline]"), card.headline);
  say(one(place, "[data-lede]"), card.more);
  showCertainty(place, catalogue, state);
  one(place, "[data-facts]").replaceChildren(...card.facts.map(factRow));
  one(place, "[data-next]").replaceChildren(...card.next.map(nextRow));
  show(one(place, "[data-next-box]"), card.next.length > 0);
  for (const part of ["card-body", "share"]) show(one(place, `[data-${part}]`), true);
  one(root, "[data-mail]").setAttribute("href", mailTo(step, addressOf(state.answers, catalogue)));
}

/** @param {string[]} fact */
export const factRow = ([label, words]) => el("div", {}, el("dt", {}, label), el("dd", {}, words));

/** @param {Step["card"]["next"][number]} step */
function nextRow({ words, when }) {
  return el("li", {}, words, ...(when ? [" ", el("span", { class: "due" }, when)] : []));
}

/**
 * How certain the verdict is; each thing presumed is one click from being answered.
 * @param {HTMLElement} place
 * @param {Catalogue} catalogue
 * @param {State} state
 */
function showCertainty(place, catalogue, state) {
  const presumed = state.step?.lead.presumed ?? [];
  const line = one(place, "[data-certainty]");
  if (presumed.length) line.replaceChildren(...sentence(catalogue, presumed));
  else say(line, state.step?.lead.sentence ?? "");
  show(line, true);
  const all = one(place, "[data-presumed]");
  say(all.querySelector("summary"), `What we take for granted (${presumed.length})`);
  one(all, "ul").replaceChildren(...presumed.map((each) => presumedRow(catalogue, each)));
  show(all, presumed.length > 0);
}

/** @param {Catalogue} catalogue @param {Presumed[]} presumed */
function sentence(catalogue, presumed) {
  const said = presumed.slice(0, presumed.length > SAID ? 1 : SAID);
  const more = presumed.length - said.length;
  return [
    "We take it that ",
    ...said.flatMap((each, at) => [at ? " and that " : "", each.says, change(catalogue, each.question)]),
    more ? `, and ${counted(more, "more thing")}.` : ".",
  ];
}

/**
 * The way to change it, with the space before it: on paper there is neither.
 * @param {Catalogue} catalogue
 * @param {string} question
 */
const change = (catalogue, question) =>
  el("span", { class: "change" }, " ", changeButton(question, "Change", `Change: ${shortOf(catalogue, question)}`));

/** @param {Catalogue} catalogue @param {Presumed} presumed */
function presumedRow(catalogue, { question, says, because, options }) {
  const name = shortOf(catalogue, question);
  const right = { type: "button", class: "link", "data-action": "confirm", "data-question": question };
  return el(
    "li",
    {},
    el("strong", {}, `${says[0].toUpperCase()}${says.slice(1)}.`),
    ` ${because} `,
    el("button", { ...right, "data-options": options.join(" "), "aria-label": `That is so: ${name}` }, "That is so"),
    change(catalogue, question),
  );
}
