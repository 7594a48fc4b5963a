// @ts-check
/**
 * Keeps Python and the wizard's pages for the next visit, with or without a network. What fails here is not missed.
 */

import { REST } from "./runtime.js";
import { trusted } from "./trusted.js";

/**
 * @typedef {import("./runtime.js").Runtime} Runtime
 * @typedef {import("./runtime.js").Files} Files
 */

const PREFIX = "soc-runtime-";
const SERVICE = new URL("../../../sw.js", import.meta.url).href;

/**
 * Once Python runs: its files are in the browser's cache already, so keeping them costs no download.
 * @param {Runtime} runtime
 * @param {boolean} rested whether the rest of the binary came: what was kept of it is wrong if it did not
 */
export async function keepOffline({ folder, files, reserve = {} }, rested) {
  if (!("serviceWorker" in navigator) || !globalThis.caches) return;
  try {
    await navigator.serviceWorker.register(trusted(SERVICE));
    const name = PREFIX + folder;
    if (!rested) await (await caches.open(name)).delete(folder + REST);
    await keepFiles(name, folder, { ...files, ...(reserve[REST] && { [REST]: reserve[REST] }) });
    await forgetOthers(name, PREFIX + new URL("../", folder).href);
    await keepPage();
  } catch {
    // Private windows, full disks and plain http have no such storage: the next visit is like the first.
  }
}

/**
 * Drops what is kept of a runtime, since a file of it is not the published one, and what the browser's own cache has.
 * @param {Runtime} runtime
 */
export async function forget(runtime) {
  runtime.anew = true;
  try {
    await caches.delete(PREFIX + runtime.folder);
  } catch {
    // Where nothing can be kept, nothing wrong is.
  }
}

/**
 * All that is not there yet, or none of it: a single file that is not the published one keeps the others out.
 * @param {string} name
 * @param {string} folder
 * @param {Files} files
 */
async function keepFiles(name, folder, files) {
  const cache = await caches.open(name);
  const there = new Set((await cache.keys()).map((request) => request.url));
  const missing = Object.entries(files).filter(([file]) => !there.has(folder + file));
  await cache.addAll(missing.map(([file, { integrity }]) => new Request(folder + file, { integrity })));
}

/** The runtimes of earlier builds of this site. @param {string} name @param {string} prefix */
async function forgetOthers(name, prefix) {
  const names = await caches.keys();
  await Promise.all(
    names.filter((each) => each.startsWith(prefix) && each !== name).map((each) => caches.delete(each)),
  );
}

/**
 * What this page and its worker were made of, as the service worker was not there yet to see it come; and what a
 * search will need.
 */
async function keepPage() {
  const registration = await navigator.serviceWorker.ready;
  const own = performance.getEntriesByType("resource").map((entry) => entry.name.split(/[?#]/)[0]);
  const page = location.href.split(/[?#]/)[0];
  const { search } = JSON.parse(document.querySelector("#__config")?.textContent ?? "{}");
  const index = new URL("search/search_index.json", registration.scope).href;
  const searched = search ? [index, new URL(search, document.baseURI).href] : [];
  const urls = [page, ...searched, ...own].filter(
    (url) => url.startsWith(registration.scope) && !url.includes("/runtime/"),
  );
  await Promise.all([...new Set(urls)].map((url) => fetch(url)));
}
