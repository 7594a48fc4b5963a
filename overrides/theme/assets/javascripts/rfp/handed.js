// @ts-check
/** What the wizard's link hands over: what it knows of a responder goes into fields of the form that are empty. */

/** @typedef {import("./form.js").Said} Said */

const OPINIONS = /** @type {Record<string, string>} */ ({
  clean: "unmodified",
  exceptions: "unmodified",
  qualified: "qualified",
  adverse: "adverse",
  disclaimer: "disclaimed",
});
const EXCEPTIONS = /** @type {Record<string, string>} */ ({ clean: "none", exceptions: "some" });
const DAY = /^20\d{2}-\d{2}-\d{2}$/;

/**
 * What is said with what a fragment of the wizard's adds, and the ids that were added. What is kept stays as it is.
 * @param {string} hash
 * @param {Said} said
 * @param {string} today
 * @returns {{said: Said, added: string[]}}
 */
export function handedOver(hash, said, today) {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  if (given.get("role") !== "responder") return { said, added: [] };
  const known = translated(given, today);
  const held = said.holds ?? known.holds ?? [];
  const added = Object.keys(known).filter((id) => !said[id]?.length && fits(id, known, said, held));
  return { said: { ...said, ...Object.fromEntries(added.map((id) => [id, known[id]])) }, added };
}

/**
 * Whether it is about a report that is held and is of the type kept.
 * @param {string} id
 * @param {Said} known
 * @param {Said} said
 * @param {string | string[]} held
 */
function fits(id, known, said, held) {
  const report = /^soc-[12]/.exec(id)?.[0];
  if (!report) return true;
  const type = `${report}-type`;
  return held.includes(report) && (!said[type] || said[type] === known[type]);
}

/**
 * What the wizard was told, in the ids of the form. An opinion and a day are of the report that is held, if it is one.
 * @param {URLSearchParams} given
 * @param {string} today
 */
function translated(given, today) {
  /** @type {Said} */
  const known = {};
  const has = given.getAll("we-hold");
  const reports = has.filter((id) => /^soc-([12]-type-[12]|3)$/.test(id));
  if (reports.length) known.holds = [...new Set(reports.map((id) => id.slice(0, 5)))].sort();
  else if (has.length) known.holds = ["none"];
  for (const report of ["soc-1", "soc-2"]) {
    const types = reports.filter((id) => id.startsWith(report));
    if (types.length === 1) known[`${report}-type`] = types[0].slice(6);
  }
  if (has.includes("iso-27001")) known["iso-27001"] = "yes";
  if (has.includes("engaged")) known.next = "engaged";
  else if (has.includes("readiness")) known.next = "readiness";
  const reader = given.get("asker-is") ?? "";
  if (["customer", "prospect"].includes(reader)) known.reader = reader;
  if (reports.length === 1 && reports[0] !== "soc-3") ofOne(known, reports[0], given, today);
  return known;
}

/**
 * Opinion, exceptions and last day of the only report.
 * @param {Said} known
 * @param {string} report
 * @param {URLSearchParams} given
 * @param {string} today
 */
function ofOne(known, report, given, today) {
  const [name, said, end] = [report.slice(0, 5), given.get("own-opinion") ?? "", given.get("last-period-end") ?? ""];
  if (Object.hasOwn(OPINIONS, said)) known[`${name}-opinion`] = OPINIONS[said];
  if (report.endsWith("type-2") && Object.hasOwn(EXCEPTIONS, said)) known[`${name}-exceptions`] = EXCEPTIONS[said];
  if (DAY.test(end) && end <= today) known[`${name}-end`] = end;
}

/**
 * One line on what was taken.
 * @param {string[]} added
 * @param {import("./card.js").Library} library
 */
export function takenWords(added, library) {
  const short = (/** @type {string} */ id) =>
    library.question.find((each) => each.id === id)?.short ?? library.claim.find((each) => each.id === id)?.says ?? id;
  const names = added.map((id) => `“${short(id)}”`).join(", ");
  return `Taken over from the wizard: ${names}. What you had said here before is as it was.`;
}
