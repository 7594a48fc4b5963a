// @ts-check
/** The card: report and type, categories, period, date, certainty, next steps in few words. Nothing is drawn here. */

import { listed } from "../../shared/dom.js";
import { dayInWords } from "../catalogue.js";

/**
 * @typedef {import("../interview.js").State} State
 * @typedef {import("../interview.js").Found} Found
 * @typedef {import("./schedule.js").Schedule} Schedule
 * @typedef {{word: string, edge: "start" | "end", steps: string[]}} Due
 * @typedef {{headline: string, short: string}} Words
 * @typedef {{findings: Map<string, Words>, plan: {due: Record<string, Due>, weighty: string[]}}} Book
 * @typedef {{headline: string, more: string, certainty: string, facts: [string, string][],
 *   next: [string, string][]}} Card
 */

const STEPS = 3;

/**
 * What the card says.
 * @param {Book} book
 * @param {Pick<State, "step">} state
 * @param {Schedule | null} schedule
 * @returns {Card}
 */
export function cardOf(book, state, schedule) {
  const lead = state.step?.lead;
  const [first = lead?.headline ?? "", ...more] = (lead?.ids ?? []).flatMap(
    (id) => book.findings.get(id)?.headline ?? [],
  );
  return {
    headline: first,
    more: more.join(" "),
    certainty: lead?.sentence ?? "",
    facts: facts(book, state, schedule),
    next: nextSteps(book, state).map((id) => [short(book, id), due(book.plan.due[id], schedule)]),
  };
}

/** The card's words for a finding. @param {Book} book @param {string} id */
function short(book, id) {
  const found = book.findings.get(id);
  return found?.short || found?.headline.replace(/\.$/, "") || id;
}

/**
 * The rows of the card: what, and in which words; those without words are left out.
 * @param {Book} book
 * @param {Pick<State, "step">} state
 * @param {Schedule | null} schedule
 * @returns {[string, string][]}
 */
function facts(book, { step }, schedule) {
  const lead = step?.lead;
  const categories = (lead?.categories ?? []).map((id) => short(book, id));
  /** @type {[string, string][]} */
  const rows = [
    ["Type", lead?.type ? short(book, lead.type) : ""],
    ["Categories", listed(categories)],
    ["Period", lead?.period ? short(book, lead.period) : ""],
    ["In hand", inHand(schedule)],
  ];
  return rows.filter(([, words]) => words);
}

/**
 * When the report is there, and when it is needed; where that cannot be, what can.
 * @param {Schedule | null} schedule
 */
function inHand(schedule) {
  const plan = schedule?.ways[0];
  if (!plan) return "";
  const range = span(plan);
  const sentence = `${range[0].toUpperCase()}${range.slice(1)}`;
  if (!schedule["needed-by"]) return `${sentence}, if you start now`;
  const day = brief(schedule["needed-by"]);
  if (plan.feasible === "no") return `Not by ${day}: ${range}${instead(schedule)}`;
  return `${sentence}; needed by ${day}${plan.feasible === "tight" ? `: ${fast(plan)}` : ""}`;
}

/** What it takes to be there between the earliest day and the latest. @param {Schedule["ways"][number]} way */
function fast({ stages }) {
  const period = stages.some(({ id }) => id.startsWith("period-"));
  return `in time only if ${period ? "the period is short and " : ""}all goes fast`;
}

/** "between Mar 29 and Aug 9, 2027". @param {Schedule["ways"][number]} way */
function span({ finish: [from, to] }) {
  if (from === to) return `on ${brief(from)}`;
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  return `between ${sameYear ? brief(from).replace(/, \d+$/, "") : brief(from)} and ${brief(to)}`;
}

/** "Mar 28, 2027". @param {string} day */
const brief = (day) => dayInWords(day, "short");

/** The way that can be there in time. @param {Schedule} schedule */
function instead({ ways }) {
  const other = ways.slice(1).find((way) => way.feasible === "yes" || way.feasible === "tight");
  return other ? `. What can: ${other.label}, ${span(other)}` : "";
}

/**
 * Three things to do: those that lead, else the weightiest of the rest.
 * @param {Book} book
 * @param {Pick<State, "step">} state
 */
function nextSteps({ plan: { weighty } }, { step }) {
  if (!step) return [];
  if (step.lead.next.length) return step.lead.next.slice(0, STEPS);
  const shown = new Set([...step.lead.ids, step.lead.type, step.lead.period, ...step.lead.categories]);
  const rest = step.findings.filter(
    (each) => each.layer !== "open" && weighty.includes(each.strength) && !shown.has(each.id),
  );
  return rest
    .sort((one_, other) => weighty.indexOf(one_.strength) - weighty.indexOf(other.strength))
    .slice(0, STEPS)
    .map((each) => each.id);
}

/**
 * "before Mar 28, 2027"; what is due today is due now.
 * @param {Due | undefined} rule
 * @param {Schedule | null} schedule
 */
function due(rule, schedule) {
  const stage = schedule?.ways[0]?.stages.find((each) => rule?.steps.includes(each.id));
  if (!rule || !stage) return "";
  const [day] = stage[rule.edge];
  return day === schedule?.today ? "now" : `${rule.word} ${brief(day)}`;
}

/**
 * The card as plain text, for an e-mail.
 * @param {Card} card
 * @param {string} address that opens the verdict
 */
export function cardText({ headline, more, certainty, facts, next }, address) {
  const steps = next.map(([words, when], place) => `${place + 1}. ${words}${when ? ` (${when})` : ""}`);
  const parts = [
    [headline, more].filter(Boolean).join(" "),
    certainty,
    facts.map(([label, words]) => `${label}: ${words}`).join("\n"),
    steps.length ? ["Next steps", ...steps].join("\n") : "",
    `The whole verdict, with its reasons and sources:\n${address}`,
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

/**
 * A link that opens the reader's mail program with subject and text.
 * @param {Card} card
 * @param {string} address
 */
export function mailTo(card, address) {
  const subject = encodeURIComponent(card.headline.replace(/\.$/, ""));
  const body = encodeURIComponent(cardText(card, address).replaceAll("\n", "\r\n"));
  return `mailto:?subject=${subject}&body=${body}`;
}
