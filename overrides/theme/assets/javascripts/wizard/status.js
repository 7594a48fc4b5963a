// @ts-check
/** The honest line about Python: how much has come, what went wrong, and the way out. */

import { one, say, show } from "../shared/dom.js";
import { whoHears } from "./embed.js";

const MEGABYTE = 1_000_000;

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / MEGABYTE).toFixed(1);

/**
 * @param {HTMLElement} root
 * @param {import("../python/engine.js").Progress} progress a total of 0 is not known
 */
export function showProgress(root, { loaded, total, quiet }) {
  const bar = /** @type {HTMLProgressElement} */ (one(root, "[data-loading] progress"));
  if (total) bar.value = Math.min(loaded / total, 1);
  const much = total ? `${megabytes(loaded)} of ${megabytes(total)} MB` : `${megabytes(loaded)} MB`;
  const waiting = quiet ? "No data is arriving; still waiting, as some networks check files first. " : "";
  say(one(root, "[data-progress]"), `Loading Python: ${much}. ${waiting}You can answer already.`);
}

/** @param {HTMLElement} root @param {"loading" | "ready" | "failed"} state */
export function showEngine(root, state) {
  root.dataset.engine = state;
  show(one(root, "[data-loading] progress"), state === "loading");
  if (state === "ready")
    say(one(root, "[data-progress]"), `Python is ready in this page. ${whoHears()?.textContent ?? ""}`.trim());
  if (state === "failed") say(one(root, "[data-progress]"), "Python is not running.");
  if (state !== "failed") show(one(root, "[data-fault]"), false);
}

const KEPT = "Your answers are kept. Every question is here, and every finding with when it applies.";

/** What went wrong, in one sentence, and what remains. @param {HTMLElement} root @param {string} words */
export function showFault(root, words) {
  const fault = one(root, "[data-fault]");
  say(fault.querySelector("p"), `${words.replace(/\.?$/, ".")} ${KEPT}`);
  show(fault, true);
}

/** The way back from paper, while Python runs. @param {HTMLElement} root @param {boolean} paper */
export function showWayBack(root, paper) {
  show(one(root, "[data-loading]"), !paper);
  show(one(root, "[data-paper]"), paper && root.dataset.engine !== "failed");
}
