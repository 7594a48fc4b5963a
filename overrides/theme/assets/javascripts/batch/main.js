// @ts-check
/**
 * Many vendors at once: reads a list in the page, proposes how its columns answer the questions, lets Python judge it
 * in the worker, shows the result and hands it out.
 */

import { createEngine } from "../python/engine.js";
import { save } from "../shared/clipboard.js";
import { counted, el, one, say, show } from "../shared/dom.js";
import { createColumns } from "./columns.js";
import { textOf } from "./file.js";
import { csvOf, judged, looked, rowsOf, Stopped } from "./pieces.js";
import { createTable } from "./table.js";

/**
 * @typedef {import("./pieces.js").Look} Look
 * @typedef {import("./columns.js").Mapping} Mapping
 * @typedef {{name: string, rows: string[][], look: Look}} List a file that has been read
 * @typedef {{added: string[], cells: string[][]}} Verdicts for each row of the list the added cells
 */

/** Tells Excel that a CSV file is UTF-8. */
const MARK = "\ufeff";

class Batch {
  /** @type {List | undefined} */
  #list;
  /** @type {Verdicts | undefined} */
  #found;
  #turn = 0;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.status = one(root, "[data-status]");
    this.engine = createEngine({
      onProgress: ({ loaded, total }) =>
        total && say(this.status, `Python is loading: ${Math.round((100 * loaded) / total)} %.`),
      onFault: (fault) => this.#failed(fault.message),
    });
    this.table = createTable(one(root, "[data-result]"));
    this.columns = createColumns(one(root, "[data-columns]"), (mapping) => this.#judge(mapping));
    this.engine.ready.then(() => this.#ready()).catch((fault) => this.#failed(fault.message));
    this.#listen();
  }

  #listen() {
    const field = /** @type {HTMLInputElement} */ (one(this.root, "#batch-input"));
    field.value = ""; // some browsers bring the name back after a reload, unread
    field.addEventListener("click", () => (field.value = "")); // else a corrected file of the same name is no change
    field.addEventListener("change", () => field.files?.[0] && this.#take(field.files[0]));
    listenForDrops(one(this.root, "[data-drop]"), (file) => this.#take(file));
    one(this.root, '[data-action="stop"]').addEventListener("click", () => this.#stop());
    one(this.root, '[data-action="download"]').addEventListener("click", () => this.#download());
  }

  #ready() {
    this.root.dataset.engine = "ready";
    performance.mark("soc:engine-ready");
    if (!this.#list) say(this.status, "Python is ready in this page.");
  }

  /** Nothing of an earlier file stays beside a new one. @param {File} file */
  async #take(file) {
    const turn = this.#begin();
    this.#list = undefined;
    this.columns.hide();
    say(this.status, `Reading ${file.name} …`);
    try {
      const rows = await rowsOf(this.engine, await textOf(file), () => turn === this.#turn);
      const look = await looked(this.engine, rows);
      if (turn !== this.#turn) return;
      this.#list = { name: file.name, rows, look };
      await this.#judge(this.columns.fill(look, rows));
    } catch (stopped) {
      this.#refused(turn, file.name, stopped);
    }
  }

  /** @param {Mapping} mapping */
  async #judge(mapping) {
    const list = this.#list;
    if (!list) return;
    const turn = this.#begin();
    const { name, rows, look } = list;
    const below = rows.length - look.header - 1;
    show(one(this.root, "[data-work]"), true);
    say(this.status, `Judging ${counted(below, "row")} of ${name} …`);
    try {
      const found = await judged(this.engine, rows, look, mapping, (done) => {
        this.#progress(done, below);
        return turn === this.#turn;
      });
      this.#found = found;
      this.#shown(name, rows, look, mapping, found);
    } catch (stopped) {
      this.#refused(turn, name, stopped);
    }
    if (turn === this.#turn) show(one(this.root, "[data-work]"), false);
  }

  /** @param {string} name @param {string[][]} rows @param {Look} look @param {Mapping} mapping @param {Verdicts} found */
  #shown(name, rows, look, mapping, found) {
    const shown = this.table.fill(name, rows, look, mapping, found);
    const noted = found.cells.slice(look.header + 1).filter((cells) => cells[cells.length - 1]).length;
    const rest = noted
      ? `${counted(noted, "row")} could not be understood; the column “note” says why`
      : "all understood";
    say(this.status, `${name}: ${counted(shown, "row")}, ${rest}.`);
  }

  #begin() {
    this.#turn += 1;
    this.#found = undefined;
    show(one(this.root, "[data-fault]"), false);
    show(one(this.root, "[data-work]"), false);
    this.table.hide();
    return this.#turn;
  }

  #stop() {
    this.#begin();
    const name = this.#list?.name ?? "The file";
    say(this.status, `${name}: stopped. Choose the file again, or change a column and judge it again.`);
  }

  /** @param {number} done @param {number} all */
  #progress(done, all) {
    const bar = /** @type {HTMLProgressElement} */ (one(this.root, "progress"));
    bar.value = all ? done / all : 1;
    say(one(this.root, "[data-rows]"), `${done.toLocaleString("en-US")} of ${counted(all, "row")}`);
  }

  async #download() {
    const list = this.#list;
    const found = this.#found;
    if (!list || !found) return;
    const { rows, look, name } = list;
    const wide = Math.max(...rows.map((row) => row.length), look.names.length);
    const whole = rows.map((row, place) => [...row, ...Array(wide - row.length).fill(""), ...found.cells[place]]);
    save(`${stem(name)}-soc.csv`, MARK + (await csvOf(this.engine, whole)), "text/csv");
  }

  /** @param {number} turn @param {string} name @param {unknown} stopped */
  #refused(turn, name, stopped) {
    if (stopped instanceof Stopped || turn !== this.#turn) return;
    say(this.status, "");
    show(one(this.root, "[data-work]"), false);
    this.#fault(`${name}: ${stopped instanceof Error ? stopped.message : stopped}`);
  }

  /** @param {string} words */
  #failed(words) {
    this.root.dataset.engine = "failed";
    say(this.status, "");
    this.#fault(`${words} The command line does the same without a browser.`);
  }

  /** @param {string} words */
  #fault(words) {
    const place = one(this.root, "[data-fault]");
    place.replaceChildren(el("strong", {}, words));
    show(place, true);
  }
}

/** @param {string} name */
const stem = (name) => name.replace(/\.[^.]+$/, "");

/** @param {HTMLElement} place @param {(file: File) => void} take */
function listenForDrops(place, take) {
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

const root = document.querySelector("soc-batch");
if (root instanceof HTMLElement) new Batch(root);
