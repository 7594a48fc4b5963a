// @ts-check
/** The links of a document in the page: what became of each, where it stands, and what to write instead. */

import { counted, el, one, show } from "../shared/dom.js";

/**
 * @typedef {"fine" | "moved" | "retired" | "changed" | "unknown"} State
 * @typedef {{state: State, place: string, link: string, id: string, title: string, now: string, says: string,
 *   corrected: string, frozen: string, nearest: string[], edition: string, by: string, near: string, differs: boolean,
 *   difference?: [string, string][]}} Link
 * @typedef {{edition: string, counts: Record<State, number>, links: Link[]}} Found
 */

/** @type {Record<State, string>} */
const LABELS = {
  unknown: "Unknown",
  retired: "Retired",
  changed: "Changed since cited",
  moved: "Moved",
  fine: "Fine",
};
/** @type {Record<string, string>} */
const MARKS = { gone: "del", come: "ins" };

/**
 * Shows what was found; returns the sentence that sums it up.
 * @param {HTMLElement} section
 * @param {string} name
 * @param {Found} found
 * @param {string} site the address of the site, for ids that are offered
 * @returns {string}
 */
export function fill(section, name, found, site) {
  const fine = found.links.filter(({ state }) => state === "fine");
  const look = found.links.filter(({ state }) => state !== "fine");
  one(section, "[data-heading]").replaceChildren(el("h2", {}, `${name}, against edition ${found.edition}`));
  one(section, "[data-look]").replaceChildren(...look.map((link) => row(link, site)));
  const rest = one(section, "[data-fine]");
  one(rest, "summary").textContent = `${counted(fine.length, "link")} that ${fine.length === 1 ? "is" : "are"} fine`;
  one(rest, "ol").replaceChildren(...fine.map((link) => row(link, site)));
  show(rest, fine.length > 0);
  show(section, true);
  return summed(found);
}

/** @param {Found} found */
function summed({ links, counts }) {
  if (!links.length) return "it has none of our links.";
  const states = /** @type {State[]} */ (Object.keys(LABELS)).filter((state) => counts[state]);
  const parts = states.reverse().map((state) => `${counts[state]} ${LABELS[state].toLowerCase()}`);
  return `${counted(links.length, "link")}: ${parts.join(", ")}.`;
}

/** @param {Link} link @param {string} site */
function row(link, site) {
  const head = el("p", { class: "state" }, el("strong", {}, LABELS[link.state]), ` ${link.place}`);
  const parts = [head, el("p", {}, el("code", {}, link.link)), el("p", {}, link.says)];
  if (link.corrected)
    parts.push(offered(link.state === "changed" ? "Words of today" : "Write instead", [link.corrected]));
  if (link.frozen && link.frozen !== link.link && link.state !== "fine") {
    parts.push(offered("Words as cited", [link.frozen]));
  }
  if (!link.corrected && link.nearest.length) {
    const addresses = link.nearest.map((id) => `${site}go/${id}/`);
    parts.push(offered("Most like it", addresses));
  }
  if (link.difference) parts.push(compared(link.difference));
  if (link.near && link.near !== link.link) parts.push(el("p", { class: "near" }, link.near));
  return el("li", { "data-state": link.state, "data-id": link.id }, ...parts);
}

/** @param {string} label @param {string[]} addresses */
function offered(label, addresses) {
  const links = addresses.flatMap((href, place) => [place ? ", " : "", el("a", { href }, href)]);
  return el("p", { "data-offered": label }, `${label}: `, ...links);
}

/** @param {[string, string][]} pieces */
function compared(pieces) {
  const words = pieces.map(([kind, text]) => (MARKS[kind] ? el(MARKS[kind], {}, text) : text));
  return el(
    "details",
    { class: "compared" },
    el("summary", {}, "What has changed"),
    el("p", { class: "words" }, ...words),
  );
}
