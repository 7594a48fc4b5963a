/**
 * Goes before the theme's search worker, which a page's policy does not reach: it fetches from its own origin alone, and
 * has no other way out. What no script can close is `import()`; the policy that a host sends does.
 */
(() => {
  if (typeof WorkerGlobalScope !== "function") return; // read from a disk, the theme runs it in a frame
  const { Request: Asked, URL: Address, TypeError: Refused, fetch: get, importScripts: bring, location } = self;
  const closed = [
    "XMLHttpRequest",
    "WebSocket",
    "WebSocketStream",
    "WebTransport",
    "EventSource",
    "Worker",
    "FontFace",
    "caches",
    "CacheStorage",
    "Cache",
  ];

  /** Sets a name for good, on the worker and on all that it inherits from. */
  const settle = (name, value) => {
    const fixed = { value, writable: false, configurable: false };
    for (let each = self; each; each = Object.getPrototypeOf(each)) {
      if (each === self || Object.hasOwn(each, name)) Object.defineProperty(each, name, fixed);
    }
  };
  const own = (address) => {
    if (new Address(address, location.href).origin !== location.origin)
      throw new Refused(`not of this site: ${address}`);
  };

  for (const name of ["add", "addAll"])
    if (self.Cache) Object.defineProperty(Cache.prototype, name, { value: undefined });
  for (const name of closed) settle(name, undefined);
  settle("fetch", async (to, how) => {
    const request = new Asked(to, how);
    own(request.url);
    return get.call(self, request, { redirect: "error" });
  });
  settle("importScripts", (...addresses) => {
    addresses.forEach(own);
    return bring.apply(self, addresses);
  });
})();
