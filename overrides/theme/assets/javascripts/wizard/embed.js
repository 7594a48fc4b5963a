// @ts-check
/**
 * The wizard in a frame of another page. With `?embed` it tells the page around it how high it is; with
 * `?embed=https://intranet.example` it also tells the verdict, and only that origin hears either. Then the page says
 * so where it otherwise says that answers stay.
 */

import { say } from "../shared/dom.js";
import { formatFragment } from "./answers.js";
import { leading, standing } from "./verdict/verdict.js";

/**
 * @typedef {import("./interview.js").State} State
 * @typedef {{tell: (state: State, catalogue: import("./catalogue.js").Catalogue) => void}} Host
 */

/** @param {HTMLElement} root @returns {Host} */
export function embed(root) {
  const wanted = new URLSearchParams(location.search).get("embed");
  document.documentElement.classList.toggle("soc-embed", wanted !== null);
  if (wanted === null || window.parent === window) return { tell() {} };
  const origin = originOf(wanted);
  if (origin)
    say(whoHears(), `Your answers and the verdict go to the page that shows this, at ${origin}, and nowhere else.`);
  const post = (/** @type {object} */ message) => window.parent.postMessage(message, origin ?? "*");
  let last = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(root.getBoundingClientRect().bottom + window.scrollY + 16);
    if (height !== last) post({ type: "which-soc:height", height });
    last = height;
  }).observe(root);
  return { tell: (state, catalogue) => void (origin && post(verdictMessage(state, catalogue))) };
}

/** The sentence on where answers go. */
export const whoHears = () => document.querySelector("[data-who-hears]");

/** The origin that was named, if it is one. @param {string} wanted */
function originOf(wanted) {
  try {
    const { origin, protocol } = new URL(wanted);
    return protocol.startsWith("http") ? origin : null;
  } catch {
    return null;
  }
}

/** The whole headline, how certain it is, in a word and a sentence, and the facts of the card. @param {State} state */
function leadOf({ step }) {
  const { headline = "", certainty = "open", sentence = "" } = step?.lead ?? {};
  const facts = (step?.card.facts ?? []).map(([label, words]) => ({ label, words }));
  return { headline, certainty, sentence, facts };
}

/** @param {import("./interview.js").State} state @param {import("./catalogue.js").Catalogue} catalogue */
function verdictMessage(state, catalogue) {
  const stands = standing(state);
  const findings = [...stands.values()].map(({ id, strength, truth }) => ({ id, strength, truth }));
  return {
    type: "which-soc:verdict",
    edition: catalogue.edition,
    final: state.step?.next === null,
    headline: leading(catalogue, state)[0] ?? "",
    lead: leadOf(state),
    answers: formatFragment(state.answers, catalogue.edition, catalogue).slice(1),
    findings,
  };
}
