// @ts-check
/**
 * Checks our links in a document: the page takes the file apart, Python finds the links and judges them by what the
 * site publishes. The words of earlier editions come as whole files, so that no request says what a document cites.
 */

import { save } from "../shared/clipboard.js";
import { one, say, show, tellFault } from "../shared/dom.js";
import { listenForDrops } from "../shared/drops.js";
import { startPython } from "../shared/python.js";
import { taken } from "./open.js";
import { fill } from "./result.js";

/**
 * @typedef {import("./result.js").Found} Found
 * @typedef {import("./result.js").Link} Link
 * @typedef {import("./open.js").Taken} Taken
 */

/** As the engine's own, but for the answer: a large document takes long. */
const PATIENCE = { quiet: 15_000, stall: 45_000, boot: 60_000, answer: 180_000 };

class Check {
  /** @type {Found | undefined} */
  #found;
  #name = "";
  #turn = 0;
  /** @type {() => void} what Python was asked last, for another try */
  #last = () => {};
  /** @type {Map<string, Promise<any>>} */
  #data = new Map();

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.site = new URL(root.dataset.site ?? "", location.href);
    this.status = one(root, "[data-status]");
    this.section = one(root, "[data-result]");
    const { engine, failed } = startPython(root, {
      patience: PATIENCE,
      ready: () => this.#turn || say(this.status, "Python is ready in this page."),
      again: () => !this.#found && this.#last(),
    });
    this.engine = engine;
    this.failed = failed;
    this.#listen();
  }

  #listen() {
    const field = /** @type {HTMLInputElement} */ (one(this.root, "#check-input"));
    const words = /** @type {HTMLTextAreaElement} */ (one(this.root, "#check-words"));
    field.value = ""; // some browsers bring the name back after a reload, unread
    field.addEventListener("click", () => (field.value = "")); // else a corrected file of the same name is no change
    field.addEventListener("change", () => field.files?.[0] && this.#file(field.files[0]));
    listenForDrops(one(this.root, "[data-drop]"), (file) => this.#file(file));
    one(this.root, '[data-action="check"]').addEventListener("click", () =>
      this.#take("The words", Promise.resolve({ text: words.value })),
    );
    one(this.root, '[data-action="download"]').addEventListener("click", () => this.#download());
  }

  /** @param {File} file */
  #file(file) {
    const { fileLimit, partLimit, unpackedLimit } = this.root.dataset;
    const limits = { file: Number(fileLimit), parts: Number(partLimit), unpacked: Number(unpackedLimit) };
    this.#take(file.name, taken(file, limits));
  }

  /** Nothing of an earlier document stays beside a new one. @param {string} name @param {Promise<Taken>} document */
  async #take(name, document) {
    this.#turn += 1;
    this.#last = () => this.#take(name, document);
    const turn = this.#turn;
    this.#found = undefined;
    this.#name = name;
    show(this.section, false);
    show(one(this.root, "[data-fault]"), false);
    say(this.status, `Reading ${name} …`);
    try {
      const edition = /** @type {HTMLSelectElement} */ (one(this.root, "#check-edition")).value;
      const known = await this.#published("data/links.json");
      const whole = { ...known, site: known.site || this.site.href };
      const found = await this.#ask({ do: "check", document: await document, known: whole, edition });
      for (const link of found.links) if (link.differs && link.frozen) await this.#compare(link);
      if (turn !== this.#turn) return;
      this.#found = found;
      say(this.status, `${name}: ${fill(this.section, name, found, whole.site)}`);
    } catch (stopped) {
      if (turn === this.#turn) this.#refused(name, stopped);
    }
  }

  /** The words of then and now, side by side. @param {Link} link */
  async #compare(link) {
    const [past, present] = [`data/editions/${link.edition}.json`, "data/sections.json"];
    const [then, now] = await Promise.all([this.#words(past, link.id), this.#words(present, link.now)]);
    link.difference = (await this.#ask({ do: "compare", then, now })).pieces;
  }

  /** @param {string} path @param {string} id @returns {Promise<string>} */
  async #words(path, id) {
    const { sections } = await this.#published(path);
    return sections.find((/** @type {{id: string}} */ section) => section.id === id)?.text ?? "";
  }

  /** Data of this site, asked for once. @param {string} path @returns {Promise<any>} */
  #published(path) {
    const there = this.#data.get(path) ?? fetched(new URL(path, this.site));
    this.#data.set(path, there);
    there.catch(() => this.#data.delete(path));
    return there;
  }

  /** @param {object} data */
  async #ask(data) {
    const found = await this.engine.call("links", data);
    if (found.error) throw new Error(found.error.message);
    return found;
  }

  #download() {
    if (!this.#found) return;
    const content = { file: this.#name, ...this.#found };
    save(
      `${this.#name.replace(/\.[^.]+$/, "")}-links.json`,
      `${JSON.stringify(content, null, 2)}\n`,
      "application/json",
    );
  }

  /** @param {string} name @param {unknown} stopped */
  #refused(name, stopped) {
    const words = stopped instanceof Error ? stopped.message : String(stopped);
    if (this.root.dataset.engine === "failed") return this.failed(words);
    say(this.status, "");
    tellFault(this.root, `${name}: ${words}`);
  }
}

/** @param {URL} address */
async function fetched(address) {
  const response = await fetch(address).catch(() => null);
  if (!response?.ok) throw new Error("The list of this site's links did not arrive. Try again when you are online.");
  return response.json();
}

const root = document.querySelector("soc-check");
if (root instanceof HTMLElement) new Check(root);
