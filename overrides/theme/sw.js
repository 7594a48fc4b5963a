// @ts-check
/**
 * Makes a second visit fast and the wizard work without a network. Registered by the wizard's pages alone.
 * The runtime's folder is named by its content, so a kept copy is right for ever; everything else is asked of the
 * network first, and the kept copy of something seen before is used only when the network cannot be reached.
 */

const SEEN = "soc-seen-1";
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const root = new URL("./", location.href);
const runtime = new URL("runtime/", root).href;

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(Promise.all([forget(), worker.clients.claim()])));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(root.href)) return;
  if (request.headers.has("range")) return;
  event.respondWith(request.url.startsWith(runtime) ? kept(request) : fresh(event));
});

/** Caches of earlier versions of this script go. */
async function forget() {
  const names = await caches.keys();
  return Promise.all(
    names.filter((name) => name.startsWith("soc-seen-") && name !== SEEN).map((name) => caches.delete(name)),
  );
}

/** A file of the runtime: the kept one, else the network's. @param {Request} request */
async function kept(request) {
  return (await caches.match(request.url)) ?? fetch(request);
}

/** Anything else: the network's, else the one seen before. @param {FetchEvent} event */
async function fresh(event) {
  try {
    const response = await fetch(event.request, { cache: "no-cache" });
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
  await seen.put(url.split(/[?#]/)[0], response);
}
