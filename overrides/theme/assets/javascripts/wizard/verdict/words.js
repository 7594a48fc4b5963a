// @ts-check
/** Words to send: the messages of what holds for sure, each once. */

import { el, one, show } from "../../shared/dom.js";

/**
 * @typedef {import("../catalogue.js").Catalogue} Catalogue
 * @typedef {import("../catalogue.js").Finding} Finding
 * @typedef {import("../interview.js").Found} Found
 */

/**
 * @param {HTMLElement} root
 * @param {Catalogue} catalogue
 * @param {Map<string, Found>} stands
 */
export function showWords(root, catalogue, stands) {
  const used = /** @type {Set<string>} */ (new Set());
  const sure = [...stands.values()].filter((found) => found.layer === "sure" && found.strength !== "not");
  const findings = sure.flatMap((found) => catalogue.findings.get(found.id) ?? []);
  one(root, "[data-words]").replaceChildren(...messages(findings, used));
  show(one(root, '[data-part="words"]'), true);
}

/**
 * Whom to ask and what to send, folded, each message once.
 * @param {Finding[]} findings
 * @param {Set<string>} used what was said before
 */
export function messages(findings, used) {
  return findings.flatMap(({ article, headline }) => {
    const ask = article.querySelector("details.ask");
    const words = ask?.querySelector("[data-message]")?.textContent ?? "";
    if (!ask || used.has(words)) return [];
    used.add(words);
    const copy = /** @type {HTMLElement} */ (ask.cloneNode(true));
    copy.removeAttribute("open");
    copy.querySelector("summary")?.append(el("span", { class: "about" }, headline));
    return [copy];
  });
}
