// @ts-check
/** A field above every table in a `.filterable` block: rows without the words typed there are hidden. */

/** @typedef {{row: HTMLTableRowElement, text: string}} Entry */

let made = 0;

/** @param {ParentNode} root */
export function addFilters(root) {
  for (const table of root.querySelectorAll(".filterable table")) {
    if (table instanceof HTMLTableElement) addFilter(table);
  }
}

/** @param {HTMLTableElement} table */
function addFilter(table) {
  const entries = [...table.tBodies].flatMap((body) => [...body.rows].filter((row) => !isTitle(row)).map(entry));
  const input = document.createElement("input");
  const label = document.createElement("label");
  const count = document.createElement("output");
  const bar = document.createElement("div");
  Object.assign(input, { type: "search", id: `filter-${++made}`, autocomplete: "off", spellcheck: false });
  label.htmlFor = count.htmlFor.value = input.id;
  label.append("Filter the table");
  bar.className = "filter";
  bar.append(label, input, count);
  const update = () => {
    const shown = apply(table, entries, words(input.value));
    count.value = input.value.trim() ? told(shown, entries.length) : "";
  };
  input.addEventListener("input", update);
  addEventListener("hashchange", () => showTarget(table, input, update));
  table.closest(".filterable")?.before(bar);
}

/**
 * Shows the rows that have all the words; the title of a group goes with its last row. Tells how many are shown.
 * @param {HTMLTableElement} table
 * @param {Entry[]} entries
 * @param {string[]} wanted
 */
function apply(table, entries, wanted) {
  for (const { row, text } of entries) row.hidden = !wanted.every((word) => text.includes(word));
  for (const body of table.tBodies) {
    const [titles, rows] = [true, false].map((title) => [...body.rows].filter((row) => isTitle(row) === title));
    for (const title of titles) title.hidden = rows.every((row) => row.hidden);
  }
  return entries.filter(({ row }) => !row.hidden).length;
}

/**
 * A link to a row that is filtered away takes the filter off.
 * @param {HTMLTableElement} table
 * @param {HTMLInputElement} input
 * @param {() => void} update
 */
function showTarget(table, input, update) {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target || !table.contains(target) || !target.closest("tr")?.hidden) return;
  input.value = "";
  update();
  target.scrollIntoView();
}

/**
 * The words of a row, without the numbers of its notes.
 * @param {HTMLTableRowElement} row
 * @returns {Entry}
 */
function entry(row) {
  const copy = /** @type {HTMLTableRowElement} */ (row.cloneNode(true));
  for (const extra of copy.querySelectorAll("sup, button")) extra.remove();
  return { row, text: [...copy.cells].map((cell) => cell.textContent).join(" ").toLowerCase() };
}

/** @param {HTMLTableRowElement} row */
function isTitle(row) {
  return row.cells[0]?.scope === "rowgroup";
}

/** @param {string} text */
function words(text) {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

/** @param {number} shown @param {number} all */
function told(shown, all) {
  return shown ? `${shown} of ${all} rows` : "No row has these words";
}
