// @ts-check
/**
 * The verdicts as an analyst's table: each column sorts and narrows it; only a page of rows is in the document at a
 * time.
 */

import { counted, el, one, say, show } from "../shared/dom.js";

/**
 * @typedef {import("./pieces.js").Look} Look
 * @typedef {{place: number, vendor: string, cells: string[]}} Row
 */

const PAGE = 50;
const COLUMNS = ["vendor", "needed", "held", "fits", "why", "gap", "next step", "ask by"];
const CHOSEN = ["needed", "fits"];
const LINK = "link";

/** @param {HTMLElement} root */
export function createTable(root) {
  /** @type {Row[]} */
  let all = [];
  /** @type {Row[]} */
  let shown = [];
  /** @type {string[]} the columns that Python adds, in its order */
  let added = [];
  let title = "";
  /** @type {Record<string, string>} */
  let wanted = {};
  let sorted = { name: "", down: false };

  /** @param {Row} row @param {string} name @returns {string} */
  const cell = (row, name) => {
    if (name === "vendor") return row.vendor;
    return row.cells[added.indexOf(name)] || (name === "why" ? cell(row, "note") : "");
  };
  const draw = () => {
    const filters = Object.entries(wanted).filter(([, value]) => value);
    shown = all.filter((row) => filters.every(([name, value]) => matches(cell(row, name), name, value)));
    if (sorted.name) shown = inOrder(shown, (row) => cell(row, sorted.name), sorted.down);
    one(root, "tbody").replaceChildren();
    say(one(root, "[data-count]"), `${shown.length.toLocaleString("en-US")} of ${counted(all.length, "row")}`);
    show(one(root, '[data-action="clear"]'), filters.length > 0);
    more();
  };
  const more = () => {
    const body = one(root, "tbody");
    const from = body.childElementCount;
    body.append(...shown.slice(from, from + PAGE).map(line));
    show(one(root, '[data-action="more"]'), from + PAGE < shown.length);
  };
  /** @param {Row} row */
  const line = (row) => {
    const link = cell(row, LINK);
    const vendor = el("th", { scope: "row" }, row.vendor || `Row ${row.place + 1}`);
    if (link)
      vendor.append(
        el(
          "a",
          { href: link, target: "_blank", rel: "noopener" },
          "Open in the wizard",
          el("span", { class: "visually-hidden" }, " (a new tab)"),
        ),
      );
    const rest = COLUMNS.slice(1).map((name) => {
      const words = cell(row, name);
      const kind = name === "fits" && words ? `fits ${words}` : name.replace(" ", "-");
      return el("td", { class: name === "why" && cell(row, "note") ? "why note" : kind }, words);
    });
    return el("tr", {}, vendor, ...rest);
  };
  const head = () => {
    const titles = el("tr", {}, ...COLUMNS.map(heading));
    const filters = el("tr", { class: "narrow" }, ...COLUMNS.map((name) => el("td", {}, field(name))));
    one(root, "thead").replaceChildren(titles, filters);
    say(one(root, "caption"), title);
  };
  /** @param {string} name */
  const heading = (name) => {
    const button = el("button", { type: "button", class: "sort" }, name);
    const way = sorted.down ? "descending" : "ascending";
    const head = el("th", { scope: "col", "aria-sort": sorted.name === name ? way : "none" }, button);
    button.addEventListener("click", () => {
      sorted = { name, down: sorted.name === name && !sorted.down };
      for (const each of root.querySelectorAll("th[aria-sort]")) each.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", sorted.down ? "descending" : "ascending");
      draw();
    });
    return head;
  };
  /** @param {string} name */
  const field = (name) => {
    const label = `Only rows whose “${name}” has`;
    const made = /** @type {HTMLInputElement | HTMLSelectElement} */ (
      CHOSEN.includes(name)
        ? el("select", { "aria-label": label })
        : el("input", { type: "search", "aria-label": label, autocomplete: "off" })
    );
    if (CHOSEN.includes(name)) {
      const values = [...new Set(all.map((row) => cell(row, name)).filter(Boolean))].sort();
      made.append(el("option", { value: "" }, "all"), ...values.map((value) => el("option", { value }, value)));
    }
    made.addEventListener("input", () => {
      wanted[name] = made.value;
      draw();
    });
    return made;
  };

  one(root, '[data-action="more"]').addEventListener("click", more);
  one(root, '[data-action="clear"]').addEventListener("click", () => {
    wanted = {};
    head();
    draw();
    one(root, ".frame").focus();
  });
  return {
    hide: () => show(root, false),
    /**
     * @param {string} name of the file
     * @param {string[][]} rows
     * @param {Look} look
     * @param {import("./columns.js").Mapping} mapping
     * @param {{added: string[], cells: string[][]}} found
     * @returns {number} how many rows there are
     */
    fill(name, rows, look, mapping, found) {
      const vendor = look.names.findIndex((heading) => mapping.columns[heading] === "vendor");
      // In the file a name that was taken has a number.
      added = found.added.map((heading) => heading.replace(/ \(\d+\)$/, ""));
      all = [];
      for (let place = look.header + 1; place < rows.length; place += 1) {
        const cells = found.cells[place];
        if (cells.some(Boolean)) all.push({ place, vendor: rows[place][vendor] ?? "", cells });
      }
      [wanted, sorted, title] = [{}, { name: "", down: false }, `Verdicts on ${name}`];
      show(root, true);
      head();
      draw();
      return all.length;
    },
  };
}

const ORDER = new Intl.Collator("en", { numeric: true });

/**
 * Rows in the order of a column; empty cells come last, whichever way. What is equal is compared once.
 * @param {Row[]} rows
 * @param {(row: Row) => string} key
 * @param {boolean} down
 */
function inOrder(rows, key, down) {
  /** @type {Map<string, Row[]>} */
  const groups = new Map();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  const empty = groups.get("") ?? [];
  groups.delete("");
  const keys = [...groups.keys()].sort(ORDER.compare);
  if (down) keys.reverse();
  return [...keys.flatMap((words) => groups.get(words) ?? []), ...empty];
}

/** @param {string} words @param {string} name @param {string} value */
function matches(words, name, value) {
  if (CHOSEN.includes(name)) return words === value;
  const text = words.toLowerCase();
  return value
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
