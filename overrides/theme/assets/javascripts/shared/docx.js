// @ts-check
/** The report as a Word document: its blocks, as Python gives them, in the few parts of an Office Open XML package. */

import { strToU8, zipSync } from "../../vendor/fflate.js";

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

/** @typedef {{kind: string, level?: number, parts: {text: string, strong?: boolean, href?: string}[]}} Block */

/** @param {Block[]} blocks @returns {Uint8Array<ArrayBuffer>} */
export function asDocx(blocks) {
  /** @type {string[]} */
  const links = [];
  const document_ = body(blocks, links);
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

/** @param {Block[]} blocks @param {string[]} links */
function body(blocks, links) {
  const { root, add, text } = xml(W, "w:document");
  const main = add(root, "w:body");
  for (const block of blocks) {
    const paragraph = add(main, "w:p");
    const style = styleOf(block);
    if (style) add(add(paragraph, "w:pPr"), "w:pStyle", { "w:val": style });
    for (const part of block.parts) {
      const holder = part.href ? add(paragraph, "w:hyperlink", { "r:id": `r${links.push(part.href) + 2}` }) : paragraph;
      const run = add(holder, "w:r");
      const look = part.strong || part.href ? add(run, "w:rPr") : null;
      if (look && part.strong) add(look, "w:b");
      if (look && part.href) {
        add(look, "w:color", { "w:val": "1F4B99" });
        add(look, "w:u", { "w:val": "single" });
      }
      add(run, "w:t", { "xml:space": "preserve" }).textContent = part.text;
    }
  }
  return text();
}

/** @param {Block} block */
function styleOf({ kind, level = 1 }) {
  if (kind === "heading") return ["Title", "Heading1", "Heading2", "Heading3"][level - 1];
  return kind === "item" ? "ListBullet" : "";
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
