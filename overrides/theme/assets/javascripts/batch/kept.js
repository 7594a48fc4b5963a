// @ts-check
/** The mapping that a reader chose, kept on this device. Where storage is blocked nothing is, and nothing is said. */

const KEY = "which-soc:columns";

/** @param {import("./columns.js").Mapping} mapping */
export function keepMapping(mapping) {
  try {
    localStorage.setItem(KEY, JSON.stringify(mapping));
  } catch {
    // Works without.
  }
}

export function forgetMapping() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Works without.
  }
}

/** @returns {Partial<import("./columns.js").Mapping>} */
export function keptMapping() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof kept === "object" && kept ? kept : {};
  } catch {
    return {};
  }
}
