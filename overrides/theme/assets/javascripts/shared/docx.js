// @ts-check
/** A Word document, made by a kept library, of blocks as Python gives them; pages load it when one is asked for. */

import { Document, ExternalHyperlink, HeadingLevel, LevelFormat, Packer, Paragraph, TextRun } from "docx";

/** @typedef {{kind: string, level?: number, parts: {text: string, strong?: boolean, href?: string}[]}} Block */

const HEADINGS = [HeadingLevel.TITLE, HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3];
const BULLET = "ListBullet";
const MAKER = "Which SOC?";
const LETTER = { page: { size: { width: 12240, height: 15840 } } };

const sized = (/** @type {number} */ size) => ({
  run: { size, bold: true, color: "000000" },
  paragraph: { spacing: { before: 240, after: 80 } },
});
const STYLES = {
  default: {
    document: {
      run: { font: "Calibri", size: 22, language: { value: "en-US" } },
      paragraph: { spacing: { after: 120 } },
    },
    title: sized(40),
    heading1: sized(32),
    heading2: sized(26),
    heading3: sized(22),
    hyperlink: { run: { color: "1F4B99", underline: {} } },
  },
  paragraphStyles: [{ id: BULLET, name: "List Bullet", basedOn: "Normal", quickFormat: true }],
};
const LEVELS = [
  {
    level: 0,
    format: LevelFormat.BULLET,
    text: "•",
    style: { paragraph: { indent: { left: 360, hanging: 360 } } },
  },
];

/** @param {Block[]} blocks @returns {Promise<Blob>} */
export function asDocx(blocks) {
  const title = blocks[0]?.parts.map(({ text }) => text).join("");
  const made = new Document({
    title,
    creator: MAKER,
    lastModifiedBy: MAKER,
    styles: STYLES,
    numbering: { config: [{ reference: BULLET, levels: LEVELS }] },
    sections: [{ properties: LETTER, children: blocks.map(paragraph) }],
  });
  return Packer.toBlob(made);
}

/** @param {Block} block */
function paragraph({ kind, level = 1, parts }) {
  return new Paragraph({
    heading: kind === "heading" ? HEADINGS[level - 1] : undefined,
    ...(kind === "item" ? { style: BULLET, numbering: { reference: BULLET, level: 0 } } : {}),
    children: parts.map(run),
  });
}

/** @param {Block["parts"][number]} part */
function run({ text, strong, href }) {
  if (!href) return new TextRun({ text, bold: strong });
  return new ExternalHyperlink({ link: href, children: [new TextRun({ text, bold: strong, style: "Hyperlink" })] });
}
