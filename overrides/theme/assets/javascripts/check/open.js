// @ts-check
/** A file, taken apart for Python: the parts of an Office package, the pages of a PDF, a text, or why it is refused. */

import { textOf } from "../batch/file.js";
import { trusted } from "../python/trusted.js";
import { pagesOf } from "./pdf.js";

/**
 * @typedef {import("./unpack.js").Unpacked} Unpacked
 * @typedef {{file: number, parts: number, unpacked: number}} Limits bytes of a file, parts of a package, bytes of them
 * @typedef {Unpacked | import("./pdf.js").Pages | {text: string}} Taken
 */

const WORKER = new URL("../check/unpack.js", import.meta.url).href;
const PATIENCE = 60_000;
const LOCKED = 1; // the bit in the header of a zip's part that says it needs a password

/** @param {File} file @param {Limits} limits @returns {Promise<Taken>} */
export async function taken(file, limits) {
  if (file.size > limits.file) return { refused: "too-large" };
  const buffer = await file.arrayBuffer();
  const bytes = new Uint8Array(buffer);
  if (starts(bytes, "PK")) return bytes[6] & LOCKED ? { refused: "encrypted" } : unpacked(buffer, limits);
  if (starts(bytes, "\xd0\xcf\x11\xe0")) return { refused: has(bytes, "EncryptedPackage") ? "encrypted" : "old" };
  if (starts(bytes, "%PDF")) return pagesOf(file, { pages: limits.parts, characters: limits.unpacked });
  if (starts(bytes, "{\\rtf")) return { refused: "other" };
  return { text: textOf(bytes).replace(/^\ufeff/, "") };
}

/** @param {Uint8Array} bytes @param {string} sign */
const starts = (bytes, sign) => [...sign].every((letter, place) => bytes[place] === letter.charCodeAt(0));

/**
 * Whether the bytes have a name in the form in which such files keep names.
 * @param {Uint8Array} bytes
 * @param {string} name
 */
function has(bytes, name) {
  const words = [...name].join("\0");
  return new TextDecoder("latin1").decode(bytes).includes(words);
}

/**
 * In a worker, so that the page stays free, and given up when it takes too long.
 * @param {ArrayBuffer} bytes
 * @param {Limits} limits
 * @returns {Promise<Unpacked>}
 */
async function unpacked(bytes, limits) {
  const worker = new Worker(trusted(WORKER), { type: "module" });
  const ended = new Promise((resolve, reject) => {
    setTimeout(() => resolve({ refused: "bomb" }), PATIENCE);
    worker.onerror = () => reject(new Error("The file could not be read: a script of this site did not arrive."));
    worker.onmessage = ({ data }) => resolve(data);
  });
  worker.postMessage({ bytes, limits }, [bytes]);
  try {
    return await ended;
  } finally {
    worker.terminate();
  }
}
