// @ts-check
/** The calendar of a verdict: one sentence, the drawing, the table, the other ways. */

import { keepRoles } from "../../pages/stacked.js";
import { el, one, say, show, today } from "../../shared/dom.js";
import { dayInWords } from "../catalogue.js";
import { drawTimeline } from "./timeline.js";

/**
 * @typedef {import("./timeline.js").Span} Span
 * @typedef {import("./timeline.js").Stage} Stage
 * @typedef {{id: string, label: string, finish: Span, feasible: string | null, stages: Stage[]}} Way
 * @typedef {{today: string, "needed-by": string | null, ways: Way[], summary: string, ics?: string}} Schedule
 */

/**
 * @param {HTMLElement} root
 * @param {Schedule} schedule
 */
export function showSchedule(root, schedule) {
  const part = one(root, '[data-part="schedule"]');
  const [plan, ...others] = schedule.ways;
  show(part, plan !== undefined);
  if (!plan) return;
  const deadline = schedule["needed-by"];
  const feasible = one(part, "[data-feasible]");
  say(feasible, schedule.summary);
  feasible.dataset.feasible = plan.feasible ?? "";
  const drawing = drawTimeline(plan.stages, today(), deadline);
  one(part, "[data-timeline]").replaceChildren(drawing);
  one(part, "[data-milestones]").replaceChildren(table(plan), ...otherWays(others));
  keepRoles(part);
  show(part.querySelector('[data-format="ics"]'), Boolean(schedule.ics));
}

/** @param {Way} plan */
function table(plan) {
  const head = el("tr", {}, ...["Step", "Earliest", "Latest"].map((words) => el("th", { scope: "col" }, words)));
  const rows = plan.stages.map((stage) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, stage.label, ...(stage.note ? [el("p", {}, stage.note)] : [])),
      el("td", { "data-label": "Earliest" }, days(stage.start[0], stage.end[0])),
      el("td", { "data-label": "Latest" }, days(stage.start[1], stage.end[1])),
    ),
  );
  return el(
    "table",
    { class: "milestones" },
    el("caption", {}, plan.label),
    el("thead", {}, head),
    el("tbody", {}, ...rows),
  );
}

/** @param {string} from @param {string} to */
function days(from, to) {
  return from === to ? dayInWords(from) : `${dayInWords(from)} to ${dayInWords(to)}`;
}

/** @param {Way[]} ways */
function otherWays(ways) {
  if (ways.length === 0) return [];
  const rows = ways.map((way) => el("li", {}, `${way.label}: in hand ${between(way.finish)}`));
  return [el("details", {}, el("summary", {}, "Other ways"), el("ul", {}, ...rows))];
}

/** @param {Span} finish */
function between([first, last]) {
  return first === last ? `on ${dayInWords(first)}` : `between ${dayInWords(first)} and ${dayInWords(last)}`;
}
