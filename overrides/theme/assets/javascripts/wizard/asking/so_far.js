// @ts-check
/** The panel beside the questions: the card as it grows, and what the question shown can still change. */

import { counted, listed, one, say, show } from "../../shared/dom.js";
import { factRow } from "../verdict/card_view.js";
import { weight } from "../verdict/flips.js";
import { showGiven } from "./given.js";

/**
 * @typedef {import("../catalogue.js").Catalogue} Catalogue
 * @typedef {import("../interview.js").State} State
 */

const NAMED = 2;

/** @param {HTMLElement} root @param {Catalogue} catalogue @param {State} state */
export function showSoFar(root, catalogue, state) {
  const { step } = state;
  const started = step !== null && step.lead.ids.length > 0;
  say(one(root, "[data-growing]"), step ? step.card.headline : "Shown here as soon as Python is ready.");
  say(one(root, "[data-growing-certainty]"), started ? certainty(step) : "");
  const facts = one(root, "[data-growing-facts]");
  const rows = started ? step.card.facts.map(factRow) : [];
  if (facts.textContent !== rows.map((row) => row.textContent).join("")) facts.replaceChildren(...rows);
  say(one(root, "[data-stake]"), stake(catalogue, state));
  show(one(root, "[data-enough]"), started);
  showGiven(root, catalogue, state);
}

/** @param {NonNullable<State["step"]>} step */
function certainty({ lead }) {
  const { length } = lead.presumed;
  return length
    ? `As long as ${counted(length, "thing")} that we take for granted ${length === 1 ? "holds" : "hold"}.`
    : "";
}

/** What the answer to the question shown can still settle. @param {Catalogue} catalogue @param {State} state */
function stake(catalogue, { step, shown }) {
  const settles = step?.open.find((each) => each.question === shown)?.settles ?? [];
  const found = settles
    .flatMap((id) => catalogue.findings.get(id) ?? [])
    .filter((finding) => finding.strength !== "not")
    .sort((one_, other) => weight(one_) - weight(other));
  if (found.length === 0) return "";
  const names = found.slice(0, NAMED).map((finding) => `“${finding.headline.replace(/\.$/, "")}”`);
  if (found.length > NAMED) names.push("what follows from them");
  return `This question bears on ${listed(names)}.`;
}
