// @ts-check
/**
 * The findings' words and what stands behind the questions: on a page of this site that is read once they are needed.
 * It comes as a document that runs nothing; what is taken from it is copied node by node, from a list of plain
 * elements.
 */

import { all, one } from "../shared/dom.js";
import { readFinding } from "./catalogue.js";

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */

const TAGS = new Set(
  "A ARTICLE BLOCKQUOTE BUTTON DETAILS DIV EM H3 H4 LI OL P SECTION SPAN STRONG SUMMARY UL".split(" "),
);
const PATIENCE = 30_000;
const LOST = "The findings could not be downloaded: their page did not arrive.";

/**
 * Fetches the words once and puts them in; a failed try can be made again.
 * @param {HTMLElement} root
 * @param {Catalogue} catalogue
 * @returns {() => Promise<void>}
 */
export function wordsFor(root, catalogue) {
  /** @type {Promise<void> | null} */
  let coming = null;
  return () => {
    coming ??= fetchDocument(/** @type {HTMLAnchorElement} */ (one(root, "[data-everything]")).href).then((page) =>
      adopt(root, catalogue, page),
    );
    coming.catch(() => {
      coming = null;
    });
    return coming;
  };
}

/**
 * A page of this site as a document: parsed by the browser, running nothing.
 * @param {string} address
 * @returns {Promise<Document>}
 */
function fetchDocument(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.timeout = PATIENCE;
    request.onload = () => (request.response ? resolve(request.response) : reject(new Error(LOST)));
    request.onerror = request.ontimeout = () => reject(new Error(LOST));
    request.send();
  });
}

/**
 * Takes over the words, a section at a time, so that the page answers meanwhile.
 * @param {HTMLElement} root
 * @param {Catalogue} catalogue
 * @param {Document} page
 */
async function adopt(root, catalogue, page) {
  const from = page.querySelector("soc-wizard");
  if (!from?.querySelector("article[data-finding]")) throw new Error(LOST);
  const sections = [];
  for (const section of all(from, ".verdict > section")) {
    sections.push(plain(section));
    await new Promise((resolve) => setTimeout(resolve));
  }
  one(root, "[data-topics]").replaceWith(...sections);
  for (const article of all(root, "article[data-finding]")) {
    const finding = readFinding(article);
    catalogue.findings.set(finding.id, finding);
  }
  for (const { id, fieldset } of catalogue.questions.values()) {
    const behind = from.querySelector(`fieldset[data-question="${CSS.escape(id)}"]`);
    if (behind) complete(fieldset, behind);
  }
}

/**
 * Puts why it is asked, with sections and sources, and the conditions to a question.
 * @param {HTMLElement} fieldset
 * @param {Element} from
 */
function complete(fieldset, from) {
  fieldset.querySelector(".why")?.append(...all(from, ".why > :not(summary)").map(plain));
  fieldset.append(...all(from, ".asked-when").map(plain));
}

/**
 * A copy of an element with what is plain in it: no scripts, frames, styles, images or handlers.
 * @param {Element} from
 */
export function plain(from) {
  const made = document.createElement(from.localName);
  for (const { name, value } of from.attributes) if (isPlain(name, value)) made.setAttribute(name, value);
  if (made instanceof HTMLAnchorElement) made.setAttribute("href", /** @type {HTMLAnchorElement} */ (from).href);
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) made.append(child.nodeValue ?? "");
    else if (child instanceof Element && TAGS.has(child.tagName)) made.append(plain(child));
  }
  return made;
}

/** @param {string} name @param {string} value */
const isPlain = (name, value) => !/^(on|style|src)/i.test(name) && !/^\s*(javascript|data):/i.test(value);
