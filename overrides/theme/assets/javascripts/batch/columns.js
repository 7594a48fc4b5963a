// @ts-check
/**
 * How the columns of a list are read: proposed, changed by the reader, kept on this device by heading.
 */

import { save } from "../shared/clipboard.js";
import { el, one, say, show } from "../shared/dom.js";
import { forgetMapping, keepMapping, keptMapping } from "./kept.js";

/**
 * @typedef {import("./pieces.js").Look} Look
 * @typedef {import("./pieces.js").Column} Column
 * @typedef {import("./pieces.js").Question} Question
 * @typedef {Record<string, Record<string, string>>} Values by heading, what a cell means
 * @typedef {{role: string, dates: string, columns: Record<string, string>, values: Values,
 *   fixed: Record<string, string>}} Mapping
 */

const EXAMPLES = 3;
/** Questions whose answer is often the same for every row. */
const SAME = ["vendor-does", "our-financial-effect", "vendor-data", "dependence", "wants", "we-are"];
const ROLES = [
  ["customer", "vendors that we use"],
  ["provider", "services that we provide"],
];
const ORDERS = [
  ["", "Choose"],
  ["mdy", "month first: 03/04 is March 4"],
  ["dmy", "day first: 03/04 is April 3"],
];
const MANY = "many";

/** @param {HTMLElement} root @param {(mapping: Mapping) => void} judge */
export function createColumns(root, judge) {
  /** @type {Look} */
  let look;
  /** @type {Mapping} */
  let mapping;

  const draw = () => {
    const used = look.columns.filter(({ heading }) => mapping.columns[heading]).length;
    const unclear = unknown(look, mapping).length;
    const asked = asksOrder(look, mapping);
    const rest = unclear ? `, ${unclear === 1 ? "1 entry" : `${unclear} entries`} to settle` : "";
    say(one(root, "summary"), `How your columns are read: ${used} of ${look.columns.length} are used${rest}`);
    const body = one(root, "[data-body]");
    body.replaceChildren(
      ...(look.role ? [rowsAre(mapping)] : []),
      columnTable(look, mapping),
      ...(asked || mapping.dates ? [orderOf(mapping)] : []),
      ...(unclear ? [meanings(look, mapping)] : []),
      ...sameForAll(look, mapping),
      buttons(),
    );
  };
  const buttons = () => {
    const again = el("button", { type: "button", class: "button" }, "Judge again");
    const toml = el("button", { type: "button", class: "button quiet" }, "Download this mapping");
    const forget = el("button", { type: "button", class: "button quiet" }, "Forget it");
    again.addEventListener("click", () => {
      keepMapping(mapping);
      judge(mapping);
    });
    toml.addEventListener("click", () => save("mapping.toml", tomlOf(mapping), "application/toml"));
    forget.addEventListener("click", () => {
      forgetMapping();
      mapping = proposal(look);
      draw();
    });
    const note = "“Judge again” keeps these choices on this device, for the next list with the same headings.";
    return el("div", { class: "buttons" }, again, toml, forget, el("p", { class: "hint" }, note));
  };
  root.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLSelectElement)) return;
    const { kind = "", name = "", cell = "" } = target.dataset;
    if (kind === "column") mapping.columns[name] = target.value;
    else if (kind === "meaning") mapping.values[name] = { ...mapping.values[name], [cell]: target.value };
    else if (kind === "fixed") mapping.fixed[name] = target.value;
    else if (kind === "dates") mapping.dates = target.value;
    else if (kind === "role") mapping.role = target.value;
  });
  return {
    hide: () => show(root, false),
    /** @param {Look} found @param {string[][]} rows @returns {Mapping} */
    fill(found, rows) {
      look = withExamples(found, rows);
      mapping = proposal(look, keptMapping());
      draw();
      show(root, true);
      root.toggleAttribute("open", needsAReader(look, mapping));
      return mapping;
    },
  };
}

/**
 * What is proposed, and in its place what the reader chose for the same headings before.
 * @param {Look} look
 * @param {Partial<Mapping>} [kept]
 * @returns {Mapping}
 */
function proposal(look, kept = {}) {
  const known = look.columns.filter(({ heading }) => kept.columns && heading in kept.columns).length;
  const mine = known > look.columns.length / 2 ? kept : {};
  return {
    role: look.role && (mine.role || look.role),
    dates: look.dates || mine.dates || "",
    columns: Object.fromEntries(
      look.columns.map(({ heading, target }) => [heading, mine.columns?.[heading] ?? target]),
    ),
    values: mine.values ?? {},
    fixed: mine.fixed ?? {},
  };
}

/** @param {Look} look @param {Mapping} mapping */
function needsAReader(look, mapping) {
  const guessed = look.columns.some(({ how }) => how === "near" || how === "values");
  const answered = look.columns.some(({ heading }) => isQuestion(mapping.columns[heading]));
  return guessed || !answered || unknown(look, mapping).length > 0 || asksOrder(look, mapping);
}

/** @param {string} target */
const isQuestion = (target) => Boolean(target) && !["vendor", "renewal", "role"].includes(target);

/** @param {Look} look @param {Mapping} mapping */
const asksOrder = (look, mapping) => !mapping.dates && look.columns.some(({ order }) => order === "ask");

/**
 * Entries that nobody understands yet, or that do not say which service it is.
 * @param {Look} look
 * @param {Mapping} mapping
 * @returns {{column: Column, cell: string, why: string}[]}
 */
function unknown(look, mapping) {
  return look.columns
    .filter(({ heading, target, order }) => mapping.columns[heading] === target && order !== "ask")
    .flatMap((column) =>
      column.unknown
        .filter(([cell]) => !mapping.values[column.heading]?.[cell])
        .map(([cell, why]) => ({ column, cell, why })),
    );
}

/** @type {WeakMap<Column, string[]>} */
const examples = new WeakMap();

/** @param {Look} look @param {string[][]} rows @returns {Look} */
function withExamples(look, rows) {
  look.columns.forEach((column, place) => {
    /** @type {Set<string>} */
    const seen = new Set();
    for (const row of rows.slice(look.header + 1, look.header + 200)) {
      if (row[place]?.trim()) seen.add(row[place].trim());
      if (seen.size === EXAMPLES) break;
    }
    examples.set(column, [...seen]);
  });
  return look;
}

/**
 * A choice with a label.
 * @param {{label: string, kind: string, name: string, cell?: string, value: string}} about
 * @param {(Node)[]} options
 */
function choice({ label, kind, name, cell = "", value }, options) {
  const select = /** @type {HTMLSelectElement} */ (
    el("select", { "data-kind": kind, "data-name": name, "data-cell": cell, "aria-label": label })
  );
  select.append(...options);
  select.value = value;
  return select;
}

/** @param {string} value @param {string} words */
const option = (value, words) => el("option", { value }, words);

/** @param {Mapping} mapping */
function rowsAre(mapping) {
  const select = choice(
    { label: "The rows are", kind: "role", name: "role", value: mapping.role },
    ROLES.map(([value, words]) => option(value, words)),
  );
  return el("p", {}, "The rows are ", select);
}

/** @param {Mapping} mapping */
function orderOf(mapping) {
  const select = choice(
    { label: "Days are written", kind: "dates", name: "dates", value: mapping.dates },
    ORDERS.map(([value, words]) => option(value, words)),
  );
  return el("p", {}, "Days such as 03/04/2026 are written ", select);
}

/** @param {Look} look @param {Mapping} mapping */
function columnTable(look, mapping) {
  const head = el(
    "tr",
    {},
    ...["Your column", "For example", "Answers"].map((words) => el("th", { scope: "col" }, words)),
  );
  const rows = look.columns.map((column) => {
    const { heading, how } = column;
    const label = `What “${heading}” answers`;
    const select = choice({ label, kind: "column", name: heading, value: mapping.columns[heading] }, targets(look));
    const note = how === "near" || how === "values" ? el("span", { class: "hint" }, " a guess: please check") : "";
    const shown = (examples.get(column) ?? []).map((cell) => (cell.length > 40 ? `${cell.slice(0, 40)} …` : cell));
    return el(
      "tr",
      {},
      el("th", { scope: "row" }, heading),
      el("td", {}, shown.join(" · ")),
      el("td", {}, select, note),
    );
  });
  return el("table", { class: "mapping" }, el("thead", {}, head), el("tbody", {}, ...rows));
}

/** @param {Look} look */
function targets(look) {
  const questions = look.questions.filter(({ kind, id }) => kind !== "role" && id !== "role");
  const flags = questions
    .filter(
      ({ kind, id }) => kind === MANY && ["vendor-has", "vendor-data", "dependence", "data", "we-hold"].includes(id),
    )
    .map(({ id, short, options }) => {
      const group = el("optgroup", { label: `Yes or no: ${short}` });
      const vague =
        id === "vendor-has" || id === "we-hold"
          ? [
              ["soc-1", "SOC 1"],
              ["soc-2", "SOC 2"],
            ]
          : [];
      group.append(...[...vague, ...options].map(([value, words]) => option(`${id}=${value}`, `${words}, yes or no`)));
      return group;
    });
  return [
    option("", "Nothing: leave it as it is"),
    option("vendor", "The name of the row"),
    option("renewal", "When the contract renews"),
    option("role", "Who you are"),
    ...questions.map(({ id, short }) => option(id, short)),
    ...flags,
  ];
}

/** @param {Look} look @param {Mapping} mapping */
function meanings(look, mapping) {
  const rows = unknown(look, mapping).map(({ column, cell, why }) => {
    const id = mapping.columns[column.heading].split("=")[0];
    const question = look.questions.find((each) => each.id === id);
    const label = `What “${cell}” in “${column.heading}” means`;
    const options = [
      option("", "Leave it open: the row says so"),
      ...(question?.options ?? []).map(([value, words]) => option(value, words)),
    ];
    const select = choice({ label, kind: "meaning", name: column.heading, cell, value: "" }, options);
    return el("li", {}, `${column.heading}: ${why} `, select);
  });
  return el("div", {}, el("h4", {}, "Entries to settle for every row"), el("ul", {}, ...rows));
}

/** @param {Look} look @param {Mapping} mapping */
function sameForAll(look, mapping) {
  const mapped = new Set(Object.values(mapping.columns).map((target) => target.split("=")[0]));
  const open = look.questions.filter(({ id }) => SAME.includes(id) && !mapped.has(id));
  if (!open.length) return [];
  const items = open.map(({ id, short, options }) => {
    const select = choice(
      { label: `${short}, for every row`, kind: "fixed", name: id, value: mapping.fixed[id] ?? "" },
      [option("", "Not said"), ...options.map(([value, words]) => option(value, words))],
    );
    return el("li", {}, `${short}: `, select);
  });
  return [el("div", {}, el("h4", {}, "The same for every row"), el("ul", {}, ...items))];
}

/** The mapping as the command line takes it. @param {Mapping} mapping */
function tomlOf(mapping) {
  const text = (/** @type {string} */ words) => JSON.stringify(words);
  const table = (/** @type {string} */ name, /** @type {Record<string, string>} */ pairs) => {
    const lines = Object.entries(pairs).filter(([, value]) => value);
    return lines.length ? [`\n[${name}]`, ...lines.map(([key, value]) => `${text(key)} = ${text(value)}`)] : [];
  };
  const lines = [
    ...(mapping.role ? [`role = ${text(mapping.role)}`] : []),
    ...(mapping.dates ? [`dates = ${text(mapping.dates)}`] : []),
    ...table("columns", mapping.columns),
    ...table("fixed", mapping.fixed),
    ...Object.entries(mapping.values).flatMap(([name, pairs]) => table(`values.${text(name)}`, pairs)),
  ];
  return `${lines.join("\n")}\n`;
}
