// @ts-check
/** A PDF, taken apart by a Python of its own that has a library for it: started when one is opened, ended after it. */

import { createEngine } from "../python/engine.js";
import { Fault } from "../python/fault.js";

/** @typedef {{refused: string} | {pages: string[][]}} Pages */

/** As for other files: what takes longer is given up. */
const PATIENCE = { quiet: 15_000, stall: 45_000, boot: 60_000, answer: 60_000 };

/** @param {File} file @param {{pages: number, characters: number}} limits @returns {Promise<Pages>} */
export async function pagesOf(file, limits) {
  const engine = createEngine({ later: true, patience: PATIENCE });
  try {
    const found = await engine.call("pdf", { content: await base64(file), limits });
    if (found.error) throw new Error(found.error.message);
    return found;
  } catch (stopped) {
    if (stopped instanceof Fault && stopped.kind === "crashed") return { refused: "bomb" };
    throw stopped;
  } finally {
    engine.stop();
  }
}

/** @param {File} file @returns {Promise<string>} */
function base64(file) {
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.onload = () => resolve(String(reader.result).replace(/^.*?,/, ""));
    reader.onerror = () => reject(new Error("The file could not be read: it was moved or changed meanwhile."));
    reader.readAsDataURL(file);
  });
}
