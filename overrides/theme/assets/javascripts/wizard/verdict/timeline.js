// @ts-check
/** The calendar, drawn: for each step a bar at the earliest and its reach at the latest, today, and the deadline. */

import { dayInWords } from "../catalogue.js";

/**
 * @typedef {[string, string]} Span at the earliest, at the latest, as YYYY-MM-DD
 * @typedef {{id: string, label: string, start: Span, end: Span, note: string, sources: string[]}} Stage
 */

const SVG = "http://www.w3.org/2000/svg";
const ROW = 40;
const TOP = 34;
const WIDTH = 680;
const DAY = 86_400_000;

/** @param {string} day */
const time = (day) => Date.parse(`${day}T00:00:00Z`);

/**
 * @param {Stage[]} stages
 * @param {string} today
 * @param {string | null} deadline
 * @returns {Element}
 */
export function drawTimeline(stages, today, deadline) {
  const days = [today, ...(deadline ? [deadline] : []), ...stages.flatMap((each) => [...each.start, ...each.end])].map(
    time,
  );
  const first = Math.min(...days) - 5 * DAY;
  const span = Math.max(Math.max(...days) - first, 60 * DAY) * 1.04;
  const x = (/** @type {string} */ day) => Math.round(((time(day) - first) / span) * WIDTH);
  const height = TOP + stages.length * ROW + 24;
  const svg = make("svg", { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": spoken(stages, deadline) });
  svg.append(...grid(first, first + span, x, height - 20));
  for (const [place, each] of stages.entries()) svg.append(...bar(each, TOP + place * ROW, x));
  svg.append(...marker(x(today), height, "today", "Today"));
  if (deadline) svg.append(...marker(x(deadline), height, "deadline", "Needed by"));
  return svg;
}

/** @param {string} tag @param {Record<string, string | number>} attributes @param {string} [text] */
function make(tag, attributes, text = "") {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  if (text) made.textContent = text;
  return made;
}

/** @param {Stage[]} stages @param {string | null} deadline */
function spoken(stages, deadline) {
  const end = deadline ? ` Needed by ${dayInWords(deadline)}.` : "";
  return `Timeline of ${stages.length} steps; the table below has the dates.${end}`;
}

/**
 * Thin lines at the start of every month, quarter or year.
 * @param {number} from
 * @param {number} to
 * @param {(day: string) => number} x
 * @param {number} foot
 */
function grid(from, to, x, foot) {
  const step = to - from > 1100 * DAY ? 12 : to - from > 300 * DAY ? 3 : 1;
  const lines = [];
  const date = new Date(from);
  date.setUTCDate(1);
  for (date.setUTCMonth(date.getUTCMonth() + 1); date.getTime() <= to; date.setUTCMonth(date.getUTCMonth() + 1)) {
    if (date.getUTCMonth() % step) continue;
    const at = x(date.toISOString().slice(0, 10));
    lines.push(make("line", { x1: at, x2: at, y1: 20, y2: foot, class: "grid" }));
    const month = date.toLocaleDateString("en-US", { month: "short", timeZone: "UTC" });
    if (at < WIDTH - 40)
      lines.push(
        make(
          "text",
          { x: at + 4, y: 26, class: "month" },
          date.getUTCMonth() ? month : `${month} ${date.getUTCFullYear()}`,
        ),
      );
  }
  return lines;
}

/** @param {number} at @param {number} height @param {string} kind @param {string} words */
function marker(at, height, kind, words) {
  const left = at > WIDTH / 2;
  return [
    make("line", { x1: at, x2: at, y1: 12, y2: height - 14, class: kind }),
    make(
      "text",
      { x: left ? at + 4 : at - 4, y: height - 2, class: kind, "text-anchor": left ? "end" : "start" },
      words,
    ),
  ];
}

/** @param {Stage} stage @param {number} top @param {(day: string) => number} x */
function bar({ label, start, end }, top, x) {
  const [from, to, late] = [x(start[0]), Math.max(x(end[0]), x(start[0]) + 5), Math.max(x(end[1]), x(start[0]) + 5)];
  const left = from > WIDTH * 0.5;
  return [
    make("text", { x: left ? late : from, y: top + 14, class: "label", "text-anchor": left ? "end" : "start" }, label),
    make("rect", { x: from, y: top + 20, width: late - from, height: 9, rx: 2, class: "latest" }),
    make("rect", { x: from, y: top + 20, width: to - from, height: 9, rx: 2, class: "earliest" }),
  ];
}
