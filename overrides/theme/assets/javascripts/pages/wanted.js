// @ts-check
/** What an address that leads nowhere asked for. */

const FILE = /(^|\/)index\.(html|md|json)$/;
const LINK = /^go\/+([^/]+)(?:\/+([^/]+))?/;

/**
 * The id and the edition of a permanent link, and the words of any address; `path` is from the site's root.
 * @param {string} path
 * @returns {{ id: string, edition: string, words: string }}
 */
export function wantedOf(path) {
  const asked = path.replace(FILE, "$1");
  const [, id = "", edition = ""] = LINK.exec(asked) ?? [];
  const words = (id || asked.replace(/^go\//, "")).replace(/[^a-z0-9]+/gi, " ").trim();
  return { id: id.trim().toLowerCase(), edition: edition.trim(), words };
}

/**
 * The editions that have a section which is on the site now, newest first.
 * @param {string} id
 * @param {Record<string, { lacks: string[] }>} editions
 */
export function editionsOf(id, editions) {
  const having = Object.entries(editions).filter(([, { lacks }]) => !lacks.includes(id));
  return having.map(([name]) => name).reverse();
}
