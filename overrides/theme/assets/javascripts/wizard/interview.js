// @ts-check
/**
 * The interview: which question is shown, what was answered, what Python says of it.
 * Its state is the link's fragment (the answers) and the history entry (what is shown). It draws nothing itself.
 */

import { formatFragment, forPython, parseFragment, readFields, today } from "./answers.js";
import { forget, remember } from "../shared/storage.js";

/**
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./answers.js").Answers} Answers
 * @typedef {{id: string, topic: string, subject: string, strength: string, truth: string, rules: string[],
 *   because: [string, string][], needs: string[], layer: "sure" | "presumed" | "open", presumes: string[]}} Found
 * @typedef {{ids: string[], headline: string, certainty: "sure" | "presumed" | "open", sentence: string, type: string | null,
 *   period: string | null, categories: string[], next: string[],
 *   presumed: {question: string, options: string[], says: string, because: string}[]}} Lead
 * @typedef {{next: string | null, path: string[], remaining: [number, number], dropped: string[],
 *   lead: Lead, findings: Found[], open: {question: string, unsure: boolean, settles: string[]}[]}} Step
 * @typedef {{answers: Answers, shown: string, lane: string, run: string, depth: number, edition: string | null,
 *   ready: boolean, paper: "" | "chosen" | "forced", step: Step | null, notices: string[]}} State
 * @typedef {{call: (action: string, data: object) => Promise<any>}} Engine
 */

export const NEXT = "next";
export const VERDICT = "verdict";
const FIRST = "role";

/** A name for one interview, so that Back within it keeps what was answered later. */
const newRun = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

/**
 * @param {Catalogue} catalogue
 * @param {Engine} engine
 * @param {(state: State) => void} draw called after every change
 */
export function createInterview(catalogue, engine, draw) {
  /** @type {State} */
  const state = {
    answers: {}, shown: FIRST, lane: "", run: "", depth: 0, edition: null, ready: false, paper: "", step: null, notices: [],
  };
  let turn = 0;

  /** Asks Python, always with all the answers. @param {string} action @param {object} [more] @param {Answers} [answers] */
  function ask(action, more = {}, answers = state.answers) {
    return engine.call(action, { answers: forPython(answers, catalogue), today: today(), ...more });
  }

  /** Brings the findings up to date, and drops the answers that no longer apply, by name. */
  async function settle() {
    turn += 1;
    const found = /** @type {Step} */ (await ask("step"));
    const gone = found.dropped.filter((id) => state.answers[id]);
    if (gone.length) state.notices.push(droppedWords(gone));
    state.answers = Object.fromEntries(Object.entries(state.answers).filter(([id]) => !gone.includes(id)));
    state.step = found;
  }

  /** @param {string[]} gone */
  function droppedWords(gone) {
    const names = gone.map((id) => `“${catalogue.questions.get(id)?.short ?? id}”`).join(", ");
    const one = gone.length === 1;
    return `Your ${one ? "answer" : "answers"} to ${names} no longer ${one ? "applies and was" : "apply and were"} dropped.`;
  }

  /** The first question of a list without an answer. @param {string[]} ids */
  const firstOpen = (ids) => ids.find((id) => !state.answers[id]);

  /** Whether an open finding still waits for a question, as far as is known. @param {string} id */
  const wanted = (id) => state.step?.open.some((each) => each.question === id) ?? true;

  /** Whether some report is called for already: the short way ends there. */
  const settled = () =>
    state.step?.findings.some((each) => each.topic === "report" && each.truth === "true" && ["must", "should"].includes(each.strength));

  /** What to show next: from the plan while Python is not there, from Python once it is. @returns {Promise<string>} */
  async function following() {
    const role = state.answers[FIRST]?.[0];
    if (!role) return FIRST;
    if (state.ready) await settle();
    if (state.lane === "fast") return (settled() ? undefined : firstOpen(catalogue.plan.fast.filter(wanted))) ?? VERDICT;
    if (state.ready) return state.step?.next ?? VERDICT;
    return firstOpen(catalogue.plan.order[role] ?? []) ?? NEXT;
  }

  /** The answered question before the one that is shown. */
  function before() {
    const order = [...catalogue.questions.keys()];
    const end = state.shown === VERDICT ? order.length : order.indexOf(state.shown);
    return order.slice(0, Math.max(end, 0)).findLast((id) => state.answers[id]) ?? FIRST;
  }

  const fragment = () => formatFragment(state.answers, catalogue.edition, catalogue);

  /** @param {boolean} push */
  function write(push) {
    const address = location.pathname + location.search + fragment();
    if (push) state.depth += 1;
    const entry = { run: state.run, shown: state.shown, lane: state.lane, depth: state.depth };
    if (push) history.pushState(entry, "", address);
    else history.replaceState(entry, "", address);
    const count = Object.keys(state.answers).length;
    if (count > 0 && state.step?.next === null) forget();
    else if (count > 0) remember(fragment(), count);
  }

  /** Shows a question or the verdict. @param {string} shown @param {boolean} [push] */
  function go(shown, push = true) {
    const moved = shown !== state.shown;
    if (push && moved) write(false);
    state.shown = shown;
    write(push && moved);
    draw(state);
  }

  /** @param {boolean} [push] */
  async function advance(push = true) {
    go(await following(), push);
  }

  /** Takes the answers of a link, and says what in it means nothing here. @param {string} hash */
  function take(hash) {
    const link = parseFragment(hash, catalogue);
    state.answers = link.answers;
    state.edition = link.edition;
    state.step = null;
    if (link.unknown.length) state.notices.push(unknownWords(link.unknown));
  }

  /** @param {string[]} unknown */
  function unknownWords(unknown) {
    const named = unknown.slice(0, 5).map((words) => `“${words.slice(0, 40)}”`).join(", ");
    const more = unknown.length > 5 ? ` and ${unknown.length - 5} more` : "";
    return `This link holds something the wizard does not know: ${named}${more}. It was ignored, the rest is kept.`;
  }

  /** Opens a history entry or a link. @param {{run?: string, shown?: string, lane?: string, depth?: number} | null} entry */
  async function open(entry) {
    if (!entry?.run || entry.run !== state.run) {
      take(location.hash);
      state.run = entry?.run ?? newRun();
    }
    state.lane = entry?.lane ?? "";
    state.depth = entry?.depth ?? 0;
    state.shown = entry?.shown ?? NEXT;
    await arrive();
  }

  /** Shows what the state says, or what comes next where that is not possible. */
  async function arrive() {
    if (state.ready) await settle();
    const known = state.shown === VERDICT || (catalogue.questions.has(state.shown) && reachable(state.shown));
    if (known && state.answers[FIRST]) go(state.shown, false);
    else await advance(false);
  }

  /** Whether a question is asked of this reader, as far as is known. @param {string} id */
  function reachable(id) {
    const { step: found } = state;
    return id === FIRST || state.lane !== "" || !found || found.next === id || found.path.includes(id);
  }

  return {
    catalogue, state, ask, go, open, fragment,

    /** Python is there, again or for the first time. */
    async started() {
      state.ready = true;
      if (state.paper !== "forced") return arrive();
      state.paper = "";
      return advance(false);
    },

    /** Python is not there: the page itself is shown, with the answers given. */
    stopped() {
      state.ready = false;
      state.paper ||= "forced";
      draw(state);
    },

    /** Reads the shown question and goes on; false when nothing was chosen. @returns {Promise<boolean>} */
    async proceed() {
      const question = catalogue.questions.get(state.shown);
      const values = question ? readFields(question) : [];
      if (!question || values.length === 0) return false;
      state.notices = [];
      if (question.id === FIRST) state.lane = "";
      state.answers = { ...state.answers, [question.id]: values };
      await advance();
      return true;
    },

    /** To the view before; in a link opened here, to the question before. */
    back() {
      if (state.depth > 0) history.back();
      else go(before(), false);
    },

    /** What could be said with one more answer, before it is given. @param {string} id @param {string[]} values */
    async preview(id, values) {
      if (!state.ready || values.length === 0) return;
      turn += 1;
      const mine = turn;
      const found = /** @type {Step} */ (await ask("step", {}, { ...state.answers, [id]: values }));
      if (mine === turn) draw({ ...state, step: found });
    },

    /** The short way: a few questions, then a first verdict. */
    async fast() {
      state.lane = "fast";
      state.answers = { ...state.answers, [FIRST]: ["provider"] };
      await advance();
    },

    /** Goes on with the full interview from a first verdict. */
    async full() {
      state.lane = "";
      await advance();
    },

    /** Replaces one answer without leaving the view. @param {string} id @param {string[]} values */
    async set(id, values) {
      state.answers = { ...state.answers, [id]: values };
      if (state.ready && !state.paper) await settle();
      write(false);
      draw(state);
    },

    /** One question at a time, or all of the page. @param {boolean} paper */
    async read(paper) {
      state.paper = paper ? "chosen" : "";
      if (paper) draw(state);
      else await advance(false);
    },

    restart() {
      write(false);
      forget();
      state.answers = {};
      state.lane = "";
      state.step = null;
      state.notices = [];
      state.run = newRun();
      state.shown = FIRST;
      write(true);
      draw(state);
    },
  };
}

/** @typedef {ReturnType<typeof createInterview>} Interview */
