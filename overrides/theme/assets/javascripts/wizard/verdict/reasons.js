// @ts-check
/** Why a finding holds: the answers behind it, each a way to change it. */

import { el, listed } from "../../shared/dom.js";
import { changeButton } from "../asking/given.js";
import { shortAnswers } from "../catalogue.js";

/**
 * @typedef {import("../catalogue.js").Catalogue} Catalogue
 * @typedef {import("../interview.js").Found} Found
 */

const CALLED = ["must", "should"];
/** @type {Record<string, string>} */
const REPORTS = { "soc-1": "SOC 1", "soc-2": "SOC 2" };

/**
 * The reports that are called for. Most other findings hold for the same reasons, which are then not said again.
 * @param {Map<string, Found>} stands
 */
export function grounds(stands) {
  return [...stands.values()].filter(
    (found) =>
      found.topic === "report" && found.layer !== "open" && CALLED.includes(found.strength) && found.subject in REPORTS,
  );
}

/**
 * "Because you answered …": what leads to this finding beyond what leads to a report.
 * @param {Catalogue} catalogue
 * @param {Found} found
 * @param {Found[]} reports
 * @returns {(Node | string)[]}
 */
export function reasons(catalogue, found, reports) {
  const asked = new Set(found.because.map(([id]) => id));
  const shared = reports.includes(found)
    ? []
    : reports.filter((report) => report.because.every(([id]) => asked.has(id)));
  const said = new Set(shared.flatMap((report) => report.because.map(String)));
  const rest = found.because.filter((pair) => !said.has(String(pair)));
  if (shared.length === 0) return ["Because you answered ", ...answers(catalogue, rest)];
  const same = ["for the same reasons as the ", ...between(shared.map(jump), " and the ")];
  if (rest.length === 0) return ["Holds ", ...same];
  return ["Because you answered ", ...answers(catalogue, rest), el("span", { class: "same" }, " and ", ...same)];
}

/** @param {Found} report */
function jump(report) {
  const attributes = { type: "button", class: "link", "data-action": "jump", "data-to": `finding-${report.id}` };
  return el("button", attributes, REPORTS[report.subject]);
}

/** @param {Catalogue} catalogue @param {[string, string][]} pairs */
export function answers(catalogue, pairs) {
  /** @type {Map<string, string[]>} */
  const grouped = new Map();
  for (const [id, value] of pairs) grouped.set(id, [...(grouped.get(id) ?? []), value]);
  return between(
    [...grouped].map(([id, values]) => {
      const words = listed(shortAnswers(catalogue.questions.get(id), values));
      return changeButton(id, `${shortOf(catalogue, id)}: ${words}`);
    }),
  );
}

/** @param {Catalogue} catalogue @param {string} id */
export const shortOf = (catalogue, id) => catalogue.questions.get(id)?.short ?? id;

/**
 * Nodes in a row; the style sheet puts semicolons behind buttons, where they cannot start a line.
 * @param {Node[]} nodes
 * @param {string} [separator]
 * @returns {(Node | string)[]}
 */
export function between(nodes, separator = " ") {
  return nodes.flatMap((node, place) => (place ? [separator, node] : [node]));
}
