// @ts-check
/**
 * A workbook, in a worker, so that the page stays free: `{open}` with the file's bytes gives `{sheets}`; `{save}` with
 * a sheet's name and the cells to add gives `{bytes}`. What goes wrong comes back as `{fault}` in a sentence.
 *
 * Cells are read by read-excel-file. They are added by our own few lines: no library that writes workbooks keeps all
 * that was in one, and this changes nothing but the rows of one sheet.
 */

import { strFromU8, strToU8, unzipSync, zipSync } from "../../vendor/fflate.js";
import parse from "../../vendor/read-excel-file/xlsx/parseSpreadsheetContents.js";
import parseXml from "../../vendor/read-excel-file/xml/parseXml.js";
import { shut } from "../shared/doors.js";

/**
 * @typedef {{name: string, hidden: boolean, rows: string[][]}} Sheet
 * @typedef {{open: ArrayBuffer} | {save: {sheet: string, from: number, cells: string[][]}}} Request
 */

const MOST = 400 * 1024 * 1024;
const ROW = /<(\/?)((?:\w+:)?)row\b([^<>]*?)(\/?)>/g; // its tags, one by one: no pattern reads on for an end
const SHEET = /<(?:\w+:)?sheet\b[^<>]*>/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no way to write these
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** @type {Record<string, Uint8Array>} */
let parts = {};

shut();

self.addEventListener("message", async ({ data }) => {
  try {
    self.postMessage("open" in data ? await opened(data.open) : saved(data.save));
  } catch (stopped) {
    self.postMessage({ fault: sentence(stopped) });
  }
});

/** @param {unknown} stopped */
function sentence(stopped) {
  if (stopped instanceof RangeError && stopped.message) return stopped.message;
  const remedy = "Open it in Excel and save it again as .xlsx.";
  return `This workbook cannot be read: it is damaged, or not an Excel workbook. ${remedy}`;
}

/** @param {ArrayBuffer} bytes @returns {Promise<{sheets: Sheet[]}>} */
async function opened(bytes) {
  let total = 0;
  parts = unzipSync(new Uint8Array(bytes), {
    filter: ({ originalSize }) => {
      total += originalSize;
      if (total > MOST)
        throw new RangeError("This workbook is too large to be unpacked here. The command line takes it.");
      return true;
    },
  });
  const read = await parse(undefined, parseXml, { ...parts }, {});
  const hidden = hiddenSheets();
  return {
    sheets: read.map(({ sheet, data }) => ({
      name: sheet,
      hidden: hidden.has(sheet),
      rows: filled(
        data.map((row) => row.map(words)),
        merges(sheet),
      ),
    })),
  };
}

/** A cell as text; days as ISO. @param {unknown} value */
function words(value) {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00.000Z$/, "");
  return String(value);
}

/** @param {string} tag @param {string} name */
function attribute(tag, name) {
  const found = new RegExp(`\\s(?:\\w+:)?${name}="([^"]*)"`).exec(tag);
  return found ? plain(found[1]) : "";
}

/** @param {string} text */
const plain = (text) =>
  text.replace(/&(?:quot|apos|lt|gt|amp|#(\d+)|#x([0-9a-f]+));/gi, (all, decimal, hexadecimal) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hexadecimal) return String.fromCodePoint(Number.parseInt(hexadecimal, 16));
    return /** @type {Record<string, string>} */ ({
      "&quot;": '"',
      "&apos;": "'",
      "&lt;": "<",
      "&gt;": ">",
      "&amp;": "&",
    })[all];
  });

const workbook = () => strFromU8(parts["xl/workbook.xml"]);

function hiddenSheets() {
  const tags = workbook().match(SHEET) ?? [];
  return new Set(tags.filter((tag) => /hidden/i.test(attribute(tag, "state"))).map((tag) => attribute(tag, "name")));
}

/** The part that holds a sheet. @param {string} name */
function pathOf(name) {
  const tag = (workbook().match(SHEET) ?? []).find((each) => attribute(each, "name") === name) ?? "";
  const id = attribute(tag, "id");
  const relations = strFromU8(parts["xl/_rels/workbook.xml.rels"]).match(/<(?:\w+:)?Relationship\b[^<>]*>/g) ?? [];
  const target = attribute(relations.find((each) => attribute(each, "Id") === id) ?? "", "Target");
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

/** @param {string} sheet @returns {number[][]} left, top, right, bottom */
function merges(sheet) {
  const found = strFromU8(parts[pathOf(sheet)]).matchAll(
    /<(?:\w+:)?mergeCell\b[^<>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g,
  );
  return [...found].map(([, left, top, right, bottom]) => [number(left), Number(top), number(right), Number(bottom)]);
}

/** @param {string} letters */
const number = (letters) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** @param {number} column @returns {string} */
const letters = (column) =>
  column > 0 ? letters(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26)) : "";

/** Every row that a merged cell spans says what the cell says. @param {string[][]} rows @param {number[][]} spans */
function filled(rows, spans) {
  for (const [left, top, right, bottom] of spans) {
    if (left !== right) continue;
    for (let place = top; place < Math.min(bottom, rows.length); place += 1)
      rows[place][left - 1] = rows[top - 1][left - 1];
  }
  return rows;
}

/** @param {{sheet: string, from: number, cells: string[][]}} wanted `from` counts columns from one */
function saved({ sheet, from, cells }) {
  const path = pathOf(sheet);
  let place = 0;
  const xml = strFromU8(parts[path])
    .replace(/<(?:\w+:)?dimension\b[^<>]*\/>/, "")
    .replace(ROW, (_, end, prefix, attributes, empty) => {
      const row = end ? place : Number(attribute(attributes, "r")) || place + 1;
      place = row;
      const start = end ? "" : `<${prefix}row${attributes.replace(/\sspans="[^"]*"/, "")}>`;
      if (!end && !empty) return start;
      const added = (cells[row - 1] ?? []).map((text, column) => cell(prefix, `${letters(from + column)}${row}`, text));
      return `${start}${added.join("")}</${prefix}row>`;
    });
  const bytes = zipSync({ ...parts, [path]: strToU8(xml) });
  return { bytes };
}

/** @param {string} prefix @param {string} place @param {string} text */
function cell(prefix, place, text) {
  if (!text) return "";
  const escaped = text
    .replace(FORBIDDEN, "")
    .replace(
      /[&<>]/g,
      (mark) => `&${/** @type {Record<string, string>} */ ({ "&": "amp", "<": "lt", ">": "gt" })[mark]};`,
    );
  const p = prefix;
  return `<${p}c r="${place}" t="inlineStr"><${p}is><${p}t xml:space="preserve">${escaped}</${p}t></${p}is></${p}c>`;
}
