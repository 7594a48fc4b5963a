// @ts-check
/** Everything else: the findings that hold, folded by topic and counted; what is open and what is not needed apart. */

import { all, one, say, show } from "../../shared/dom.js";

/** @typedef {import("../catalogue.js").Catalogue} Catalogue */

const FOLDED = "[data-topic], [data-unsettled], [data-refused]";
/** With more findings than these, two printed pages hold the headlines of most. */
const MANY = 28;

/**
 * Puts what hangs on something open into a place of its own; the order is that of the page.
 * @param {HTMLElement} root
 * @param {Catalogue} catalogue
 */
export function arrange(root, catalogue) {
  const open = root.querySelector("[data-unsettled] > details");
  if (!open) return;
  for (const { article, strength, home } of catalogue.findings.values()) {
    if (strength === "not") continue;
    (article.dataset.truth === "unknown" ? open : home).append(article);
  }
}

/** Counts each topic and hides those with nothing in them. @param {HTMLElement} root @param {boolean} unfolded */
export function showTopics(root, unfolded) {
  for (const topic of all(root, FOLDED)) {
    const count = all(topic, "article:not([hidden])").length;
    show(topic, count > 0);
    say(topic.querySelector("[data-count]"), unfolded ? "" : String(count));
  }
  const many = all(root, "[data-topic] article:not([hidden])").length > MANY;
  one(root, "[data-verdict]").toggleAttribute("data-many", many && !unfolded);
}

/** Folds every topic, or opens it. @param {HTMLElement} root @param {boolean} open */
export function fold(root, open) {
  for (const details of all(root, "details.topic")) details.toggleAttribute("open", open);
}

/** Opens whatever is folded around a part. @param {Element} part */
function unfold(part) {
  for (let up = part.closest("details"); up; up = up.parentElement?.closest("details") ?? null) up.open = true;
  const inside = part.querySelector(":scope > details.topic");
  if (inside instanceof HTMLDetailsElement) inside.open = true;
}

/**
 * Brings the reader to a part of the verdict, as a link would, but leaves the address to the answers.
 * @param {HTMLElement} part
 */
export function jump(part) {
  unfold(part);
  const heading = one(part, "h3, h4");
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  part.scrollIntoView({ block: "start" });
}
