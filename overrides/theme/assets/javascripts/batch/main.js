// @ts-check
/**
 * Many vendors at once: reads a list in the page, proposes how its columns answer the questions, lets Python judge it
 * in the worker, shows the result and hands it out.
 */

import { save } from "../shared/clipboard.js";
import { counted, el, one, say, show, tellFault } from "../shared/dom.js";
import { listenForDrops } from "../shared/drops.js";
import { startPython } from "../shared/python.js";
import { createColumns } from "./columns.js";
import { isWorkbook, textOf } from "./file.js";
import { bestOf, csvOf, judged, looked, rowsOf, Stopped, widest } from "./pieces.js";
import { Workbook } from "./sheets.js";
import { createTable } from "./table.js";
import { createWork } from "./work.js";

/**
 * @typedef {import("./pieces.js").Look} Look
 * @typedef {import("./columns.js").Mapping} Mapping
 * @typedef {import("./sheets.js").Sheet} Sheet
 * @typedef {{name: string, rows: string[][], look: Look, sheet: string}} List a file that has been read; of a workbook,
 *   one sheet
 * @typedef {{added: string[], cells: string[][]}} Verdicts for each row of the list the added cells
 */

/** Tells Excel that a CSV file is UTF-8. */
const MARK = "\ufeff";

class Batch {
  /** @type {List | undefined} */
  #list;
  /** @type {Verdicts | undefined} */
  #found;
  /** @type {Sheet[]} */
  #sheets = [];
  #workbook = new Workbook();
  #name = "";
  #turn = 0;
  /** @type {() => void} what Python was asked last, for another try */
  #last = () => {};

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.status = one(root, "[data-status]");
    const { engine, failed } = startPython(root, {
      ready: () => this.#list || say(this.status, "Python is ready in this page."),
      again: () => this.#name && !this.#found && this.#last(),
    });
    this.engine = engine;
    this.failed = failed;
    this.work = createWork(root, () => this.#stop());
    this.table = createTable(one(root, "[data-result]"));
    this.columns = createColumns(one(root, "[data-columns]"), (mapping) => this.#judge(mapping));
    this.#listen();
  }

  #listen() {
    const field = /** @type {HTMLInputElement} */ (one(this.root, "#batch-input"));
    field.value = ""; // some browsers bring the name back after a reload, unread
    field.addEventListener("click", () => (field.value = "")); // else a corrected file of the same name is no change
    field.addEventListener("change", () => field.files?.[0] && this.#take(field.files[0]));
    listenForDrops(one(this.root, "[data-drop]"), (file) => this.#take(file));
    one(this.root, '[data-action="download"]').addEventListener("click", () => this.#download());
    one(this.root, '[data-action="workbook"]').addEventListener("click", () => this.#downloadWorkbook());
    one(this.root, "#batch-sheet").addEventListener("change", ({ target }) => {
      const chosen = this.#sheets[Number(/** @type {HTMLSelectElement} */ (target).value)];
      if (chosen) this.#look(this.#begin(), this.#name, chosen.rows, chosen.name);
    });
  }

  /** Nothing of an earlier file stays beside a new one. @param {File} file */
  async #take(file) {
    const turn = this.#begin();
    this.#last = () => this.#take(file);
    this.#list = undefined;
    this.#name = file.name;
    this.columns.hide();
    show(one(this.root, "[data-sheet]"), false);
    say(this.status, `Reading ${file.name} …`);
    this.work.reading();
    try {
      const buffer = await file.arrayBuffer();
      const bytes = new Uint8Array(buffer);
      if (isWorkbook(bytes)) return await this.#open(turn, buffer);
      await this.#look(turn, file.name, await rowsOf(this.engine, textOf(bytes), () => turn === this.#turn), "");
    } catch (stopped) {
      this.#refused(turn, file.name, stopped);
    }
  }

  /**
   * Of a workbook the sheet that is seen and of which most is understood; the others can be chosen.
   * @param {number} turn
   * @param {ArrayBuffer} buffer
   */
  async #open(turn, buffer) {
    this.#sheets = await this.#workbook.open(buffer);
    if (turn !== this.#turn) return;
    const best = await bestOf(this.engine, this.#sheets, () => turn === this.#turn);
    if (!best) throw new Error("There is nothing in it, or only in hidden sheets.");
    const select = /** @type {HTMLSelectElement} */ (one(this.root, "#batch-sheet"));
    select.replaceChildren(
      ...this.#sheets.map(({ name, hidden, rows }, place) =>
        el("option", { value: String(place) }, `${name} (${counted(rows.length, "row")}${hidden ? ", hidden" : ""})`),
      ),
    );
    select.value = String(this.#sheets.indexOf(best.sheet));
    show(one(this.root, "[data-sheet]"), this.#sheets.length > 1);
    await this.#look(turn, this.#name, best.sheet.rows, best.sheet.name, best.look);
  }

  /**
   * @param {number} turn
   * @param {string} name
   * @param {string[][]} rows
   * @param {string} sheet
   * @param {Look} [known] of these rows
   */
  async #look(turn, name, rows, sheet, known) {
    this.#last = () => this.#look(this.#begin(), name, rows, sheet, known);
    this.#list = undefined;
    this.columns.hide();
    this.work.reading();
    try {
      const look = known ?? (await looked(this.engine, rows));
      if (turn !== this.#turn) return;
      this.#list = { name, rows, look, sheet };
      await this.#judge(this.columns.fill(look, rows));
    } catch (stopped) {
      this.#refused(turn, sheet ? `${name}, sheet ${sheet}` : name, stopped);
    }
  }

  /** @param {Mapping} mapping */
  async #judge(mapping) {
    const list = this.#list;
    if (!list) return;
    const turn = this.#begin();
    this.#last = () => this.#judge(mapping);
    const { name, rows, look } = list;
    const below = rows.length - look.header - 1;
    this.work.judged(0, below);
    say(this.status, `Judging ${counted(below, "row")} of ${name} …`);
    try {
      const found = await judged(this.engine, rows, look, mapping, (done) => {
        if (turn === this.#turn) this.work.judged(done, below);
        return turn === this.#turn;
      });
      this.#found = found;
      show(one(this.root, '[data-action="workbook"]'), Boolean(list.sheet));
      this.#shown(name, rows, look, mapping, found);
    } catch (stopped) {
      this.#refused(turn, name, stopped);
    }
    if (turn === this.#turn) this.work.hide();
  }

  /**
   * @param {string} name
   * @param {string[][]} rows
   * @param {Look} look
   * @param {Mapping} mapping
   * @param {Verdicts} found
   */
  #shown(name, rows, look, mapping, found) {
    const shown = this.table.fill(name, rows, look, mapping, found);
    const noted = found.cells.slice(look.header + 1).filter((cells) => cells[cells.length - 1]).length;
    const rest = noted
      ? `${counted(noted, "row")} could not be understood and ${noted === 1 ? "says" : "say"} why`
      : "all understood";
    say(this.status, `${name}: ${counted(shown, "row")}, ${rest}.`);
  }

  #begin() {
    this.#turn += 1;
    this.#found = undefined;
    show(one(this.root, "[data-fault]"), false);
    this.work.hide();
    this.table.hide();
    return this.#turn;
  }

  /** What was read stays; what was being read is let go of. */
  #stop() {
    this.#begin();
    this.#last = () => {};
    const again = "Choose the file again";
    if (this.#list) {
      say(this.status, `${this.#name}: stopped. ${again}, or change a column and judge it again.`);
      return;
    }
    this.#workbook.close();
    show(one(this.root, "[data-sheet]"), false);
    say(this.status, `${this.#name}: stopped. ${again}.`);
  }

  async #download() {
    const list = this.#list;
    const found = this.#found;
    if (!list || !found) return;
    const { rows, look, name } = list;
    const wide = widest([look.names, ...rows]);
    const whole = rows.map((row, place) => [...row, ...Array(wide - row.length).fill(""), ...found.cells[place]]);
    save(`${stem(name)}-soc.csv`, MARK + (await csvOf(this.engine, whole)), "text/csv");
  }

  /** The reader's own workbook; but for the new cells in the sheet it is as it was. */
  async #downloadWorkbook() {
    const list = this.#list;
    const found = this.#found;
    if (!list || !found) return;
    const wide = widest([list.look.names, ...list.rows]);
    const kind = /\.[^.]+$/.exec(list.name)?.[0] ?? ".xlsx";
    try {
      const bytes = await this.#workbook.save(list.sheet, wide + 1, found.cells);
      save(`${stem(list.name)}-soc${kind}`, bytes, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    } catch (stopped) {
      tellFault(this.root, `${list.name}: ${stopped instanceof Error ? stopped.message : stopped}`);
    }
  }

  /** @param {number} turn @param {string} name @param {unknown} stopped */
  #refused(turn, name, stopped) {
    if (stopped instanceof Stopped || turn !== this.#turn) return;
    const words = stopped instanceof Error ? stopped.message : String(stopped);
    say(this.status, "");
    this.work.hide();
    if (this.root.dataset.engine === "failed") this.failed(words);
    else tellFault(this.root, `${name}: ${words}`);
  }
}

/** @param {string} name */
const stem = (name) => name.replace(/\.[^.]+$/, "");

const root = document.querySelector("soc-batch");
if (root instanceof HTMLElement) new Batch(root);
