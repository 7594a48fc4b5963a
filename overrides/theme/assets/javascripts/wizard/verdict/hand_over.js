// @ts-check
/** The way on for whoever answers an RFP: the answer library, with what it can take over in the link. */

import { one, show } from "../../shared/dom.js";
import { siteRoot } from "../address.js";
import { formatFragment } from "../answers.js";

const BOTH_KNOW = ["role", "we-hold", "own-opinion", "asker-is", "last-period-end"];

/**
 * @param {HTMLElement} root
 * @param {import("../catalogue.js").Catalogue} catalogue
 * @param {import("../answers.js").Answers} answers
 */
export function showHandOver(root, catalogue, answers) {
  const place = one(root, "[data-hand-over]");
  const known = Object.fromEntries(Object.entries(answers).filter(([id]) => BOTH_KNOW.includes(id)));
  const address = new URL("rfp/", siteRoot());
  address.hash = formatFragment(known, catalogue.edition, catalogue);
  /** @type {HTMLAnchorElement} */ (one(place, "a")).href = address.href;
  show(place, answers.role?.[0] === "responder");
}
