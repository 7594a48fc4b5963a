// @ts-check
/**
 * The unfinished interview, kept on this device. Where storage is blocked or full, nothing is kept and nothing is
 * said.
 */

const KEY = "which-soc:interview";

/** @param {string} fragment @param {number} count answers given */
export function remember(fragment, count) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ fragment, count, saved: new Date().toISOString() }));
  } catch {
    // Works without.
  }
}

export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Works without.
  }
}

/** @returns {{fragment: string, count: number, saved: Date} | null} */
export function remembered() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "null");
    const saved = new Date(kept?.saved);
    if (typeof kept?.fragment !== "string" || !Number.isInteger(kept.count) || Number.isNaN(saved.getTime()))
      return null;
    return { fragment: kept.fragment, count: kept.count, saved };
  } catch {
    return null;
  }
}
