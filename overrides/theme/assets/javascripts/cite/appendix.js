// @ts-check
/** The appendix “SOC references, as of …”, in the forms in which documents want it. */

import { asMarkdown, partsOf } from "./citation.js";

/** @typedef {import("./list.js").Item} Item */

/** Of the workbook: how wide its columns are, and which of them has the links. */
export const WIDTHS = [40, 60, 50, 10, 18, 40, 60];
export const LINK = 2;

const DATE = new Intl.DateTimeFormat("en-US", { dateStyle: "long" });
const SHORT = new Intl.DateTimeFormat("en-US", { dateStyle: "medium" });

/** @param {Date} [today] */
export function heading(today = new Date()) {
  return `SOC references, as of ${DATE.format(today)}`;
}

/**
 * The appendix as blocks, from which the Word file and the other forms are made.
 * @param {Item[]} items
 * @returns {import("../shared/docx.js").Block[]}
 */
export function blocks(items) {
  const listed = items.flatMap((item) => [
    { kind: "item", parts: partsOf(item) },
    ...(item.answer ? [{ kind: "text", parts: [{ text: item.answer }] }] : []),
  ]);
  return [{ kind: "heading", level: 2, parts: [{ text: heading() }] }, ...listed];
}

/** The same for the tab of a sheet, which takes 31 characters. @param {Date} [today] */
export function tab(today = new Date()) {
  return `SOC references, ${SHORT.format(today)}`;
}

/** The appendix as rows of a workbook, a section each. @param {Item[]} items */
export function rows(items) {
  const listed = items.map((item) => [
    item.title,
    item.summary,
    item.link,
    item.edition,
    item.accessed,
    item.rests,
    item.answer,
  ]);
  return [["Section", "In a sentence", "Link", "Edition", "Accessed", "Rests on", "Answer"], ...listed];
}

/**
 * For a document: a heading and a list with links, and the same in plain words.
 * @param {Item[]} items
 * @returns {import("./citation.js").Copied}
 */
export function forDocument(items) {
  const whole = document.createElement("div");
  const title = document.createElement("h2");
  title.textContent = heading();
  const list = document.createElement("ul");
  list.append(...items.map(entry));
  whole.append(title, list);
  const plain = items.map((item) => [words(item), item.answer].filter(Boolean).join("\n"));
  return { html: whole.innerHTML, plain: [heading(), ...plain].join("\n\n") };
}

/** @param {Item} item */
export function words(item) {
  return partsOf(item)
    .map(({ text }) => text)
    .join("");
}

/** @param {Item} item */
function entry(item) {
  const made = document.createElement("li");
  for (const { text, strong, href } of partsOf(item)) {
    const part = document.createElement(href ? "a" : strong ? "strong" : "span");
    part.textContent = text;
    if (href) part.setAttribute("href", href);
    made.append(href || strong ? part : text);
  }
  if (item.answer) {
    const answer = document.createElement("blockquote");
    answer.textContent = item.answer;
    made.append(answer);
  }
  return made;
}

/**
 * @param {Item[]} items
 * @returns {import("./citation.js").Copied}
 */
export function forWiki(items) {
  const listed = items.map((item) => {
    const answer = item.answer.replace(/[\\`*_[\]<>#|]/g, "\\$&").replace(/\n+/g, "\n  > ");
    return `- ${asMarkdown(item).plain}${answer ? `\n\n  > ${answer}` : ""}`;
  });
  return { plain: `## ${heading()}\n\n${listed.join("\n")}\n` };
}
