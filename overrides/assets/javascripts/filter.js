// @ts-check
/** A field above every table in a `.filterable` block: rows without the words typed there are hidden. */

for (const block of document.querySelectorAll(".filterable")) {
  const table = block.querySelector("table");
  if (table) block.before(filter(table));
}

/**
 * The field, and how many rows it leaves.
 * @param {HTMLTableElement} table
 */
function filter(table) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  const count = document.createElement("output");
  label.className = "filter";
  input.type = "search";
  input.autocomplete = "off";
  label.append("Filter the table ", input, " ", count);
  input.addEventListener("input", () => {
    const shown = apply(table, words(input.value));
    count.textContent = input.value ? `${shown} ${shown === 1 ? "row" : "rows"}` : "";
  });
  return label;
}

/**
 * Shows the rows with all the words; the title of a group goes with its last row. Tells how many are shown.
 * @param {HTMLTableElement} table
 * @param {string[]} wanted
 */
function apply(table, wanted) {
  let shown = 0;
  for (const body of table.tBodies) {
    const [titles, rows] = [true, false].map((title) => [...body.rows].filter((row) => title === isTitle(row)));
    for (const row of rows) row.hidden = !wanted.every((word) => (row.textContent ?? "").toLowerCase().includes(word));
    const left = rows.filter((row) => !row.hidden).length;
    for (const row of titles) row.hidden = left === 0;
    shown += left;
  }
  return shown;
}

/** @param {HTMLTableRowElement} row */
function isTitle(row) {
  return row.cells[0]?.scope === "rowgroup";
}

/** @param {string} text */
function words(text) {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}
