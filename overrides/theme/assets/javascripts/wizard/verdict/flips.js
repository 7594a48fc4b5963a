// @ts-check
/** What would change the verdict: single changes of answer, each a link that tries it. */

import { el, listed, one, show } from "../../shared/dom.js";
import { formatFragment } from "../answers.js";
import { shortAnswers } from "../catalogue.js";

/**
 * @typedef {import("../catalogue.js").Catalogue} Catalogue
 * @typedef {import("../interview.js").State} State
 * @typedef {import("../catalogue.js").Question} Question
 * @typedef {{question: string, from: string | null, to: string | null, answer: string[], gained: string[],
 *   lost: string[]}} Flip
 *   in a question with several answers `from` is null for an option more, `to` is null for one fewer; `answer` is the
 *   whole answer after the change
 */

const AT_MOST = 4;

/**
 * @param {HTMLElement} root
 * @param {Catalogue} catalogue
 * @param {State} state
 * @param {Flip[]} flips
 */
export function showFlips(root, catalogue, state, flips) {
  const part = one(root, '[data-part="flips"]');
  const rows = ranked(catalogue, flips).map((flip) => row(catalogue, state, flip));
  one(part, "ul").replaceChildren(...rows);
  show(part, rows.length > 0);
}

/**
 * Those that change most first, each effect once, at most four.
 * @param {Pick<Catalogue, "findings">} catalogue
 * @param {Flip[]} flips
 */
export function ranked(catalogue, flips) {
  const heaviest = (/** @type {Flip} */ { gained, lost }) =>
    Math.min(...[...gained, ...lost].flatMap((id) => catalogue.findings.get(id) ?? []).map(weight));
  const seen = new Set();
  return flips
    .filter((flip) => {
      const effect = JSON.stringify([flip.gained, flip.lost]);
      return !seen.has(effect) && seen.add(effect);
    })
    .sort((one_, other) => heaviest(one_) - heaviest(other))
    .slice(0, AT_MOST);
}

/** @param {Catalogue} catalogue @param {State} state @param {Flip} flip */
function row(catalogue, state, flip) {
  const question = catalogue.questions.get(flip.question);
  if (!question) return "";
  const answers = { ...state.answers, [flip.question]: flip.answer };
  const link = el("a", { href: formatFragment(answers, catalogue.edition, catalogue) }, condition(question, flip));
  return el("li", {}, "If ", link, ": ", effect(catalogue, flip), ".");
}

/** @param {Question} question @param {Flip} flip */
function condition(question, { from, to }) {
  const [before, after] = shortAnswers(question, [from ?? "", to ?? ""]);
  if (to === null) return `“${question.short}” left out “${before}”`;
  if (question.kind === "many" && from === null) return `“${question.short}” included “${after}”`;
  return `“${question.short}” were “${after}”`;
}

/** @param {Catalogue} catalogue @param {Flip} flip */
function effect(catalogue, { gained, lost }) {
  const parts = [];
  if (gained.length) parts.push(`then ${named(catalogue, gained)}`);
  if (lost.length) parts.push(`no longer ${named(catalogue, lost)}`);
  return parts.join(", and ");
}

/** The weightiest of the findings, and how many more. @param {Catalogue} catalogue @param {string[]} ids */
function named(catalogue, ids) {
  const findings = ids
    .flatMap((id) => catalogue.findings.get(id) ?? [])
    .sort((one_, other) => weight(one_) - weight(other));
  const words = findings.slice(0, 1).map((finding) => `“${finding.headline.replace(/\.$/, "")}”`);
  if (findings.length > 1) words.push(`${findings.length - 1} more`);
  return listed(words);
}

/** How far from the choice of report a finding is. @param {{topic: string, strength: string}} finding */
export function weight({ topic, strength }) {
  const place = ["report", "customer", "type"].indexOf(topic);
  return (place < 0 ? 9 : place) * 2 + (strength === "must" ? 0 : 1);
}
