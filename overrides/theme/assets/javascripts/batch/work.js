// @ts-check
/** What is being done: a bar that moves while a file is read, that fills while rows are judged, and a way to stop. */

import { counted, one, say, show } from "../shared/dom.js";

const READING = "Reading the file";
const JUDGED = "Rows judged";

/** @param {HTMLElement} root @param {() => void} stop */
export function createWork(root, stop) {
  const work = one(root, "[data-work]");
  const bar = /** @type {HTMLProgressElement} */ (one(work, "progress"));
  const rows = one(work, "[data-rows]");
  one(work, '[data-action="stop"]').addEventListener("click", stop);
  return {
    hide: () => show(work, false),
    /** A file is being read; nobody knows how long it takes. */
    reading() {
      bar.removeAttribute("value");
      bar.setAttribute("aria-label", READING);
      say(rows, "");
      show(work, true);
    },
    /** @param {number} done @param {number} all rows */
    judged(done, all) {
      bar.value = all ? done / all : 1;
      bar.setAttribute("aria-label", JUDGED);
      say(rows, `${done.toLocaleString("en-US")} of ${counted(all, "row")}`);
      show(work, true);
    },
  };
}
