// @ts-check
/** Draws the state of the interview into the page, and moves the reader's focus when another view is shown. */

import { el, one, say, show } from "../shared/dom.js";
import { clearErrors, focusQuestion, showQuestion, showStep } from "./asking/question.js";
import { showSoFar } from "./asking/so_far.js";
import { VERDICT } from "./interview.js";
import { showWayBack } from "./status.js";
import { showExtras } from "./verdict/extras.js";
import { fold, jump } from "./verdict/topics.js";
import { announcement, showAllFindings, showVerdict } from "./verdict/verdict.js";

/**
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./interview.js").State} State
 * @typedef {import("./interview.js").Interview} Interview
 */

const title = document.title;

/**
 * @param {HTMLElement} root
 * @param {Catalogue} catalogue
 * @param {import("./embed.js").Host} host
 * @param {() => Interview} interview
 * @returns {(state: State) => void}
 */
export function createView(root, catalogue, host, interview) {
  let shown = "";
  return (state) => {
    const mode = modeOf(catalogue, state);
    const here = `${mode} ${state.shown} ${state.run}`;
    const moved = here !== shown;
    const turned = moved && shown !== "";
    shown = here;
    root.dataset.mode = mode;
    document.documentElement.dataset.wizard = mode;
    showQuestion(catalogue, state, moved);
    showStep(root, state);
    showSoFar(root, catalogue, state);
    showFrame(root, mode);
    showNotices(root, catalogue, state);
    if (moved) clearErrors(root);
    if (mode === "paper") {
      if (moved) fold(root, true);
      showAllFindings(root, catalogue);
    }
    if (mode === "verdict") {
      if (moved) fold(root, false);
      showVerdict(root, catalogue, state);
      showExtras(root, catalogue, interview());
      host.tell(state, catalogue);
    }
    if (turned || (moved && mode === "ask")) arrive(root, catalogue, state, mode);
    if (mode === "verdict" && state.part) unfoldPart(root, state);
  };
}

/** Shows the part of the verdict that a link names. @param {HTMLElement} root @param {State} state */
function unfoldPart(root, state) {
  const part = root.querySelector(`[data-verdict] [id="${CSS.escape(state.part)}"]:not([hidden])`);
  state.part = "";
  if (part instanceof HTMLElement) jump(part);
}

/** @param {Catalogue} catalogue @param {State} state */
function modeOf(catalogue, state) {
  if (state.paper) return "paper";
  if (state.shown === VERDICT && state.step && catalogue.findings.size) return "verdict";
  if (!catalogue.questions.has(state.shown)) return "wait";
  return state.answers.role ? "ask" : "start";
}

/**
 * What stands around the question and the verdict.
 * @param {HTMLElement} root
 * @param {string} mode
 */
function showFrame(root, mode) {
  const asking = mode === "start" || mode === "ask";
  show(one(root, "[data-wait]"), mode === "wait");
  show(one(root, '[data-action="continue"]'), asking);
  show(one(root, '[data-action="back"]'), mode === "ask" || mode === "verdict");
  show(one(root, "[data-fast]"), mode === "start");
  show(one(root, "[data-sofar]"), mode === "ask");
  show(one(root, "[data-verdict]"), mode === "verdict" || mode === "paper");
  if (mode !== "start") show(one(root, "[data-resume]"), false);
  showWayBack(root, mode === "paper");
}

/** @param {HTMLElement} root @param {Catalogue} catalogue @param {State} state */
function showNotices(root, catalogue, state) {
  const notice = one(root, "[data-notice]");
  const parts = [...state.notices.map((each) => el("p", {}, each)), ...editionNotice(catalogue, state.edition)];
  if (notice.textContent !== parts.map((part) => part.textContent).join("")) notice.replaceChildren(...parts);
  show(notice, parts.length > 0);
}

/**
 * That a link is of another edition, and which rules have changed since.
 * @param {Catalogue} catalogue
 * @param {string | null} edition
 */
function editionNotice(catalogue, edition) {
  if (!edition || edition === catalogue.edition) return [];
  const made = `This link was made under edition ${edition.slice(0, 12)}.`;
  const words = `${made} What you see is today’s edition, ${catalogue.edition}.`;
  const since = Object.entries(catalogue.plan.changes)
    .filter(([each]) => each > edition)
    .flatMap(([, items]) => items);
  if (since.length === 0) return [el("p", {}, words)];
  return [el("p", {}, `${words} Changed since:`), el("ul", {}, ...since.map((item) => el("li", {}, item)))];
}

/**
 * Brings the reader to what is shown now.
 * @param {HTMLElement} root
 * @param {Catalogue} catalogue
 * @param {State} state
 * @param {string} mode
 */
function arrive(root, catalogue, state, mode) {
  const question = catalogue.questions.get(state.shown);
  const live = one(root, "[data-live]");
  root.scrollIntoView({ block: "start" });
  if (mode === "verdict") {
    one(root, "[data-headline]").focus({ preventScroll: true });
    say(live, announcement(catalogue, state));
    if (performance.getEntriesByName("soc:verdict").length === 0) performance.mark("soc:verdict");
  } else if (mode === "wait") {
    one(root, "[data-wait] h2").focus({ preventScroll: true });
  } else if (mode !== "paper" && question) {
    focusQuestion(question);
    say(live, one(root, "[data-step]").textContent ?? "");
  }
  const place = mode === "verdict" ? "Verdict" : mode === "ask" ? question?.ask : "";
  document.title = place ? `${place} – ${title}` : title;
}
