// @ts-check
/** Starts the wizard: joins the page, the interview and Python. */

import { createEngine } from "../python/engine.js";
import { tell } from "../shared/clipboard.js";
import { one, say, show } from "../shared/dom.js";
import { actions } from "./actions.js";
import { DAY_WORDS, isDay, parseFragment } from "./answers.js";
import { readFields, settleFields } from "./asking/fields.js";
import { FIRST } from "./asking/path.js";
import { clearErrors, showError } from "./asking/question.js";
import { readCatalogue } from "./catalogue.js";
import { embed } from "./embed.js";
import { wordsFor } from "./everything.js";
import { Interview } from "./interview.js";
import { offerResume } from "./resume.js";
import { showEngine, showFault, showProgress } from "./status.js";
import { steady } from "./steady.js";
import { createView } from "./view.js";

/** @param {HTMLElement} root */
function start(root) {
  const catalogue = readCatalogue(root);
  const host = embed(root);
  if (!matchMedia("(min-width: 60em)").matches) one(root, "[data-sofar] details").removeAttribute("open");
  const engine = createEngine({
    onProgress: (/** @type {{loaded: number, total: number}} */ progress) => showProgress(root, progress),
    onFault: (/** @type {{message: string}} */ fault) => failed(root, interview, fault.message),
  });
  const words = wordsFor(root, catalogue);
  const reveal = () => words().then(() => interview.show());
  const wanted = () => quietly(catalogue.findings.size || reveal());
  const draw = createView(root, catalogue, host, () => interview);
  /** @type {Interview} */
  const interview = new Interview(
    catalogue,
    watched(root, engine, () => interview),
    (state) => {
      draw(state);
      if (state.paper) wanted();
    },
  );
  steady(root);
  listen(root, interview);
  keepAnswersInAddress();
  listenToFields(root, catalogue, interview);
  open(root, catalogue, interview);
  goOn(root, interview);
  one(root, "form[data-interview]").addEventListener("toggle", wanted, { capture: true });
  run(root, interview, reveal, engine.ready);
  retry(root, () => run(root, interview, reveal, engine.restart()));
}

/**
 * Continue was pressed before this script was there (`early.js`): it counts, if the question is still shown.
 * @param {HTMLElement} root
 * @param {Interview} interview
 */
function goOn(root, interview) {
  const pressed = root.dataset.pressed !== undefined;
  delete root.dataset.pressed;
  performance.mark("soc:taken-over");
  if (pressed && interview.state.shown === FIRST) quietly(submit(root, interview));
}

/**
 * Tries again: first with a new worker, then, for a tab older than the site, with a new page; the address has the
 * answers.
 * @param {HTMLElement} root
 * @param {() => void} restart
 */
function retry(root, restart) {
  let tried = false;
  root.addEventListener("soc:retry", () => {
    if (tried) location.reload();
    else restart();
    tried = true;
  });
}

/** A link within the page, such as "Skip to content", moves the reader and leaves the answers in the address. */
function keepAnswersInAddress() {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    const id = link?.getAttribute("href")?.slice(1) ?? "";
    const target = id.includes("=") || !location.hash.includes("=") ? null : document.getElementById(id);
    if (!target) return;
    event.preventDefault();
    if (!target.matches("a, button, input, [tabindex]")) target.tabIndex = -1;
    target.focus();
    target.scrollIntoView({ block: "start" });
  });
}

/**
 * @param {HTMLElement} root
 * @param {import("./catalogue.js").Catalogue} catalogue
 * @param {Interview} interview
 */
function open(root, catalogue, interview) {
  quietly(interview.open(history.state));
  if (Object.keys(parseFragment(location.hash, catalogue).answers).length === 0) offerResume(root);
  window.addEventListener("popstate", (event) => {
    const anchor = location.hash.length > 1 && !location.hash.includes("=");
    if (!anchor) quietly(interview.open(event.state));
  });
}

/**
 * The engine, with the page told when a call fails: all answers are on the page, so nothing is lost.
 * @param {HTMLElement} root
 * @param {{call: (action: string, data: object) => Promise<any>}} engine
 * @param {() => Interview} interview
 */
function watched(root, engine, interview) {
  return {
    async call(/** @type {string} */ action, /** @type {object} */ data) {
      const answer = await engine.call(action, data).catch((/** @type {Error} */ fault) => {
        failed(root, interview(), fault.message);
        throw fault;
      });
      if (answer.error) throw new Error(answer.error.message);
      return answer;
    },
  };
}

/** Failed calls have been told to the reader already. @param {unknown} work */
const quietly = (work) => void Promise.resolve(work).catch(() => undefined);

/**
 * Waits for Python, and then for the findings' words, which would slow its start: no question needs them, and who opens
 * one or reads on paper is not kept waiting. Tells the page when they are there or are not.
 * @param {HTMLElement} root
 * @param {Interview} interview
 * @param {() => Promise<void>} reveal
 * @param {Promise<unknown>} python
 */
async function run(root, interview, reveal, python) {
  const lost = (/** @type {unknown} */ fault) =>
    failed(root, interview, fault instanceof Error ? fault.message : String(fault));
  showEngine(root, "loading");
  await python.then(() => started(root, interview)).catch(lost);
  await reveal().catch(lost);
}

/** @param {HTMLElement} root @param {Interview} interview */
function started(root, interview) {
  showEngine(root, "ready");
  performance.mark("soc:engine-ready");
  quietly(interview.started());
}

/** @param {HTMLElement} root @param {Interview} interview @param {string} words */
function failed(root, interview, words) {
  if (root.dataset.engine === "failed") return;
  showEngine(root, "failed");
  showFault(root, words);
  interview.stopped();
}

/** @param {HTMLElement} root @param {Interview} interview */
function listen(root, interview) {
  const table = actions(root, interview);
  root.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!(button instanceof HTMLElement)) return;
    if (button.dataset.change) interview.change(button.dataset.change);
    else quietly(attempt(button, table[button.dataset.action ?? ""]));
  });
  one(root, "form[data-interview]").addEventListener("submit", (event) => {
    event.preventDefault();
    quietly(submit(root, interview));
  });
  one(root, "form[data-day]").addEventListener("submit", (event) => {
    event.preventDefault();
    const { value, validity } = /** @type {HTMLInputElement} */ (one(root, "#calendar-day"));
    const wrong = validity.badInput || !isDay(value);
    say(one(root, "[data-day-error]"), wrong ? DAY_WORDS : "");
    show(one(root, "[data-day-error]"), wrong);
    if (!wrong) quietly(interview.set("needed-by", [value]));
  });
}

/**
 * Does what a button is for; what cannot be done is said beside it.
 * @param {HTMLElement} button
 * @param {((button: HTMLElement) => unknown) | undefined} act
 */
async function attempt(button, act) {
  try {
    await act?.(button);
  } catch (fault) {
    const offline = navigator.onLine ? "" : " You are offline: part of it still has to be downloaded.";
    if (button.dataset.action === "download") tell(button, `The file could not be made.${offline}`);
    throw fault;
  }
}

/** @param {HTMLElement} root @param {Interview} interview */
async function submit(root, interview) {
  clearErrors(root);
  const shown = interview.catalogue.questions.get(interview.state.shown);
  if (!(await interview.proceed()) && shown) showError(root, shown);
}

/**
 * @param {HTMLElement} root
 * @param {import("./catalogue.js").Catalogue} catalogue
 * @param {Interview} interview
 */
function listenToFields(root, catalogue, interview) {
  root.addEventListener("change", (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const question = catalogue.questions.get(event.target.name);
    if (!question) return;
    settleFields(question, event.target);
    const values = readFields(question);
    quietly(interview.state.paper ? interview.set(question.id, values) : interview.preview(question.id, values));
  });
}

const root = document.querySelector("soc-wizard");
if (root instanceof HTMLElement) start(root);
