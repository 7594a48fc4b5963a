// @ts-check
/**
 * The rest of Python's binary: functions that a start and the wizard do not call. It is fetched once Python is ready,
 * and started when the first half calls a function of it; if that comes earlier, the worker waits for the download.
 */

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

  /** Fetch it in advance. What fails here is tried again when it is wanted. */
  async keep() {
    if (!this.integrity) return;
    const response = await get(this.url, { integrity: this.integrity }).catch(() => null);
    const bytes = await response?.arrayBuffer().catch(() => undefined);
    if (response?.ok) this.#bytes = bytes;
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

/** The first 32 bits after the point of a root. @param {number} root */
const after = (root) => ((root % 1) * 2 ** 32) | 0;
const upTo = (/** @type {number} */ last) => Array.from({ length: last - 1 }, (_, place) => place + 2);
const primes = upTo(311).filter((each) => upTo(17).every((other) => each % other || each === other));
const K = Int32Array.from(primes, (prime) => after(Math.cbrt(prime)));
const START = primes.slice(0, 8).map((prime) => after(Math.sqrt(prime)));
/** @param {number} word @param {number} count */
const turned = (word, count) => (word >>> count) | (word << (32 - count));

/** SHA-256 as an `integrity` attribute has it. The browser's own answers later: too late. @param {ArrayBuffer} bytes */
export function integrityOf(bytes) {
  const padded = new DataView(new ArrayBuffer(Math.ceil((bytes.byteLength + 9) / 64) * 64));
  new Uint8Array(padded.buffer).set(new Uint8Array(bytes));
  padded.setUint8(bytes.byteLength, 0x80);
  padded.setBigUint64(padded.byteLength - 8, BigInt(bytes.byteLength) * 8n);
  const hash = Int32Array.from(START);
  const words = new Int32Array(64);
  for (let block = 0; block < padded.byteLength; block += 64) {
    for (let place = 0; place < 16; place += 1) words[place] = padded.getInt32(block + place * 4);
    stretch(words);
    mix(hash, words);
  }
  const ordered = new DataView(new ArrayBuffer(32));
  for (const [place, each] of hash.entries()) ordered.setInt32(place * 4, each);
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(ordered.buffer)))}`;
}

/** From the 16 words of a block to 64. @param {Int32Array} words */
function stretch(words) {
  for (let place = 16; place < 64; place += 1) {
    const near = words[place - 2];
    const far = words[place - 15];
    const sum =
      (turned(far, 7) ^ turned(far, 18) ^ (far >>> 3)) + (turned(near, 17) ^ turned(near, 19) ^ (near >>> 10));
    words[place] = (words[place - 16] + words[place - 7] + sum) | 0;
  }
}

/** @param {Int32Array} hash @param {Int32Array} words */
function mix(hash, words) {
  let [a, b, c, d, e, f, g, h] = hash;
  for (let place = 0; place < 64; place += 1) {
    const one =
      (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + K[place] + words[place]) | 0;
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  const mixed = [a, b, c, d, e, f, g, h];
  for (let place = 0; place < 8; place += 1) hash[place] += mixed[place];
}
