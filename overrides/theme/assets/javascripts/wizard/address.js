// @ts-check
/** Addresses that leave the page: of these answers, and of the site. */

import { formatFragment } from "./answers.js";

/**
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./answers.js").Answers} Answers
 */

/** The address that opens the wizard with these answers. @param {Answers} answers @param {Catalogue} catalogue */
export function addressOf(answers, catalogue) {
  const address = new URL(location.href);
  address.search = "";
  address.hash = formatFragment(answers, catalogue.edition, catalogue);
  return address.href;
}

/** Where the site is, for the links in texts that leave it. */
export const siteRoot = () => new URL("..", location.origin + location.pathname).href;
