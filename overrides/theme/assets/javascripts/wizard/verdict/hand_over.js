// @ts-check
/** The way on for whoever answers an RFP: the answer library, with what it can take over in the link. */

import { one, show } from "../../shared/dom.js";
import { formatFragment } from "../answers.js";

const BOTH_KNOW = /^(role|we-hold|own-opinion|asker-is|last-period-end)$/;

/**
 * @param {HTMLElement} root
 * @param {import("../catalogue.js").Catalogue} catalogue
 * @param {import("../answers.js").Answers} answers
 */
export function showHandOver(root, catalogue, answers) {
  const place = one(root, "[data-hand-over]");
  const known = Object.fromEntries(Object.entries(answers).filter(([id]) => BOTH_KNOW.test(id)));
  /** @type {HTMLAnchorElement} */ (one(place, "a")).hash = formatFragment(known, catalogue.edition, catalogue);
  show(place, answers.role?.[0] === "responder");
}
