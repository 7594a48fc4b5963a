// @ts-check
/** The verdicts as a table that can be sorted and narrowed; only a page of rows is in the document at a time. */

import { el, one, say, show } from "../shared/dom.js";

/** @typedef {import("./main.js").Verdicts} Verdicts */

const PAGE = 100;
const HIDDEN = new Set(["must", "should", "could", "watch", "open", "link"]);

/** @param {HTMLElement} root */
export function createTable(root) {
  const filter = /** @type {HTMLInputElement} */ (one(root, "#batch-filter"));
  const errors = /** @type {HTMLInputElement} */ (one(root, "#batch-errors"));
  /** @type {Verdicts} */
  let all = { header: [], questions: [], rows: [], csv: "" };
  /** @type {string[][]} */
  let shown = [];
  let sorted = { column: -1, down: false };

  const draw = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    shown = all.rows.filter((row) => {
      const text = row.join(" ").toLowerCase();
      return (!errors.checked || row[row.length - 1]) && words.every((word) => text.includes(word));
    });
    if (sorted.column >= 0) shown = sort(shown, sorted.column, sorted.down);
    one(root, "tbody").replaceChildren();
    say(
      one(root, "[data-count]"),
      `${shown.length.toLocaleString("en-US")} of ${all.rows.length.toLocaleString("en-US")} rows`,
    );
    more();
  };
  const more = () => {
    const body = one(root, "tbody");
    const from = body.childElementCount;
    body.append(...shown.slice(from, from + PAGE).map((row) => line(all, row)));
    show(one(root, '[data-action="more"]'), from + PAGE < shown.length);
  };
  const head = () => {
    one(root, "thead").replaceChildren(el("tr", {}, ...columns(all).map((column) => title(column))));
  };
  /** @param {number} column */
  const title = (column) => {
    const button = el("button", { type: "button", class: "sort" }, all.header[column]);
    const state = sorted.column === column ? (sorted.down ? "descending" : "ascending") : "none";
    button.addEventListener("click", () => {
      sorted = { column, down: sorted.column === column && !sorted.down };
      head();
      draw();
      /** @type {HTMLElement | null} */ (root.querySelector('th[aria-sort$="ending"] button'))?.focus();
    });
    return el("th", { scope: "col", "aria-sort": state }, button);
  };

  filter.addEventListener("input", draw);
  errors.addEventListener("change", draw);
  one(root, '[data-action="more"]').addEventListener("click", more);
  return {
    /** @param {Verdicts} found */
    fill(found) {
      all = found;
      sorted = { column: -1, down: false };
      show(root, true);
      head();
      draw();
    },
  };
}

/**
 * The columns worth showing: what the file calls a row, the verdict, the error. All are in the download.
 * @param {Verdicts} verdicts
 */
function columns({ header, questions }) {
  return header
    .map((_, place) => place)
    .filter((place) => !HIDDEN.has(header[place]) && !questions.includes(header[place]));
}

/** @param {Verdicts} verdicts @param {string[]} row */
function line(verdicts, row) {
  const { header } = verdicts;
  const link = row[header.indexOf("link")];
  const cells = columns(verdicts).map((place) => {
    const name = header[place];
    const none = row[header.indexOf("open")] ? "Still open: answers are missing." : "No report is called for.";
    if (name === "verdict" && link)
      return el("td", {}, row[place] || none, " ", el("a", { href: `../#${link}` }, "Open in the wizard"));
    return el("td", name === "error" && row[place] ? { class: "error" } : {}, row[place]);
  });
  return el("tr", {}, ...cells);
}

/** @param {string[][]} rows @param {number} column @param {boolean} down */
function sort(rows, column, down) {
  const order = new Intl.Collator("en", { numeric: true });
  return [...rows].sort((one, two) => order.compare(one[column], two[column]) * (down ? -1 : 1));
}
