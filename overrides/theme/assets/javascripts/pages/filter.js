// @ts-check
/** A field above every `.filterable` block: rows, articles or sources without the words typed there are hidden. */

/**
 * @typedef {{item: HTMLElement, with: HTMLElement[], text: string, name: string}} Entry An item, with what is hidden
 *   with it; its name is what its first cells say, where those lead.
 */
/** @typedef {{titles: HTMLElement[], items: HTMLElement[]}} Group Titles that go with the last of their items. */

const NAMES = { table: "row", rules: "finding", sources: "source" };
let made = 0;

/** @param {ParentNode} root */
export function addFilters(root) {
  for (const block of root.querySelectorAll(".filterable")) {
    const tables = /** @type {NodeListOf<HTMLTableElement>} */ (block.querySelectorAll("table"));
    for (const table of tables) addFilter(table, [...table.tBodies].map(rowsOf), "table");
    const lists = /** @type {NodeListOf<HTMLElement>} */ (block.querySelectorAll("dl.sources"));
    if (lists.length) addFilter(block, [...lists].map(sourcesOf), "sources");
    else if (!tables.length) addFilter(block, [...block.querySelectorAll("section")].map(articlesOf), "rules");
  }
}

/**
 * @param {Element} part
 * @param {Group[]} groups
 * @param {keyof typeof NAMES} what
 */
function addFilter(part, groups, what) {
  const entries = groups.flatMap(({ items }) => items.map(entry));
  const input = document.createElement("input");
  const label = document.createElement("label");
  const count = document.createElement("output");
  const bar = document.createElement("div");
  Object.assign(input, { type: "search", id: `filter-${++made}`, autocomplete: "off", spellcheck: false });
  label.htmlFor = count.htmlFor.value = input.id;
  label.append(`Filter the ${what}`);
  bar.className = "filter";
  bar.append(label, input, count);
  const update = () => {
    const shown = apply(groups, entries, words(input.value));
    count.value = input.value.trim() ? told(shown, entries.length, NAMES[what]) : "";
  };
  input.addEventListener("input", update);
  addEventListener("hashchange", () => showTarget(part, input, update));
  part.closest(".filterable")?.before(bar);
}

/**
 * Shows the items that have all the words, and those with all in their names alone where there are any; the titles of a
 * group go with its last item. Tells how many are shown.
 * @param {Group[]} groups
 * @param {Entry[]} entries
 * @param {string[]} wanted
 */
function apply(groups, entries, wanted) {
  const has = (/** @type {string} */ text) => wanted.every((word) => text.includes(word));
  const named = entries.some(({ name }) => has(name));
  for (const { item, with: rest, text, name } of entries) {
    for (const part of [item, ...rest]) part.hidden = !has(named ? name : text);
  }
  for (const { titles, items } of groups) {
    for (const title of titles) title.hidden = items.every((item) => item.hidden);
  }
  return entries.filter(({ item }) => !item.hidden).length;
}

/**
 * A link to something that is filtered away takes the filter off.
 * @param {Element} part
 * @param {HTMLInputElement} input
 * @param {() => void} update
 */
function showTarget(part, input, update) {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target || !part.contains(target) || !target.closest("[hidden]")) return;
  input.value = "";
  update();
  target.scrollIntoView();
}

/**
 * The words of an item, without the numbers of its notes and what is folded away.
 * @param {HTMLElement} item
 * @returns {Entry}
 */
function entry(item) {
  const term = item.tagName === "DD" ? /** @type {HTMLElement} */ (item.previousElementSibling) : null;
  const rest = term ? [term] : [];
  const copies = [...rest, item].map((part) => /** @type {HTMLElement} */ (part.cloneNode(true)));
  for (const copy of copies) for (const extra of copy.querySelectorAll("sup, button, details, .cite")) extra.remove();
  const parts = copies.flatMap((copy) => (copy.tagName === "DT" ? [copy] : [...copy.children]));
  const texts = parts.map((part) => part.textContent?.toLowerCase() ?? "");
  const leading = Number(item.closest("table")?.dataset.leads ?? 0);
  return { item, with: rest, text: texts.join(" "), name: texts.slice(0, leading).join(" ") };
}

/**
 * @param {HTMLTableSectionElement} body
 * @returns {Group}
 */
function rowsOf(body) {
  const [titles, items] = [true, false].map((title) => [...body.rows].filter((row) => isTitle(row) === title));
  return { titles, items };
}

/**
 * @param {HTMLElement} section
 * @returns {Group}
 */
function articlesOf(section) {
  return { titles: [section], items: [...section.querySelectorAll("article")] };
}

/**
 * @param {HTMLElement} list
 * @returns {Group}
 */
function sourcesOf(list) {
  const title = /** @type {HTMLElement} */ (list.previousElementSibling);
  return { titles: [title], items: [...list.querySelectorAll("dd")] };
}

/** @param {HTMLTableRowElement} row */
function isTitle(row) {
  return row.cells[0]?.scope === "rowgroup";
}

/** Small letters, without the signs around them: “HECVAT 4.1.5, DOCU-03” is three words. @param {string} text */
function words(text) {
  return text
    .toLowerCase()
    .split(/[\s,;:()“”"]+|\.(?=\s|$)/)
    .filter(Boolean);
}

/** @param {number} shown @param {number} all @param {string} what */
function told(shown, all, what) {
  return shown ? `${shown} of ${all} ${what}s` : `No ${what} has these words`;
}
