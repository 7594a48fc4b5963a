// @ts-check
/**
 * The rest of Python's binary: functions that a start and the wizard do not call. It is fetched once Python is ready,
 * and started when the first half calls a function of it; if that comes earlier, the worker waits for the download.
 */

import { sha256 } from "@noble/hashes/sha2.js";

/** What a worker loses when Python starts (worker.js), kept for these requests alone. */
const get = self.fetch.bind(self);
const Request = self.XMLHttpRequest;

export class Rest {
  /** @type {ArrayBuffer | undefined} */
  #bytes;
  /** @type {WebAssembly.Instance | undefined} */
  #first;
  /** @type {WebAssembly.Imports} */
  #imports = {};

  /**
   * @param {string} url
   * @param {string | undefined} integrity of a `Runtime`; none where the binary is in one piece
   * @param {(what: "wanted" | "lost") => void} say
   */
  constructor(url, integrity, say) {
    this.url = url;
    this.integrity = integrity;
    this.say = say;
  }

  /** @param {WebAssembly.Instance} first @param {WebAssembly.Imports} imports what that was given */
  belongsTo(first, imports) {
    this.#first = first;
    this.#imports = imports;
  }

  /** Fetch it in advance: whether it came. What fails here is tried again when it is wanted. */
  async keep() {
    if (!this.integrity) return true;
    const response = await get(this.url, { integrity: this.integrity }).catch(() => null);
    const bytes = await response?.arrayBuffer().catch(() => undefined);
    if (response?.ok) this.#bytes = bytes;
    return Boolean(this.#bytes);
  }

  /** Start it: each of its functions is at its place of the table then. Called by the first half, which waits. */
  open() {
    try {
      const bytes = this.#bytes ?? this.#now();
      const table = /** @type {WebAssembly.Table} */ (this.#imports.env.__indirect_function_table);
      const place = new Proxy({}, { get: (_, number) => table.get(Number(number)) });
      const first = /** @type {WebAssembly.Instance} */ (this.#first).exports;
      new WebAssembly.Instance(new WebAssembly.Module(bytes), { ...this.#imports, first, place });
    } catch (error) {
      this.say("lost");
      throw error;
    }
  }

  /** Its bytes, checked, while everything waits. @returns {ArrayBuffer} */
  #now() {
    this.say("wanted");
    const request = new Request();
    request.open("GET", this.url, false);
    request.responseType = "arraybuffer";
    request.send();
    const same = request.status === 200 && integrityOf(request.response) === this.integrity;
    if (!same) throw new Error("not the published file");
    return request.response;
  }
}

/** SHA-256 as an `integrity` attribute has it. The browser's own answers later: too late. @param {ArrayBuffer} bytes */
export const integrityOf = (bytes) => `sha256-${btoa(String.fromCharCode(...sha256(new Uint8Array(bytes))))}`;
