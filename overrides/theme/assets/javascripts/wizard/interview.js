// @ts-check
/**
 * The interview: which question is shown, what was answered, what Python says of it.
 * Its state is the link's fragment (the answers) and the history entry (what is shown). It draws nothing itself.
 */

import { today } from "../shared/dom.js";
import { forget, remember } from "../shared/storage.js";
import { formatFragment, forPython, parseFragment } from "./answers.js";
import { readFields } from "./asking/fields.js";
import { before, FIRST, following, NEXT, reachable, VERDICT } from "./asking/path.js";
import { droppedWords, unknownWords } from "./notices.js";

/**
 * @typedef {import("./catalogue.js").Catalogue} Catalogue
 * @typedef {import("./answers.js").Answers} Answers
 * @typedef {import("api").Step} Step
 * @typedef {Step["findings"][number]} Found
 * @typedef {{answers: Answers, shown: string, lane: string, run: string, depth: number, edition: string | null,
 *   ready: boolean, paper: "" | "chosen" | "forced", step: Step | null, notices: string[], part: string,
 *   returns: boolean, own: boolean}} State
 * @typedef {{call: (action: string, data: object) => Promise<any>}} Engine
 */

export { NEXT, VERDICT } from "./asking/path.js";

/** A name for one interview, so that Back within it keeps what was answered later. */
const newRun = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

/** @returns {State} */
const blank = () => ({
  answers: {},
  shown: FIRST,
  lane: "",
  run: "",
  depth: 0,
  edition: null,
  ready: false,
  paper: "",
  step: null,
  notices: [],
  part: "",
  returns: false,
  own: false,
});

/** The card in a line: the headline, and the first of the facts, which is the type. @param {Step["card"]} card */
const inShort = ({ headline, facts: [type] }) => `${headline}${type ? ` ${type.join(": ")}.` : ""}`;

export class Interview {
  /** Which question to Python is the newest. */
  #turn = 0;
  #engine;
  #paint;
  /** @type {State | undefined} what is on the page: with more in it than the state while an answer is only looked at */
  #drawn;

  /**
   * @param {Catalogue} catalogue
   * @param {Engine} engine
   * @param {(state: State) => void} draw called after every change
   */
  constructor(catalogue, engine, draw) {
    this.catalogue = catalogue;
    this.state = blank();
    this.#engine = engine;
    this.#paint = draw;
  }

  /** @param {State} state */
  #draw(state) {
    this.#drawn = state;
    this.#paint(state);
  }

  /** The answers as a link's fragment. */
  fragment() {
    return formatFragment(this.state.answers, this.catalogue.edition, this.catalogue);
  }

  /**
   * Asks Python, always with all the answers.
   * @param {string} action
   * @param {object} [more]
   * @param {Answers} [answers]
   */
  ask(action, more = {}, answers = this.state.answers) {
    return this.#engine.call(action, { answers: forPython(answers, this.catalogue), today: today(), ...more });
  }

  /** Shows a question or the verdict. @param {string} shown @param {boolean} [push] */
  go(shown, push = true) {
    const moved = shown !== this.state.shown;
    if (push && moved) this.#write(false);
    this.state.shown = shown;
    this.#write(push && moved);
    this.#draw(this.state);
  }

  /**
   * Opens a history entry or a link.
   * @param {{run?: string, shown?: string, lane?: string, depth?: number} | null} entry
   */
  async open(entry) {
    const { state } = this;
    if (!entry?.run || entry.run !== state.run) {
      this.#take(location.hash);
      state.run = entry?.run ?? newRun();
      state.own = false;
    }
    state.lane = entry?.lane ?? "";
    state.depth = entry?.depth ?? 0;
    state.shown = entry?.shown ?? NEXT;
    await this.#arrive();
  }

  /** Goes on with an interview kept on this device. @param {string} run @param {string} fragment */
  async resume(run, fragment) {
    const entry = { run, shown: NEXT, lane: "", depth: this.state.depth + 1 };
    history.pushState(entry, "", fragment);
    await this.open(entry);
  }

  /** Draws once more, since something else is there to be shown. */
  show() {
    this.#draw(this.#drawn ?? this.state);
  }

  /** Python is there, again or for the first time. */
  async started() {
    this.state.ready = true;
    if (this.state.paper !== "forced") return this.#arrive();
    this.state.paper = "";
    return this.#advance(false);
  }

  /** Python is not there: the page itself is shown, with the answers given. */
  stopped() {
    this.state.ready = false;
    this.state.paper ||= "forced";
    this.#draw(this.state);
  }

  /** Reads the shown question and goes on; false when nothing was chosen. @returns {Promise<boolean>} */
  async proceed() {
    const { state } = this;
    const question = this.catalogue.questions.get(state.shown);
    const values = question ? readFields(question) : [];
    if (!question || values.length === 0) return false;
    state.notices = [];
    if (question.id === FIRST) state.lane = "";
    this.#give(question.id, values);
    const { returns } = state;
    state.returns = false;
    if (returns && state.ready) {
      await this.#settle();
      this.go(VERDICT);
    } else await this.#advance();
    return true;
  }

  /**
   * Back to a question that was asked, or presumed; from a verdict so far, its answer leads to the verdict again.
   * @param {string} id
   */
  change(id) {
    const { state } = this;
    state.returns = state.shown === VERDICT && state.lane === "" && state.step?.next !== null;
    this.go(id);
  }

  /** To the view before; in a link opened here, to the question before. */
  back() {
    if (this.state.depth > 0) history.back();
    else this.go(before(this.state, this.catalogue), false);
  }

  /** What could be said with one more answer, before it is given. @param {string} id @param {string[]} values */
  async preview(id, values) {
    if (!this.state.ready || values.length === 0) return;
    this.#turn += 1;
    const mine = this.#turn;
    const found = /** @type {Step} */ (await this.ask("step", {}, { ...this.state.answers, [id]: values }));
    if (mine === this.#turn) this.#draw({ ...this.state, step: found });
  }

  /** The short way: a few questions, then a first verdict. */
  async fast() {
    this.state.lane = "fast";
    this.state.answers = { ...this.state.answers, [FIRST]: ["provider"] };
    await this.#advance();
  }

  /** Goes on with the full interview from a first verdict. */
  async full() {
    this.state.lane = "";
    await this.#advance();
  }

  /**
   * Takes an answer of the reader's own, and keeps it before Python is asked.
   * @param {string} id
   * @param {string[]} values
   */
  #give(id, values) {
    this.state.answers = { ...this.state.answers, [id]: values };
    this.state.own = true;
    this.#write(false);
  }

  /** Replaces one answer without leaving the view. @param {string} id @param {string[]} values */
  async set(id, values) {
    this.#give(id, values);
    if (this.state.ready && !this.state.paper) await this.#settle();
    this.#write(false);
    this.#draw(this.state);
  }

  /** One question at a time, or all of the page. @param {boolean} paper */
  async read(paper) {
    this.state.paper = paper ? "chosen" : "";
    if (paper) this.#draw(this.state);
    else await this.#advance(false);
  }

  restart() {
    this.#write(false);
    forget(this.state.run);
    Object.assign(this.state, {
      answers: {},
      lane: "",
      step: null,
      notices: [],
      run: newRun(),
      shown: FIRST,
      own: false,
    });
    this.#write(true);
    this.#draw(this.state);
  }

  /** Brings the findings up to date, and drops the answers that no longer apply, by name. */
  async #settle() {
    const { state, catalogue } = this;
    this.#turn += 1;
    const found = /** @type {Step} */ (await this.ask("step"));
    const gone = found.dropped.filter((id) => state.answers[id]);
    if (gone.length) state.notices.push(droppedWords(catalogue, gone));
    state.answers = Object.fromEntries(Object.entries(state.answers).filter(([id]) => !gone.includes(id)));
    state.step = found;
  }

  /** @param {boolean} [push] */
  async #advance(push = true) {
    if (this.state.ready && this.state.answers[FIRST]) await this.#settle();
    this.go(following(this.state, this.catalogue), push);
  }

  /** Shows what the state says, or what comes next where that is not possible. */
  async #arrive() {
    const { state, catalogue } = this;
    if (state.ready) await this.#settle();
    const known = state.shown === VERDICT || (catalogue.questions.has(state.shown) && reachable(state, state.shown));
    if (known && state.answers[FIRST]) this.go(state.shown, false);
    else await this.#advance(false);
  }

  /** Takes the answers of a link, and says what in it means nothing here. @param {string} hash */
  #take(hash) {
    const link = parseFragment(hash, this.catalogue);
    Object.assign(this.state, { answers: link.answers, edition: link.edition, part: link.part, step: null });
    if (link.unknown.length) this.state.notices.push(unknownWords(link.unknown));
  }

  /** Writes the answers into the address. @param {boolean} push */
  #write(push) {
    const { state } = this;
    const address = location.pathname + location.search + this.fragment();
    if (push) state.depth += 1;
    const entry = { run: state.run, shown: state.shown, lane: state.lane, depth: state.depth };
    if (push) history.pushState(entry, "", address);
    else history.replaceState(entry, "", address);
    this.#keep();
  }

  /** Keeps an unfinished interview of the reader's own forgets a finished one; links change neither. */
  #keep() {
    const { run, own, answers, step } = this.state;
    const count = Object.keys(answers).length;
    if (!own || count === 0) return;
    if (step?.next === null) forget(run);
    else remember(run, this.fragment(), count, step?.lead.ids.length ? inShort(step.card) : "");
  }
}
