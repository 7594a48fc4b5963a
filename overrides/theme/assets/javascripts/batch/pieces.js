// @ts-check
/**
 * The work in pieces: each is small enough that the page stays free, that it can be stopped, and that no clock runs
 * on the whole.
 */

import { today } from "../shared/dom.js";

/**
 * @typedef {import("./workbook.js").Sheet} Sheet
 * @typedef {{call: (action: string, data: object) => Promise<any>}} Engine
 * @typedef {{heading: string, target: string, how: string, order: string, filled: number,
 *   unknown: [string, string][]}} Column
 * @typedef {{id: string, short: string, kind: string, options: [string, string][]}} Question
 * @typedef {{header: number, names: string[], role: string, dates: string, score: number, columns: Column[],
 *   questions: Question[]}} Look
 */

const TEXT = 1 << 18;
const FIRST = 100;
const MOST = 1_000;
const TIME = 300;
const LOOKED_AT = 2_000;

/** Somebody pressed "Stop", or chose another file. */
export class Stopped extends Error {}

/** @param {Engine} engine @param {object} data */
async function ask(engine, data) {
  const found = await engine.call("batch", { ...data, today: today() });
  if (found.error) throw new Error(found.error.message);
  return found;
}

/**
 * The rows of a text.
 * @param {Engine} engine
 * @param {string} text
 * @param {() => boolean} wanted
 * @returns {Promise<string[][]>}
 */
export async function rowsOf(engine, text, wanted) {
  /** @type {string[][]} */
  const rows = [];
  let [from, size, line, delimiter] = [0, TEXT, 1, ""];
  while (from < text.length || !delimiter) {
    const last = from + size >= text.length;
    const piece = await ask(engine, { do: "read", csv: text.slice(from, from + size), delimiter, last, line });
    if (!wanted()) throw new Stopped();
    for (const row of piece.rows) rows.push(row);
    line += text.slice(from, from + piece.used).split("\n").length - 1;
    from += piece.used;
    size = piece.used ? TEXT : size * 2;
    delimiter = piece.delimiter;
  }
  return rows;
}

/** How the columns seem to be meant. @param {Engine} engine @param {string[][]} rows @returns {Promise<Look>} */
export const looked = (engine, rows) => ask(engine, { do: "look", rows: rows.slice(0, LOOKED_AT) });

/**
 * Of the sheets that are seen the one of which most is understood, of equals the longest, then the first; with how its
 * columns seem to be meant, if that had to be found out.
 * @param {Engine} engine
 * @param {Sheet[]} sheets
 * @param {() => boolean} wanted
 * @returns {Promise<{sheet: Sheet, look?: Look} | undefined>}
 */
export async function bestOf(engine, sheets, wanted) {
  const seen = sheets.filter(({ hidden, rows }) => !hidden && rows.length);
  if (seen.length < 2) return seen[0] && { sheet: seen[0] };
  const found = [];
  for (const sheet of seen) {
    const look = await looked(engine, sheet.rows).catch(() => undefined); // its fault is told if it is the one
    if (!wanted()) throw new Stopped();
    found.push({ sheet, look, score: look?.score ?? Number.NEGATIVE_INFINITY });
  }
  found.sort((one, two) => two.score - one.score || two.sheet.rows.length - one.sheet.rows.length);
  return found[0];
}

/**
 * The added cells of every row; of those above the headings none.
 * @param {Engine} engine
 * @param {string[][]} rows
 * @param {Look} look
 * @param {import("./columns.js").Mapping} mapping
 * @param {(done: number) => boolean} on told how many rows are done, says whether to go on
 * @returns {Promise<{added: string[], cells: string[][]}>}
 */
export async function judged(engine, rows, look, mapping, on) {
  const start = look.header + 1;
  /** @type {string[][]} */
  const cells = [];
  /** @type {string[]} */
  let added = [];
  let size = FIRST;
  do {
    const from = start + cells.length;
    const piece = rows.slice(from, from + size);
    const began = performance.now();
    const found = await ask(engine, { do: "judge", names: look.names, mapping, first: from + 1, rows: piece });
    added = found.added;
    for (const row of found.rows) cells.push(withAddress(row, added));
    if (!on(cells.length)) throw new Stopped();
    size = Math.max(FIRST, Math.min(MOST, Math.round((size * TIME) / (performance.now() - began))));
  } while (start + cells.length < rows.length);
  const above = Array.from({ length: look.header }, () => added.map(() => ""));
  return { added, cells: [...above, added, ...cells] };
}

/**
 * A judged row whose link leads to the wizard from wherever the file is opened.
 * @param {string[]} row
 * @param {string[]} added
 */
function withAddress(row, added) {
  const place = added.findIndex((name) => /^link( \(\d+\))?$/.test(name));
  return row[place] ? row.with(place, new URL(`../#${row[place]}`, location.href).href) : row;
}

/** Rows as CSV. @param {Engine} engine @param {string[][]} rows @returns {Promise<string>} */
export async function csvOf(engine, rows) {
  let csv = "";
  for (let from = 0; from < rows.length; from += MOST) {
    csv += (await ask(engine, { do: "write", rows: rows.slice(from, from + MOST) })).csv;
  }
  return csv;
}

/**
 * How many cells the longest row has; of a hundred thousand rows no engine takes an argument each.
 * @param {string[][]} rows
 */
export const widest = (rows) => rows.reduce((most, { length }) => Math.max(most, length), 0);
