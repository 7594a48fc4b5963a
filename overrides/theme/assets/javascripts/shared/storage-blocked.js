// @ts-check
/** Where the browser blocks storage, touching it throws, and the theme's scripts stop: they get one that forgets. */
(() => {
  for (const name of ["localStorage", "sessionStorage"]) {
    try {
      void (/** @type {any} */ (window)[name].length);
    } catch {
      const kept = new Map();
      const value = {
        getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
        setItem: (/** @type {string} */ key, /** @type {string} */ item) => void kept.set(key, String(item)),
        removeItem: (/** @type {string} */ key) => void kept.delete(key),
        clear: () => kept.clear(),
        key: (/** @type {number} */ index) => [...kept.keys()][index] ?? null,
        get length() {
          return kept.size;
        },
      };
      Object.defineProperty(window, name, { configurable: true, value });
    }
  }
})();
