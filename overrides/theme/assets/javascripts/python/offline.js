// @ts-check
/**
 * Keeps Python and the wizard's pages for the next visit, with or without a network. What fails here is not missed.
 */

import { REST } from "./runtime.js";
import { trusted } from "./trusted.js";

/** @typedef {import("./runtime.js").Runtime} Runtime */

const PREFIX = "soc-runtime-";
const SERVICE = new URL("../../../sw.js", import.meta.url).href;

/**
 * Once Python runs: its files are in the browser's cache already, so keeping them costs no download.
 * @param {Runtime} runtime
 */
export async function keepOffline({ folder, files, reserve }) {
  if (!("serviceWorker" in navigator) || !globalThis.caches) return;
  try {
    await navigator.serviceWorker.register(trusted(SERVICE));
    const name = PREFIX + folder;
    await keepFiles(
      name,
      [...Object.keys(files), ...(reserve ? [REST] : [])].map((file) => folder + file),
    );
    await forgetOthers(name, PREFIX + new URL("../", folder).href);
    await keepPage();
  } catch {
    // Private windows, full disks and plain http have no such storage: the next visit is like the first.
  }
}

/** @param {string} name @param {string[]} urls */
async function keepFiles(name, urls) {
  const cache = await caches.open(name);
  const there = new Set((await cache.keys()).map((request) => request.url));
  await cache.addAll(urls.filter((url) => !there.has(url)));
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
