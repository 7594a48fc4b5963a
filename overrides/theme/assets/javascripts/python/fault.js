// @ts-check
/** Why there is no Python, in the words that readers see. */

/** @typedef {"no-webassembly" | "missing" | "blocked" | "wrong-content" | "stalled" | "crashed"} Kind */

/** @type {Record<Kind, string>} */
const WORDS = {
  "no-webassembly": "Python cannot run here, because this browser has WebAssembly switched off.",
  missing: "Python could not be downloaded: a file did not arrive.",
  blocked:
    "Python cannot run here: the browser blocks it, for a security policy or for how this site's server sends it.",
  "wrong-content": "Python could not be started: a downloaded file is not the one this site published.",
  stalled: "The download of Python has stopped: no data is arriving.",
  crashed: "Python has stopped and could not be started again.",
};

/** A fault: `kind` for scripts, `message` for the reader, `file` for whoever mends it. */
export class Fault extends Error {
  /** @param {Kind} kind @param {string} file */
  constructor(kind, file = "") {
    super(WORDS[kind]);
    this.kind = kind;
    this.file = file;
  }
}
