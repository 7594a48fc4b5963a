// @ts-check
/** What is being done: a bar that moves while a file is read, that fills while rows are judged, and a way to stop. */

import { counted, one, say, show } from "../shared/dom.js";

const READING = "Reading the file";
const JUDGED = "Rows judged";
const LONG = 5; // seconds; of less nothing is said

/**
 * How long it still takes, if that is long; at the pace so far.
 * @param {number} done @param {number} all rows @param {number} spent seconds
 */
export function left(done, all, spent) {
  const seconds = done ? Math.ceil((spent * (all - done)) / done) : 0;
  return seconds > LONG ? `, about ${counted(seconds, "second")} left` : "";
}

/** @param {HTMLElement} root @param {() => void} stop */
export function createWork(root, stop) {
  const work = one(root, "[data-work]");
  const bar = /** @type {HTMLProgressElement} */ (one(work, "progress"));
  const rows = one(work, "[data-rows]");
  let began = 0;
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
      if (done === 0) began = performance.now();
      const rest = left(done, all, (performance.now() - began) / 1000);
      bar.value = all ? done / all : 1;
      bar.setAttribute("aria-label", JUDGED);
      say(rows, `${done.toLocaleString("en-US")} of ${counted(all, "row")}${rest}`);
      show(work, true);
    },
  };
}
