// @ts-check
/** A workbook, as the page sees it: read in a worker that is started when the first workbook comes. */

import { trusted } from "../python/trusted.js";

/** @typedef {import("./workbook.js").Sheet} Sheet */

const WORKER = new URL("../batch/workbook.js", import.meta.url).href;

export class Workbook {
  /** @type {Worker | undefined} */
  #worker;
  /** @type {((fault: Error) => void) | undefined} */
  #refuse;

  /** @param {ArrayBuffer} bytes @returns {Promise<Sheet[]>} */
  async open(bytes) {
    this.close();
    return (await this.#ask({ open: bytes })).sheets;
  }

  /** The workbook with cells added to a sheet. @param {string} sheet @param {number} from @param {string[][]} cells */
  async save(sheet, from, cells) {
    return (await this.#ask({ save: { sheet, from, cells } })).bytes;
  }

  /** Stops whatever it is doing. */
  close() {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#refuse?.(new Error("Stopped."));
    this.#refuse = undefined;
  }

  /** @param {object} request @returns {Promise<any>} */
  #ask(request) {
    this.#worker ??= new Worker(trusted(WORKER), { type: "module" });
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      this.#refuse = reject;
      worker.onerror = () => reject(new Error("The workbook could not be read: a file of this site did not arrive."));
      worker.onmessage = ({ data }) => (data.fault ? reject(new Error(data.fault)) : resolve(data));
      worker.postMessage(request);
    });
  }
}
