// @ts-check
/**
 * The report as a Word document: the few parts of an Office Open XML package, zipped.
 * It reads the report's Markdown, which is made of headings, lists, paragraphs, bold words and links.
 */

import { strToU8, zipSync } from "../../../vendor/fflate.js";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml";
/** @type {Record<string, string>} */
const SPACES = { w: W, r: R, xml: "http://www.w3.org/XML/1998/namespace" };
const STYLES = [
  ["Title", 40, true],
  ["Heading1", 32, true],
  ["Heading2", 26, true],
  ["Heading3", 22, true],
  ["ListBullet", 22, false],
];

/** @param {string} markdown @returns {Uint8Array<ArrayBuffer>} */
export function asDocx(markdown) {
  /** @type {string[]} */
  const links = [];
  const document_ = body(markdown, links);
  return zipSync({
    "[Content_Types].xml": strToU8(contentTypes()),
    "_rels/.rels": strToU8(relations([["officeDocument", "word/document.xml", false]])),
    "word/document.xml": strToU8(document_),
    "word/styles.xml": strToU8(styles()),
    "word/numbering.xml": strToU8(numbering()),
    "word/_rels/document.xml.rels": strToU8(
      relations([
        ["styles", "styles.xml", false],
        ["numbering", "numbering.xml", false],
        ...links.map((address) => /** @type {[string, string, boolean]} */ (["hyperlink", address, true])),
      ]),
    ),
  });
}

/** A new XML document, and a way to add elements to it. @param {string} space @param {string} name */
function xml(space, name) {
  const made = document.implementation.createDocument(space, name, null);
  const add = (
    /** @type {Element} */ parent,
    /** @type {string} */ tag,
    /** @type {Record<string, string>} */ attributes = {},
  ) => {
    const child = made.createElementNS(tag.startsWith("w:") ? W : space, tag);
    for (const [key, value] of Object.entries(attributes)) {
      child.setAttributeNS(SPACES[key.split(":")[0]] ?? null, key, value);
    }
    parent.append(child);
    return child;
  };
  const text = () =>
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${new XMLSerializer().serializeToString(made)}`;
  return { root: made.documentElement, add, text };
}

/** @param {string} markdown @param {string[]} links */
function body(markdown, links) {
  const { root, add, text } = xml(W, "w:document");
  const main = add(root, "w:body");
  for (const line of markdown.split("\n").filter((each) => each.trim())) {
    const { style, words } = block(line);
    const paragraph = add(main, "w:p");
    if (style) add(add(paragraph, "w:pPr"), "w:pStyle", { "w:val": style });
    for (const piece of pieces(words)) {
      const holder = piece.address
        ? add(paragraph, "w:hyperlink", { "r:id": `r${links.push(piece.address) + 2}` })
        : paragraph;
      const run = add(holder, "w:r");
      if (piece.bold || piece.address) {
        const look = add(run, "w:rPr");
        if (piece.bold) add(look, "w:b");
        if (piece.address) {
          add(look, "w:color", { "w:val": "1F4B99" });
          add(look, "w:u", { "w:val": "single" });
        }
      }
      add(run, "w:t", { "xml:space": "preserve" }).textContent = piece.words;
    }
  }
  return text();
}

/** @param {string} line @returns {{style: string, words: string}} */
export function block(line) {
  const heading = /^(#{1,4}) +(.*)$/.exec(line);
  if (heading)
    return { style: ["Title", "Heading1", "Heading2", "Heading3"][heading[1].length - 1], words: heading[2] };
  const item = /^\s*(?:[-*]|\d+\.) +(.*)$/.exec(line);
  if (item) return { style: "ListBullet", words: item[1] };
  return { style: "", words: line.replace(/^> ?/, "").trim() };
}

/** @param {string} words @returns {{words: string, bold?: boolean, address?: string}[]} */
export function pieces(words) {
  const found = [];
  let end = 0;
  for (const match of words.matchAll(/\*\*(.+?)\*\*|\[([^\]]+)\]\(([^)\s]+)\)|<(https?:[^>\s]+)>/g)) {
    if (match.index > end) found.push({ words: words.slice(end, match.index) });
    found.push(
      match[1] ? { words: match[1], bold: true } : { words: match[2] ?? match[4], address: match[3] ?? match[4] },
    );
    end = match.index + match[0].length;
  }
  if (end < words.length) found.push({ words: words.slice(end) });
  return found.map((piece) => ({ ...piece, words: piece.words.replace(/\\([\\`*_{}[\]()#+.!-])/g, "$1") }));
}

function styles() {
  const { root, add, text } = xml(W, "w:styles");
  for (const [name, size, bold] of [["Normal", 22, false], ...STYLES]) {
    const style = add(root, "w:style", {
      "w:type": "paragraph",
      "w:styleId": String(name),
      ...(name === "Normal" ? { "w:default": "1" } : {}),
    });
    add(style, "w:name", {
      "w:val": String(name).replace(/(\d)$/, " $1").replace("ListBullet", "List Bullet").toLowerCase(),
    });
    if (name !== "Normal") add(style, "w:basedOn", { "w:val": "Normal" });
    const paragraph = add(style, "w:pPr");
    if (name === "ListBullet") add(add(paragraph, "w:numPr"), "w:numId", { "w:val": "1" });
    add(paragraph, "w:spacing", bold ? { "w:before": "240", "w:after": "80" } : { "w:after": "120" });
    const run = add(style, "w:rPr");
    add(run, "w:rFonts", { "w:ascii": "Calibri", "w:hAnsi": "Calibri" });
    if (bold) add(run, "w:b");
    add(run, "w:sz", { "w:val": String(size) });
  }
  return text();
}

function numbering() {
  const { root, add, text } = xml(W, "w:numbering");
  const level = add(add(root, "w:abstractNum", { "w:abstractNumId": "0" }), "w:lvl", { "w:ilvl": "0" });
  add(level, "w:numFmt", { "w:val": "bullet" });
  add(level, "w:lvlText", { "w:val": "•" });
  add(add(level, "w:pPr"), "w:ind", { "w:left": "360", "w:hanging": "360" });
  add(add(root, "w:num", { "w:numId": "1" }), "w:abstractNumId", { "w:val": "0" });
  return text();
}

/** @param {[string, string, boolean][]} targets kind, target, whether it lies outside the package */
function relations(targets) {
  const { root, add, text } = xml(`${PACKAGE}/relationships`, "Relationships");
  for (const [place, [kind, target, outside]] of targets.entries()) {
    add(root, "Relationship", {
      Id: `r${place + 1}`,
      Type: `${R}/${kind}`,
      Target: target,
      ...(outside ? { TargetMode: "External" } : {}),
    });
  }
  return text();
}

function contentTypes() {
  const { root, add, text } = xml(`${PACKAGE}/content-types`, "Types");
  add(root, "Default", { Extension: "rels", ContentType: "application/vnd.openxmlformats-package.relationships+xml" });
  add(root, "Default", { Extension: "xml", ContentType: "application/xml" });
  for (const [name, kind] of [
    ["document", "document.main"],
    ["styles", "styles"],
    ["numbering", "numbering"],
  ]) {
    add(root, "Override", { PartName: `/word/${name}.xml`, ContentType: `${OFFICE}.${kind}+xml` });
  }
  return text();
}
