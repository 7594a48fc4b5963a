// @ts-check
/** A citation of one section, and the forms in which documents want it. */

/**
 * @typedef {{ title: string, summary: string, rests: string, link: string, site: string, edition: string,
 *   accessed: string }} Citation
 */
/** @typedef {{ plain: string, html?: string }} Copied */

const ROOT = new URL("../../../", import.meta.url);
const DATE = new Intl.DateTimeFormat("en-US", { dateStyle: "long" });

/**
 * What a section's link knows, with the permanent link of the site the reader is on.
 * @param {HTMLElement} button
 * @param {Date} [today]
 * @returns {Citation}
 */
export function citationOf(button, today = new Date()) {
  const { cite = "", title = "", summary = "", rests = "", edition = "" } = button.dataset;
  const name = document.querySelector('meta[property="og:site_name"]')?.getAttribute("content") ?? "";
  return {
    title,
    summary,
    rests,
    edition,
    site: name,
    link: new URL(`go/${cite}/`, ROOT).href,
    accessed: DATE.format(today),
  };
}

/**
 * For a document: structure and a link, no fonts, colors or classes, and the same in plain words.
 * @param {Citation} citation
 * @returns {Copied}
 */
export function forDocument(citation) {
  const paragraph = document.createElement("p");
  for (const { text, strong, href } of partsOf(citation)) {
    const part = document.createElement(href ? "a" : "strong");
    part.textContent = text;
    if (href) part.setAttribute("href", href);
    paragraph.append(href || strong ? part : text);
  }
  return { html: paragraph.outerHTML, plain: asText(citation).plain };
}

/**
 * Its parts in their order: title, summary, link, origin.
 * @param {Citation} citation
 * @returns {{ text: string, strong?: boolean, href?: string }[]}
 */
export function partsOf(citation) {
  const { summary, link } = citation;
  return [
    { text: titled(citation), strong: true },
    { text: ` ${summary} ` },
    { text: link, href: link },
    { text: ` ${origin(citation)}` },
  ];
}

/**
 * In plain words alone.
 * @param {Citation} citation
 * @returns {Copied}
 */
export function asText(citation) {
  return { plain: `${titled(citation)} ${citation.summary} ${citation.link} ${origin(citation)}` };
}

/**
 * As a footnote has it: who, what, which edition, where, when; and the standard behind the statement.
 * @param {Citation} citation
 * @returns {Copied}
 */
export function asFootnote({ site, title, edition, link, accessed, rests }) {
  const name = document.createElement("em");
  name.textContent = site;
  const address = document.createElement("a");
  address.href = address.textContent = link;
  const quoted = `“${title.replace(/[“”]/g, (sign) => (sign === "“" ? "‘" : "’"))},”`;
  const ending = ` (accessed ${accessed})${rests ? `, which rests on ${rests}` : ""}.`;
  const paragraph = document.createElement("p");
  paragraph.append(name, `, ${quoted} edition ${edition}, `, address, ending);
  return { html: paragraph.outerHTML, plain: paragraph.textContent ?? "" };
}

/**
 * @param {Citation} citation
 * @returns {Copied}
 */
export function asMarkdown(citation) {
  const words = [citation.title, citation.summary].map((text) => text.replace(/[\\`*_[\]<>#|]/g, "\\$&"));
  return { plain: `[${words[0]}](${citation.link}): ${words[1]} ${origin(citation)}` };
}

/**
 * @param {Citation} citation
 * @returns {Copied}
 */
export function asLink(citation) {
  return { plain: citation.link };
}

/**
 * The link that keeps the words of the edition being read.
 * @param {Citation} citation
 * @returns {Copied}
 */
export function asFrozen({ link, edition }) {
  return { plain: `${link}${edition}/` };
}

/** @param {Citation} citation */
function titled({ title }) {
  return /[.!?”]$/.test(title) ? title : `${title}.`;
}

/** @param {Citation} citation */
function origin({ site, edition, accessed, rests }) {
  return `(${site ? `${site}, ` : ""}edition ${edition}, accessed ${accessed}${rests ? `; rests on ${rests}` : ""})`;
}
