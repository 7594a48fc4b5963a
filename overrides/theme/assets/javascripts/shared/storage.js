// @ts-check
/**
 * Unfinished interviews, kept on this device, each by its own name, so that one tab leaves those of others alone. Where
 * storage is blocked or full, nothing is kept and nothing is said.
 */

const KEY = "which-soc:interviews";
const AT_MOST = 5;

/** @typedef {{run: string, fragment: string, count: number, saved: string, card?: string}} Kept */

/** Those kept, the newest first; what is not of this shape is not kept. @returns {Kept[]} */
function all() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isKept) : [];
  } catch {
    return [];
  }
}

/** @param {any} each */
const isKept = (each) =>
  typeof each?.run === "string" &&
  typeof each.fragment === "string" &&
  Number.isInteger(each.count) &&
  typeof (each.card ?? "") === "string" &&
  !Number.isNaN(new Date(each.saved).getTime());

/** @param {Kept[]} kept */
function write(kept) {
  try {
    if (kept.length) localStorage.setItem(KEY, JSON.stringify(kept.slice(0, AT_MOST)));
    else localStorage.removeItem(KEY);
  } catch {
    // Works without.
  }
}

/**
 * @param {string} run
 * @param {string} fragment
 * @param {number} count answers given
 * @param {string} card what they lead to so far
 */
export function remember(run, fragment, count, card) {
  write([{ run, fragment, count, card, saved: new Date().toISOString() }, ...all().filter((each) => each.run !== run)]);
}

/** @param {string} run */
export function forget(run) {
  write(all().filter((each) => each.run !== run));
}

/** The newest. @returns {Omit<Kept, "saved"> & {saved: Date} | null} */
export function remembered() {
  const [newest] = all();
  return newest ? { ...newest, saved: new Date(newest.saved) } : null;
}
