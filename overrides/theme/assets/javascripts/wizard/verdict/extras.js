// @ts-check
/**
 * The parts of a verdict that take a question of their own to Python: what would change it, the calendar, the texts.
 */

import { all, listed, one, say, show } from "../../shared/dom.js";
import { siteRoot } from "../address.js";
import { showFlips } from "./flips.js";
import { showSchedule } from "./schedule.js";

/**
 * @typedef {import("../catalogue.js").Catalogue} Catalogue
 * @typedef {import("../interview.js").Interview} Interview
 */

/**
 * Fills them in one after the other; a newer verdict overtakes an older one.
 * @param {HTMLElement} root
 * @param {Catalogue} catalogue
 * @param {Interview} interview
 */
export async function showExtras(root, catalogue, interview) {
  const made = interview.fragment();
  const final = interview.state.step?.next === null;
  const current = () => interview.fragment() === made;
  const parts = [
    async () => {
      const found = await interview.ask("explain");
      if (!current()) return;
      showFlips(root, catalogue, interview.state, found.flips ?? []);
      showNotAsked(root, catalogue, found["not-asked"] ?? []);
    },
    async () => {
      if (!final) return show(one(root, '[data-part="schedule"]'), false);
      const found = await interview.ask("schedule");
      if (!current()) return;
      showSchedule(root, found);
    },
    async () => {
      const found = await interview.ask("report", { format: "text", root: siteRoot() });
      if (current()) showParagraph(root, found.rfp ?? {});
    },
  ];
  for (const part of parts) await part().catch(() => undefined);
}

/**
 * What was left out because it no longer mattered.
 * @param {HTMLElement} root
 * @param {Catalogue} catalogue
 * @param {string[]} ids
 */
function showNotAsked(root, catalogue, ids) {
  const place = one(root, "[data-not-asked]");
  const names = ids.map((id) => `“${catalogue.questions.get(id)?.short ?? id}”`);
  say(place, `Not asked, because it no longer mattered: ${listed(names)}.`);
  show(place, ids.length > 0);
}

/**
 * The paragraph for a proposal in the length chosen.
 * @param {HTMLElement} root
 * @param {Record<string, string>} texts
 */
function showParagraph(root, texts) {
  const box = one(root, "[data-rfp-box]");
  show(box, Object.keys(texts).length > 0);
  const choices = /** @type {HTMLInputElement[]} */ (all(box, "input"));
  const update = () =>
    say(one(box, "[data-rfp]"), texts[choices.find((choice) => choice.checked)?.value ?? "75"] ?? "");
  for (const choice of choices) {
    choice.onchange = update;
    if (!choices.some((each) => each.checked)) choice.checked = choice.value === "75";
  }
  if (!choices.some((each) => each.checked)) choices[1].checked = true;
  update();
}
