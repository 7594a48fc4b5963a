// @ts-check
/** The answer library: what the sender says goes to Python, and comes back as answers that can be sent. */

import { createEngine } from "../python/engine.js";
import { all, counted, one, say, tellFault } from "../shared/dom.js";
import { show } from "./card.js";
import { keep, kept, mark, put, take } from "./form.js";
import { handedOver, takenWords } from "./handed.js";
import { file } from "./take.js";

/** @typedef {import("./card.js").Filled} Filled */
/**
 * @typedef {{answers: Filled[], asked: string[], refused: {id: string, says: string}[],
 *   error?: {message: string}}} Answered
 */

const FIRST = ["holds", "next", "reader"];
const PAUSE = 150;

/** @param {HTMLElement} root */
function start(root) {
  const sender = one(root, "[data-sender]");
  const form = /** @type {HTMLFormElement} */ (one(sender, "[data-form]"));
  const status = one(sender, "[data-state]");
  const data = fetch(root.dataset.library ?? "")
    .then((response) => response.json())
    .then(({ limits: _, ...library }) => library); // what limits an answer is for other programs; the page has it
  let said = kept();
  /** @type {import("./card.js").Length} */
  let length = "medium";
  /** @type {ReturnType<typeof createEngine> | undefined} */
  let engine;
  /** @type {Answered | undefined} */
  let latest;
  let turn = 0;
  let clock = 0;

  const boot = () => {
    engine ??= createEngine({
      onProgress: ({ loaded, total }) =>
        total && !latest && say(status, `Python is loading: ${Math.round((100 * loaded) / total)} %.`),
      onFault: (fault) => failed(sender, fault.message),
    });
    return engine;
  };
  const ask = async () => {
    const python = boot();
    turn += 1;
    const mine = turn;
    const library = await data;
    const found = /** @type {Answered} */ (await python.call("library", { library, answers: said }));
    if (mine !== turn) return;
    if (found.error) return failed(sender, found.error.message);
    latest = found;
    draw(library);
  };
  const draw = (/** @type {any} */ library) => {
    if (!latest) return;
    const choose = (/** @type {import("./card.js").Length} */ each) => {
      length = each;
      draw(library);
    };
    for (const filled of latest.answers) {
      show(one(root, `[data-answer="${filled.id}"] [data-filled]`), filled, library, said, length, choose);
    }
    mark(root, latest.asked, latest.refused);
    const ready = latest.answers.filter(({ state }) => state === "ready").length;
    say(status, `${counted(ready, "answer")} of ${latest.answers.length} can be sent.`);
    one(sender, "[data-take]").hidden = !ready;
    root.dataset.engine = "ready";
    narrow(root, latest);
  };
  const later = () => {
    clearTimeout(clock);
    clock = setTimeout(() => ask().catch((fault) => failed(sender, fault.message)), PAUSE);
  };

  form.addEventListener("focusin", boot, { once: true });
  form.addEventListener("submit", (event) => event.preventDefault());
  root.addEventListener("input", (event) => {
    const control = event.target;
    if (!(control instanceof HTMLInputElement) || !control.name || control.name.startsWith("length@")) return;
    take(said, control);
    const id = control.dataset.said;
    if (id) {
      if (said[control.name]) said[id] = said[control.name];
      else delete said[id];
      delete said[control.name];
    }
    keep(said);
    later();
  });
  one(form, '[data-action="clear"]').addEventListener("click", () => {
    said = {};
    keep(said);
    say(one(sender, "[data-handed]"), "");
    put(root, said);
    later();
    form.querySelector("input")?.focus();
  });
  const taking = one(sender, "[data-take]");
  one(taking, "button").addEventListener("click", async () => {
    const [form, size] = [...taking.querySelectorAll("select")].map((select) => select.value);
    const call = async (/** @type {object} */ take) =>
      boot().call("library", { library: await data, answers: said, take });
    await file(call, form, size).catch((fault) => failed(sender, fault.message));
  });
  for (const each of all(sender, "[data-find], [data-only]"))
    each.addEventListener("input", () => narrow(root, latest));
  const handed = handedOver(location.hash, said, new Date().toISOString().slice(0, 10));
  if (handed.added.length) {
    said = handed.said;
    keep(said);
    history.replaceState(null, "", location.pathname + location.search);
    data
      .then((library) => say(one(sender, "[data-handed]"), takenWords(handed.added, library)))
      .catch((fault) => failed(sender, fault.message));
  }
  put(form, said);
  mark(root, FIRST, []);
  sender.hidden = false;
  if (Object.keys(said).length) later();
}

/**
 * Hides the questions without the words looked for, and on request those whose answer cannot be sent.
 * @param {HTMLElement} root
 * @param {Answered | undefined} latest
 */
function narrow(root, latest) {
  const wanted = /** @type {HTMLInputElement} */ (one(root, "[data-find]")).value
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean);
  const only = /** @type {HTMLInputElement} */ (one(root, "[data-only]")).checked;
  const ready = new Set(latest?.answers.filter(({ state }) => state === "ready").map(({ id }) => id));
  /** @type {HTMLElement | null} */
  let topic = null;
  for (const part of all(root, ":scope > h2, :scope > .answer")) {
    if (part.tagName === "H2") {
      topic = part;
      topic.hidden = true;
      continue;
    }
    const heading = /** @type {HTMLElement} */ (part.previousElementSibling);
    const words = [heading, part.querySelector(".wants"), part.querySelector(".about")];
    const text = words
      .map((each) => each?.textContent)
      .join(" ")
      .toLowerCase();
    const hidden = !wanted.every((word) => text.includes(word)) || (only && !ready.has(part.dataset.answer ?? ""));
    part.hidden = heading.hidden = hidden;
    if (topic && !hidden) topic.hidden = false;
  }
}

/** @param {HTMLElement} sender @param {string} words */
function failed(sender, words) {
  say(one(sender, "[data-state]"), "");
  tellFault(sender, `${words} The answers can still be read below, each sentence with its condition.`);
}

const root = document.querySelector("soc-answers");
if (root instanceof HTMLElement) start(root);
