// @ts-check
/** The addresses of scripts that the wizard starts: its workers and its service worker, no others. */

const SCRIPTS = ["../python/worker.js", "../batch/workbook.js", "../check/unpack.js", "../../../sw.js"];
const OWN = SCRIPTS.map((path) => new URL(path, import.meta.url).href);

const types = /** @type {any} */ (globalThis).trustedTypes;
const policy = types?.createPolicy("decide", { createScriptURL: own });

/** @param {string} url */
function own(url) {
  if (!OWN.includes(url)) throw new TypeError(`not a script of the wizard: ${url}`);
  return url;
}

/** The address of one of the wizard's scripts, as strict browsers want it. @param {string} url @returns {string} */
export const trusted = (url) => (policy ? policy.createScriptURL(url) : own(url));
