// @ts-check
/** The answer library: what the sender says goes to Python, and comes back as answers that can be sent. */

import { createEngine } from "../python/engine.js";
import { counted, one, show as reveal, say, tellFault } from "../shared/dom.js";
import { loading, offerAgain } from "../shared/python.js";
import { show } from "./card.js";
import { finder } from "./find.js";
import { keep, kept, mark, put, take } from "./form.js";
import { handedOver, takenWords } from "./handed.js";

/** @typedef {import("./card.js").Filled} Filled */
/**
 * @typedef {{answers: Filled[], asked: string[], refused: {id: string, says: string}[],
 *   error?: {message: string}}} Answered
 */

const FIRST = ["holds", "next", "reader"];
const PAUSE = 150;
const READ = "The answers can still be read below, each sentence with its condition.";

/** @param {HTMLElement} root */
function start(root) {
  const sender = one(root, "[data-sender]");
  const form = /** @type {HTMLFormElement} */ (one(sender, "[data-form]"));
  const status = one(sender, "[data-state]");
  /** @type {Promise<any> | undefined} */
  let fetched;
  const data = () => {
    fetched ??= published(root);
    return fetched;
  };
  let said = kept();
  /** @type {import("./card.js").Length} */
  let length = "medium";
  /** @type {ReturnType<typeof createEngine> | undefined} */
  let engine;
  /** @type {Answered | undefined} */
  let latest;
  let turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let clock;

  const narrow = finder(root, () => latest?.answers ?? []);
  const boot = () => {
    engine ??= createEngine({
      onProgress: (progress) => progress.total && !latest && say(status, loading(progress)),
      onFault: (fault) => lost(fault.message),
    });
    return engine;
  };
  const lost = (/** @type {string} */ words) => {
    say(status, "");
    offerAgain(sender, `${words} ${READ}`, () => {
      fetched = undefined;
      engine?.restart();
      if (Object.keys(said).length) later();
    });
  };
  const ask = async () => {
    const python = boot();
    turn += 1;
    const mine = turn;
    const library = await data();
    const found = /** @type {Answered} */ (await python.call("library", { library, answers: said }));
    if (mine !== turn) return;
    if (found.error) return failed(sender, found.error.message);
    reveal(one(sender, "[data-fault]"), false);
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
    narrow();
  };
  const later = () => {
    clearTimeout(clock);
    clock = setTimeout(() => ask().catch((fault) => lost(fault.message)), PAUSE);
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
  const unfold = async (/** @type {Event} */ { target }) => (await import("./more.js")).more(target, data);
  root.addEventListener("toggle", (event) => unfold(event).catch(() => {}), true); // without it, what is there stays
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
      boot().call("library", { library: await data(), answers: said, take });
    const { file } = await import("./take.js");
    await file(call, form, size).catch((fault) => lost(fault.message));
  });
  const handed = handedOver(location.hash, said, new Date().toISOString().slice(0, 10));
  if (handed.added.length) {
    said = handed.said;
    keep(said);
    history.replaceState(null, "", location.pathname + location.search);
    data()
      .then((library) => say(one(sender, "[data-handed]"), takenWords(handed.added, library)))
      .catch((fault) => lost(fault.message));
  }
  put(form, said);
  mark(root, FIRST, []);
  sender.hidden = false;
  if (Object.keys(said).length) later();
}

/** @param {HTMLElement} sender @param {string} words */
function failed(sender, words) {
  say(one(sender, "[data-state]"), "");
  tellFault(sender, `${words} ${READ}`);
}

/**
 * The library's data, without what limits an answer: that is for other programs, and the page has it.
 * @param {HTMLElement} root
 * @returns {Promise<any>}
 */
async function published(root) {
  try {
    const { limits: _, ...library } = await (await fetch(root.dataset.library ?? "")).json();
    return library;
  } catch {
    throw new Error("The library's data could not be downloaded.");
  }
}

const root = document.querySelector("soc-answers");
if (root instanceof HTMLElement) start(root);
