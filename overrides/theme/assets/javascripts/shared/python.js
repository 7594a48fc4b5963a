// @ts-check
/** Python for a page with a line on its state: how much has come, what went wrong, and a button for another try. */

import { createEngine } from "../python/engine.js";
import { el, one, say, show, tellFault } from "./dom.js";

/** @typedef {import("../python/engine.js").Patience} Patience */
/** @typedef {{loaded: number, total: number}} Progress in bytes */

/** @param {Progress} progress */
export const loading = ({ loaded, total }) => `Python is loading: ${Math.round((100 * loaded) / total)} %.`;

/**
 * What went wrong, in the place that a page has for it, with the button; pressed, both are gone until the next fault.
 * @param {HTMLElement} root
 * @param {string} words
 * @param {() => void} again
 */
export function offerAgain(root, words, again) {
  tellFault(root, words);
  const place = one(root, "[data-fault]");
  const button = el("button", { type: "button", class: "button quiet", "data-action": "retry" }, "Try again");
  button.addEventListener("click", () => {
    show(place, false);
    again();
  });
  place.append(" ", button);
}

/**
 * Starts Python. `ready` is told when it is there, at another try too; `again` asks then once more what was asked last.
 * @param {HTMLElement} root
 * @param {{patience?: Patience, ready: () => void, again: () => void}} page
 */
export function startPython(root, { patience, ready, again }) {
  const status = one(root, "[data-status]");
  const engine = createEngine({
    patience,
    onProgress: (progress) => progress.total && say(status, loading(progress)),
    onFault: (fault) => failed(fault.message),
  });
  const wait = (/** @type {Promise<unknown>} */ coming) =>
    coming
      .then(() => {
        root.dataset.engine = "ready";
        performance.mark("soc:engine-ready");
        ready();
      })
      .catch(() => {}); // the engine tells its faults itself
  const failed = (/** @type {string} */ words) => {
    root.dataset.engine = "failed";
    say(status, "");
    offerAgain(root, `${words} The command line does the same without a browser.`, () => {
      root.dataset.engine = "loading";
      say(status, "Python is loading.");
      wait(engine.restart());
      again();
    });
  };
  wait(engine.ready);
  return { engine, failed };
}
