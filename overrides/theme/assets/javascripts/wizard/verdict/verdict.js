// @ts-check
/** The verdict: which findings hold, because of which answers. The words are in the page already. */

import { all, counted, el, listed, one, say, show, today } from "../../shared/dom.js";
import { addressOf } from "../address.js";
import { changeButton, listAnswers } from "../asking/given.js";
import { dayInWords } from "../catalogue.js";
import { showCard } from "./card_view.js";
import { showHandOver } from "./hand_over.js";
import { between, grounds, reasons, shortOf } from "./reasons.js";
import { arrange, showTopics } from "./topics.js";
import { showWhy } from "./why.js";
import { messages, showWords } from "./words.js";

/**
 * @typedef {import("../catalogue.js").Catalogue} Catalogue
 * @typedef {import("../catalogue.js").Finding} Finding
 * @typedef {import("../interview.js").State} State
 * @typedef {import("../interview.js").Found} Found
 */

const DISCLAIMER = "Information, not professional advice. Independent of the AICPA.";
const ADDED = `[data-part], [data-standing], [data-kicker], [data-certainty], [data-presumed], [data-card-body],
  [data-share], [data-rest], [data-print-foot]`;

/**
 * The findings that hold, and those that hang on something the reader was not sure of.
 * @param {State} state
 * @returns {Map<string, Found>}
 */
export function standing(state) {
  const unsure = new Set((state.step?.open ?? []).filter((each) => each.unsure).map((each) => each.question));
  const stands = (/** @type {Found} */ found) =>
    found.layer !== "open" || (found.strength !== "not" && found.needs.some((id) => unsure.has(id)));
  return new Map((state.step?.findings ?? []).filter(stands).map((found) => [found.id, found]));
}

/**
 * Shows the verdict on the answers given.
 * @param {HTMLElement} root
 * @param {Catalogue} catalogue
 * @param {State} state
 */
export function showVerdict(root, catalogue, state) {
  const stands = standing(state);
  const reports = grounds(stands);
  for (const finding of catalogue.findings.values()) showFinding(catalogue, finding, stands.get(finding.id), reports);
  arrange(root, catalogue);
  showTopics(root, false);
  showHead(root, catalogue, state);
  showCard(root, catalogue, state);
  showWhy(root, catalogue, state);
  showWords(root, catalogue, stands);
  showHandOver(root, catalogue, state.answers);
  showOpen(root, catalogue, state);
  showAnswers(root, catalogue, state);
  showFoot(root, catalogue, state);
  for (const part of ['[data-part="take"]', "[data-rest]"]) show(one(root, part), true);
}

/** @param {HTMLElement} root @param {Catalogue} catalogue @param {State} state */
function showAnswers(root, catalogue, state) {
  const part = one(root, '[data-part="answers"]');
  listAnswers(one(part, "dl"), catalogue, state);
  say(part.querySelector("[data-count]"), String(Object.keys(state.answers).length));
  show(part, true);
}

/** What stands below a printed verdict. @param {HTMLElement} root @param {Catalogue} catalogue @param {State} state */
function showFoot(root, catalogue, state) {
  const foot = one(root, "[data-print-foot]");
  const made = `Which SOC?, edition ${catalogue.edition}, ${dayInWords(today())}. ${DISCLAIMER}`;
  say(foot, `${made} ${addressOf(state.answers, catalogue)}`);
  show(foot, true);
}

/** All findings with their conditions, as on paper. @param {HTMLElement} root @param {Catalogue} catalogue */
export function showAllFindings(root, catalogue) {
  for (const { article } of catalogue.findings.values()) {
    show(article, true);
    article.removeAttribute("data-truth");
    article.removeAttribute("data-layer");
    for (const place of all(article, "[data-because], [data-needs]")) show(place, false);
    for (const details of all(article, "details.basis")) details.setAttribute("open", "");
    for (const ask of all(article, "details.ask")) show(ask, true);
  }
  arrange(root, catalogue);
  showTopics(root, true);
  for (const part of all(root, ADDED)) show(part, false);
  say(one(root, "[data-headline]"), "What it can tell you");
  say(one(root, "[data-lede]"), "Each finding says when it applies.");
}

/** @param {Catalogue} catalogue @param {Finding} finding @param {Found | undefined} found @param {Found[]} reports */
function showFinding(catalogue, { article }, found, reports) {
  show(article, found !== undefined);
  if (!found) return;
  article.dataset.truth = found.layer === "open" ? "unknown" : "true";
  article.dataset.layer = found.layer;
  for (const details of all(article, "details.basis")) details.removeAttribute("open");
  for (const rule of all(article, "[data-rule]")) show(rule, found.rules.includes(rule.dataset.rule ?? ""));
  for (const ask of all(article, "details.ask")) {
    ask.removeAttribute("open");
    show(ask, found.presumes.length === 0);
  }
  const because = one(article, "[data-because]");
  because.replaceChildren(...reasons(catalogue, found, reports));
  show(because, found.because.length > 0);
  const needs = one(article, "[data-needs]");
  const asked = found.layer === "open" ? found.needs : found.presumes;
  const words = found.layer === "open" ? "It hangs on " : "It rests on what we take for granted of ";
  needs.replaceChildren(words, ...between(asked.map((id) => changeButton(id, shortOf(catalogue, id)))));
  show(needs, asked.length > 0);
}

/** @param {HTMLElement} root @param {Catalogue} catalogue @param {State} state */
function showHead(root, catalogue, state) {
  const kicker = one(root, "[data-kicker]");
  const final = state.step?.next === null;
  say(kicker, `${final ? "Verdict" : "First verdict"} · edition ${catalogue.edition} · ${dayInWords(today())}`);
  show(kicker, true);
  const note = one(root, "[data-standing]");
  show(note, !final);
  if (!final) note.replaceChildren(...standingWords(state));
}

/**
 * The sentence a verdict opens with, then those that belong to it, as Python has decided.
 * @param {Catalogue} catalogue
 * @param {State} state
 * @returns {string[]}
 */
export function leading(catalogue, state) {
  const { ids = [], type = null } = state.step?.lead ?? {};
  return [...ids, ...(type ? [type] : [])].flatMap((id) => catalogue.findings.get(id)?.headline ?? []);
}

/** @param {State} state @returns {Node[]} */
function standingWords(state) {
  const most = state.step?.remaining[1] ?? 0;
  const rest = el("button", { type: "button", class: "link", "data-action": "full" }, "Answer the rest");
  return [el("p", {}, `At most ${counted(most, "more question")} would make it firm. `, rest)];
}

/**
 * What is open: what the reader was not sure of, with what it would settle.
 * @param {HTMLElement} root
 * @param {Catalogue} catalogue
 * @param {State} state
 */
function showOpen(root, catalogue, state) {
  const part = one(root, '[data-part="open"]');
  const open = (state.step?.open ?? []).filter((each) => each.unsure && catalogue.questions.has(each.question));
  const used = /** @type {Set<string>} */ (new Set());
  show(part, open.length > 0);
  say(part.querySelector("[data-count]"), String(open.length));
  one(part, "ul").replaceChildren(
    ...open.map((each) => {
      const settles = each.settles
        .flatMap((id) => catalogue.findings.get(id) ?? [])
        .filter((finding) => finding.strength !== "not");
      const names = settles.slice(0, 4).map((finding) => `“${finding.headline.replace(/\.$/, "")}”`);
      const rest = settles.length > 4 ? ` and ${settles.length - 4} more` : "";
      return el(
        "li",
        {},
        el("strong", {}, catalogue.questions.get(each.question)?.ask ?? each.question),
        ` You were not sure. `,
        names.length ? `The answer settles ${listed(names)}${rest}. ` : "",
        changeButton(each.question, "Answer it now"),
        ...messages(settles, used),
      );
    }),
  );
}

/**
 * What is read out when the verdict appears.
 * @param {Catalogue} catalogue
 * @param {State} state
 */
export function announcement(catalogue, state) {
  const stands = standing(state);
  const count = (/** @type {string} */ strength) =>
    [...stands.values()].filter((found) => found.strength === strength && found.layer !== "open").length;
  const counts = `${count("must")} needed, ${count("should")} recommended, ${count("watch")} to watch.`;
  return `Verdict: ${leading(catalogue, state)[0] ?? "open"} ${counts}`;
}
