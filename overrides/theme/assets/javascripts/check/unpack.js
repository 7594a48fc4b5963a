// @ts-check
/**
 * An Office package, in a worker: the bytes of a file and the limits in, the XML of its parts out, or why not.
 * Only the parts that hold words are unpacked, and none of them if they are too many or claim to be too large.
 */

import { unzipSync } from "../../vendor/fflate.js";
import { shut } from "../shared/doors.js";

/**
 * @typedef {{unpacked: number, parts: number}} Limits
 * @typedef {{refused: string} | {parts: Record<string, string>}} Unpacked
 */

class Bomb extends Error {}

shut();

self.addEventListener("message", ({ data }) => {
  self.postMessage(unpacked(new Uint8Array(data.bytes), data.limits));
});

/** @param {Uint8Array} bytes @param {Limits} limits @returns {Unpacked} */
function unpacked(bytes, limits) {
  let [count, total] = [0, 0];
  try {
    const found = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(?:xml|rels)$/.test(name)) return false;
        count += 1;
        total += originalSize;
        if (count > limits.parts || total > limits.unpacked) throw new Bomb();
        return true;
      },
    });
    return { parts: Object.fromEntries(Object.entries(found).map(([name, part]) => [name, words(part)])) };
  } catch (stopped) {
    return { refused: stopped instanceof Bomb ? "bomb" : "damaged" };
  }
}

/** XML is UTF-8 unless a mark says otherwise; anything else throws. @param {Uint8Array} part */
function words(part) {
  const wide =
    part[0] === 0xff && part[1] === 0xfe ? "utf-16le" : part[0] === 0xfe && part[1] === 0xff ? "utf-16be" : "";
  return new TextDecoder(wide || "utf-8", { fatal: true }).decode(part);
}
