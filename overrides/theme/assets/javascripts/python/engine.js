// @ts-check
/**
 * Python, as the page sees it: `createEngine({onProgress, onFault})` starts it once the page is drawn, and gives
 * - `ready`: a promise, kept when Python answers, broken with a `Fault` when it cannot be had;
 * - `call(action, data)`: a promise of Python's answer; calls made before `ready` wait for it;
 * - `restart()`: start anew after a fault, returns the new `ready`; `stop()`: end the worker.
 * `onProgress({loaded, total, quiet})` counts bytes, and says when none came for a while; `onFault(fault)` gets an
 * Error with `kind`, `file` and, as its message, one sentence for the reader. A worker that crashes or falls silent is
 * replaced and asked again: no answer is lost, since every request carries all it needs. So is one that needs the
 * rest of the binary and cannot have it: the next has the whole binary.
 */

/**
 * @typedef {import("./runtime.js").Runtime} Runtime
 * @typedef {import("./fault.js").Kind} Kind
 * @typedef {{quiet: number, stall: number, boot: number, answer: number}} Patience in milliseconds: without a byte
 *   until that is said, and after that until it is given up; while starting; for an answer
 * @typedef {{loaded: number, total: number, quiet?: boolean}} Progress in bytes
 * @typedef {{promise: Promise<any>, resolve: (value?: any) => void, reject: (fault: Error) => void}} Deferred
 * @typedef {{resolve: (value: any) => void, reject: (fault: Error) => void, request: object}} Call
 */

import { Fault } from "./fault.js";
import { forget, keepOffline } from "./offline.js";
import { readRuntime, withWhole } from "./runtime.js";
import { trusted } from "./trusted.js";

const RESTARTS = 2;
const UNDRAWN = 200;
/** @type {Patience} */
const PATIENCE = { quiet: 15_000, stall: 45_000, boot: 60_000, answer: 15_000 };

const WORKER = new URL("../python/worker.js", import.meta.url).href;

/** A promise with its two handles. @returns {Deferred} */
function defer() {
  const made = /** @type {Deferred} */ ({});
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
}

/** A worker; none where the page has no origin of its own, as in a frame with `sandbox="allow-scripts"` alone. */
function started() {
  try {
    return new Worker(trusted(WORKER), { type: "module" });
  } catch {
    return undefined;
  }
}

/** Once the page is on the screen, which Python's start would hold up; soon anyway where nothing is drawn. */
const drawn = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, UNDRAWN);
  });

class Engine {
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Map<number, Call>} */
  #calls = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #clock;
  #turn = 0;
  #last = 0;
  #loaded = 0;
  #failures = 0;
  #running = false;
  #whole = false;
  /** @type {Fault | undefined} */
  #fault;
  /** @type {Promise<void> | undefined} */
  #forgotten;
  /** @type {Deferred} */
  #start = defer();

  /**
   * @param {Runtime | null} runtime
   * @param {Patience} patience
   * @param {(progress: Progress) => void} onProgress
   * @param {(fault: Fault) => void} onFault
   */
  constructor(runtime, patience, onProgress, onFault) {
    this.runtime = runtime;
    this.patience = patience;
    this.onProgress = onProgress;
    this.onFault = onFault;
    this.total = 0;
    this.restart();
  }

  get ready() {
    return this.#start.promise;
  }

  restart() {
    this.stop();
    this.#failures = 0;
    this.#whole = false;
    this.#fault = undefined;
    this.#start = defer();
    this.#start.promise.catch(() => {});
    const turn = this.#turn;
    Promise.all([drawn(), this.#forgotten]).then(() => turn === this.#turn && this.#boot());
    return this.ready;
  }

  /** @param {string} action @param {object} data @returns {Promise<any>} */
  call(action, data) {
    if (this.#fault) return Promise.reject(this.#fault);
    const { promise, resolve, reject } = defer();
    this.#last += 1;
    this.#calls.set(this.#last, { resolve, reject, request: { ...data, action } });
    if (this.#running) this.#send(this.#last);
    return promise;
  }

  stop() {
    this.#turn += 1;
    clearTimeout(this.#clock);
    this.#running = false;
    if (!this.#worker) return;
    this.#worker.onmessage = null;
    this.#worker.terminate();
    this.#worker = undefined;
  }

  #boot() {
    if (typeof WebAssembly !== "object" || !WebAssembly.compileStreaming) return this.#fail("no-webassembly");
    if (!this.runtime) return this.#fail("missing", "script[data-runtime]");
    const worker = started();
    if (!worker) return this.#fail("blocked", "worker.js");
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = (event) => (event.message ? this.#again() : this.#fail("missing", "worker.js"));
    const told = this.#whole ? withWhole(this.runtime) : this.runtime;
    this.total = Object.values(told.files).reduce((sum, file) => sum + file.size, 0);
    worker.postMessage({ start: told });
    this.#worker = worker;
    this.#progress(0);
  }

  /**
   * @param {{loaded?: number, booting?: true, ready?: true, fault?: {kind: Kind, file: string}, id?: number,
   *   result?: string, rest?: "kept" | "missed" | "wanted" | "lost"}} said
   */
  #hear(said) {
    if (said.loaded) this.#progress(said.loaded);
    else if (said.booting) this.#booting();
    else if (said.ready) this.#ready();
    else if (said.rest) this.#rest(said.rest);
    else if (said.fault?.kind === "crashed") this.#again();
    else if (said.fault) this.#fail(said.fault.kind, said.fault.file);
    else if (said.result !== undefined) this.#settle(said.id ?? 0, said.result);
    else this.#again();
  }

  /** @param {number} loaded */
  #progress(loaded) {
    this.#loaded = loaded;
    this.#watch(this.patience.quiet, () => this.#quiet());
    if (loaded) this.onProgress({ loaded, total: this.total });
  }

  /** Slow proxies scan a file before its first byte: that is said, and waited for. */
  #quiet() {
    this.#watch(this.patience.stall, () => this.#fail("stalled"));
    this.onProgress({ loaded: this.#loaded, total: this.total, quiet: true });
  }

  #booting() {
    this.onProgress({ loaded: this.total, total: this.total });
    this.#watch(this.patience.boot, () => this.#again());
  }

  #ready() {
    clearTimeout(this.#clock);
    if (this.runtime) this.runtime.anew = false;
    this.#running = true;
    this.#start.resolve();
    for (const id of this.#calls.keys()) this.#send(id);
  }

  /** The rest of the binary: there, waited for as long as for any download, or not to be had. @param {string} said */
  #rest(said) {
    if (said === "lost") this.#takeWhole();
    else if (said === "wanted") this.#watch(this.patience.stall, () => this.#takeWhole());
    else if (this.runtime) keepOffline(this.runtime, said === "kept");
  }

  #takeWhole() {
    this.#whole = true;
    this.#again();
  }

  /** @param {number} id */
  #send(id) {
    this.#worker?.postMessage({ id, request: this.#calls.get(id)?.request });
    this.#watch(this.patience.answer, () => this.#again());
  }

  /** @param {number} id @param {string} result */
  #settle(id, result) {
    clearTimeout(this.#clock);
    this.#failures = 0;
    this.#calls.get(id)?.resolve(JSON.parse(result));
    this.#calls.delete(id);
    if (this.#calls.size) this.#watch(this.patience.answer, () => this.#again());
  }

  /** A fresh worker, asked once more whatever is open; too many in a row are a fault. */
  #again() {
    this.stop();
    this.#failures += 1;
    if (this.#failures > RESTARTS) this.#fail("crashed");
    else this.#boot();
  }

  /** @param {Kind} kind @param {string} [file] */
  #fail(kind, file) {
    this.stop();
    const fault = new Fault(kind, file);
    this.#fault = fault;
    if (kind === "wrong-content" && this.runtime) this.#forgotten = forget(this.runtime);
    this.#start.reject(fault);
    for (const call of this.#calls.values()) call.reject(fault);
    this.#calls.clear();
    this.onFault(fault);
  }

  /**
   * Acts when nothing is heard for so long; a machine that slept meanwhile gets the time again.
   * @param {number} time
   * @param {() => void} act
   */
  #watch(time, act) {
    clearTimeout(this.#clock);
    const due = Date.now() + time;
    this.#clock = setTimeout(() => (Date.now() - due > time ? this.#watch(time, act) : act()), time);
  }
}

/**
 * @param {{later?: boolean, patience?: Patience, onProgress?: (progress: Progress) => void,
 *   onFault?: (fault: Fault) => void}} options
 */
export function createEngine({ later = false, patience = PATIENCE, onProgress = () => {}, onFault = () => {} } = {}) {
  return new Engine(readRuntime(later), patience, onProgress, onFault);
}
