// @ts-check
/**
 * A worker gives up its ways out: whatever asks an address for something, or keeps what does. `import()` is no function
 * that could be taken away; only the policy that a host sends with the worker's script bounds it.
 */

const DOORS = [
  ...["fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource"],
  ...["Worker", "SharedWorker", "caches", "CacheStorage", "Cache", "FontFace", "fonts", "Notification"],
];
const DOORS_OF_NAVIGATOR = ["storageBuckets", "serviceWorker", "sendBeacon"];

/**
 * For good, on the prototypes too.
 * @param {Record<string, unknown>} [instead] what is found in the place of some, by name
 */
export function shut(instead = {}) {
  for (const name of new Set([...DOORS, ...Object.keys(instead)])) close(self, name, instead[name]);
  for (const name of DOORS_OF_NAVIGATOR) close(navigator, name, undefined);
}

/** @param {object} thing @param {string} name @param {unknown} value */
function close(thing, name, value) {
  for (let each = thing; each; each = Object.getPrototypeOf(each))
    if (each === thing || Object.hasOwn(each, name))
      Object.defineProperty(each, name, { value, writable: false, configurable: false });
}
