// @ts-check
/** What each button does: `data-action` is the name. */

import { confirm, copy, offer, save, tell } from "../shared/clipboard.js";
import { one, show } from "../shared/dom.js";
import { forget, remembered } from "../shared/storage.js";
import { addressOf, siteRoot } from "./address.js";
import { forPython } from "./answers.js";
import { VERDICT } from "./interview.js";
import { cardText } from "./verdict/card.js";
import { asCase } from "./verdict/testcase.js";
import { jump } from "./verdict/topics.js";

/** @typedef {import("./interview.js").Interview} Interview */
/** @typedef {Record<string, (button: HTMLElement) => unknown>} Table */

/** @param {HTMLElement} root @param {Interview} interview @returns {Table} */
export function actions(root, interview) {
  return { ...walking(root, interview), ...copying(root, interview), ...saving(interview) };
}

/** @param {HTMLElement} root @param {Interview} interview @returns {Table} */
function walking(root, interview) {
  return {
    back: () => interview.back(),
    restart: () => interview.restart(),
    fast: () => interview.fast(),
    full: () => interview.full(),
    "so-far": () => interview.go(VERDICT),
    paper: () => interview.read(true),
    ask: () => interview.read(false),
    retry: () => root.dispatchEvent(new Event("soc:retry")),
    resume: () => {
      const kept = remembered();
      return kept && interview.resume(kept.run, kept.fragment);
    },
    forget() {
      forget(remembered()?.run ?? "");
      show(one(root, "[data-resume]"), false);
    },
    print,
    confirm: ({ dataset }) => interview.set(dataset.question ?? "", (dataset.options ?? "").split(" ")),
    jump: (button) => jump(one(root, `#${button.dataset.to}`)),
  };
}

/** Prints; a frame that may not says so, since it stays silent otherwise. @param {HTMLElement} button */
function print(button) {
  let began = false;
  window.addEventListener("beforeprint", () => (began = true), { once: true });
  window.print();
  if (window.parent === window) return;
  setTimeout(() => {
    if (!began) tell(button, "This frame may not print. Copy the link and open it in a window of its own.");
  }, 300);
}

/** @param {HTMLElement} root @param {Interview} interview @returns {Table} */
function copying(root, interview) {
  const live = one(root, "[data-live]");
  /** @param {HTMLElement} button @param {Promise<string>} plain @param {Promise<string>} [html] */
  const put = async (button, plain, html) => {
    try {
      await copy(plain, html);
      confirm(button, live, "Copied");
    } catch {
      offer(button, await plain);
    }
  };
  const now = (/** @type {string} */ words) => Promise.resolve(words);
  return {
    "copy-link": (button) => put(button, now(addressOf(interview.state.answers, interview.catalogue))),
    "copy-card": (button) => {
      const { state, catalogue } = interview;
      return state.step && put(button, now(cardText(state.step, addressOf(state.answers, catalogue))));
    },
    "copy-rfp": (button) => put(button, now(one(root, "[data-rfp]").textContent ?? "")),
    "copy-message": (button) =>
      put(button, now(button.parentElement?.querySelector("[data-message]")?.textContent?.trim() ?? "")),
    "copy-report": (button) => {
      const format = button.dataset.format ?? "text";
      if (format === "html") return put(button, report(interview, "text"), report(interview, "html"));
      return put(button, report(interview, format));
    },
  };
}

/**
 * The report in one of its formats.
 * @param {Interview} interview
 * @param {string} format
 * @returns {Promise<string>}
 */
async function report(interview, format) {
  const made = await interview.ask("report", { format, root: siteRoot() });
  return made.text;
}

/** @param {Interview} interview @returns {Table} */
function saving(interview) {
  const answers = () => forPython(interview.state.answers, interview.catalogue);
  /** @type {Record<string, () => unknown>} */
  const files = {
    markdown: async () => save("soc-verdict.md", await report(interview, "markdown"), "text/markdown"),
    docx: async () => {
      const { asDocx } = await import("../shared/docx.js");
      const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
      const { blocks } = await interview.ask("report", { format: "blocks", root: siteRoot() });
      save("soc-verdict.docx", await asDocx(blocks), type);
    },
    json: () => {
      const { edition } = interview.catalogue;
      const verdict = { format: 1, edition, answers: answers(), ...interview.state.step };
      save("soc-verdict.json", JSON.stringify(verdict, null, 2), "application/json");
    },
    ics: async () => save("soc-calendar.ics", (await interview.ask("schedule")).ics, "text/calendar"),
    case: () => save("soc-case.toml", asCase(answers(), interview.state.step?.findings ?? []), "application/toml"),
  };
  return { download: (button) => files[button.dataset.format ?? ""]?.() };
}
