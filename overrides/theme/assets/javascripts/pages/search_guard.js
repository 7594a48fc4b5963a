// @ts-check
/**
 * Goes before the theme's search worker, which a page's policy does not reach: it fetches from its own origin alone,
 * and has no other way out. What no script can close is `import()`; the policy that a host sends does.
 */

import { shut } from "../shared/doors.js";

/** Read from a disk, the theme runs the search in a frame, where nothing is to be shut. */
const worker = typeof WorkerGlobalScope === "function";

/** @param {string} address */
function own(address) {
  if (new URL(address, location.href).origin !== location.origin) throw new TypeError(`not of this site: ${address}`);
}

if (worker) {
  const { Request, fetch: get } = self;
  const bring = /** @type {any} */ (self).importScripts;
  shut({
    fetch: async (/** @type {RequestInfo} */ to, /** @type {RequestInit} */ how) => {
      const request = new Request(to, how);
      own(request.url);
      return get.call(self, request, { redirect: "error" });
    },
    importScripts: (/** @type {string[]} */ ...addresses) => {
      addresses.forEach(own);
      return bring.apply(self, addresses);
    },
  });
}
