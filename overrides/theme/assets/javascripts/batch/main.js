// @ts-check
/**
 * Many vendors at once: reads a CSV in the page, lets Python judge it in the worker, shows and hands out the result.
 */

import { createEngine } from "../python/engine.js";
import { save } from "../shared/clipboard.js";
import { counted, el, one, say, show } from "../shared/dom.js";
import { createTable } from "./table.js";

/**
 * @typedef {{header: string[], questions: string[], rows: string[][], csv: string, error?: {message: string}}} Verdicts
 */

/** Tells Excel that a CSV file is UTF-8. */
const MARK = "\ufeff";

/** @param {HTMLElement} root */
function start(root) {
  const status = one(root, "[data-status]");
  const engine = createEngine({
    onProgress: ({ loaded, total }) =>
      total && say(status, `Python is loading: ${Math.round((100 * loaded) / total)} %.`),
    onFault: (fault) => failed(root, fault.message),
  });
  const table = createTable(one(root, "[data-result]"));
  /** @type {Verdicts | undefined} */
  let found;
  engine.ready.then(() => ready(root, status)).catch((fault) => failed(root, fault.message));
  const field = /** @type {HTMLInputElement} */ (one(root, "#batch-input"));
  field.addEventListener("click", () => (field.value = "")); // else a corrected file of the same name is no change
  field.addEventListener("change", async () => {
    const [file] = field.files ?? [];
    if (file) found = (await judge(root, engine, file, table)) ?? found;
  });
  listenForDrops(root, async (file) => (found = (await judge(root, engine, file, table)) ?? found));
  one(root, '[data-action="download"]').addEventListener(
    "click",
    () => found && save("verdicts.csv", MARK + found.csv, "text/csv"),
  );
}

/** @param {HTMLElement} root @param {HTMLElement} status */
function ready(root, status) {
  root.dataset.engine = "ready";
  performance.mark("soc:engine-ready");
  if (one(root, "[data-result]").hidden) say(status, "Python is ready in this page.");
}

/**
 * Judges a file; a file that cannot be read keeps the result that is there.
 * @param {HTMLElement} root
 * @param {{call: (action: string, data: object) => Promise<any>}} engine
 * @param {File} file
 * @param {{fill: (verdicts: Verdicts) => void}} table
 * @returns {Promise<Verdicts | undefined>}
 */
async function judge(root, engine, file, table) {
  const status = one(root, "[data-status]");
  show(one(root, "[data-fault]"), false);
  say(status, `Reading ${file.name} …`);
  const csv = words(await file.arrayBuffer());
  /** @type {Verdicts} */
  const found = await engine
    .call("batch", { csv })
    .catch((/** @type {Error} */ stopped) => ({ error: { message: stopped.message } }));
  if (found.error) {
    say(status, "");
    fault(root, `${file.name}: ${found.error.message}`);
    return undefined;
  }
  const bad = found.rows.filter((row) => row[row.length - 1]).length;
  say(status, `${file.name}: ${counted(found.rows.length, "row")}, ${bad || "none"} with an error.`);
  table.fill(found);
  return found;
}

/** What a file says: UTF-8, or else what Excel writes on Windows. @param {ArrayBuffer} bytes */
function words(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** @param {HTMLElement} root @param {(file: File) => void} take */
function listenForDrops(root, take) {
  const place = one(root, "[data-drop]");
  for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
    place.addEventListener(name, (event) => {
      event.preventDefault();
      place.classList.toggle("over", name === "dragenter" || name === "dragover");
    });
  }
  place.addEventListener("drop", (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (file) take(file);
  });
}

/** @param {HTMLElement} root @param {string} words */
function failed(root, words) {
  root.dataset.engine = "failed";
  say(one(root, "[data-status]"), "");
  fault(root, `${words} The command line does the same without a browser.`);
}

/** @param {HTMLElement} root @param {string} words */
function fault(root, words) {
  const place = one(root, "[data-fault]");
  place.replaceChildren(el("strong", {}, words));
  show(place, true);
}

const root = document.querySelector("soc-batch");
if (root instanceof HTMLElement) start(root);
