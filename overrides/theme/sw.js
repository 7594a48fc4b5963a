// @ts-check
/**
 * Makes a second visit fast and the wizard work without a network. Registered by the wizard's pages alone.
 * The runtime's folder is named by its content, so a kept copy is right for ever; everything else is asked of the
 * network first, and the kept copy of something seen before is used only when the network cannot be reached. Of that
 * the newest are kept: so many pages, and so many of the files they are made of.
 */

const SEEN = "soc-seen-1";
const PAGES = 100;
const FILES = 300;
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const root = new URL("./", location.href);
const runtime = new URL("runtime/", root).href;
const BUNDLED = /\/assets\/(?:javascripts|stylesheets)-[0-9a-f]+\//;

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(Promise.all([forget(), worker.clients.claim()])));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(root.href)) return;
  if (request.headers.has("range")) return;
  event.respondWith(request.url.startsWith(runtime) ? kept(request) : fresh(event));
});

/** Caches of earlier versions of this script go, and all runtimes of this site but the last: names come by age. */
async function forget() {
  const names = await caches.keys();
  const earlier = names.filter((name) => name.startsWith(`soc-runtime-${runtime}`)).slice(0, -1);
  const others = names.filter((name) => name.startsWith("soc-seen-") && name !== SEEN);
  await Promise.all([...earlier, ...others].map((name) => caches.delete(name)));
  await trim();
}

/** @param {string} url */
const isPage = (url) => /(?:\/|\.html)$/.test(url);

/** What was put last comes last, so the oldest go; files of an earlier edition are among these. */
async function trim() {
  const seen = await caches.open(SEEN);
  const requests = await seen.keys();
  const pages = requests.filter(({ url }) => isPage(url));
  const files = requests.filter(({ url }) => !isPage(url));
  const old = [...pages.slice(0, -PAGES), ...files.slice(0, -FILES)];
  await Promise.all(old.map((request) => seen.delete(request, { ignoreVary: true })));
}

/** A file of the runtime: the kept one, else the network's. @param {Request} request */
async function kept(request) {
  return (await caches.match(request.url)) ?? fetch(request);
}

/**
 * Anything else: the network's, else the one seen before. What is named by its content need not be asked for anew where
 * the host says so.
 * @param {FetchEvent} event
 */
async function fresh(event) {
  try {
    const response = await fetch(event.request, BUNDLED.test(event.request.url) ? {} : { cache: "no-cache" });
    if (response.ok && response.type === "basic") event.waitUntil(keep(event.request.url, response.clone()));
    return response;
  } catch (error) {
    const seen = await caches.match(event.request.url, { cacheName: SEEN, ignoreSearch: true, ignoreVary: true });
    if (seen) return seen;
    throw error;
  }
}

/** One copy of each address, without its query. @param {string} url @param {Response} response */
async function keep(url, response) {
  const seen = await caches.open(SEEN);
  const [address] = url.split(/[?#]/);
  await seen.put(address, response);
  if (isPage(address)) await trim();
}
