// @ts-check
/** An address that leads nowhere: what is most like it, or the wizard where a mail program broke its link. */

import { el, one, show } from "../shared/dom.js";
import { nearest } from "./nearest.js";
import { editionsOf, wantedOf } from "./wanted.js";

const ROOT = new URL("../../../", import.meta.url);
const WIZARD = /\/decide\/?#(.*)/s;

const address = decoded(location.pathname);
const answers = WIZARD.exec(address);
if (answers) location.replace(new URL(`decide/#${answers[1]}`, ROOT));
else help(wantedOf(address.slice(ROOT.pathname.length))).catch(() => {}); // then the page says where to look

/** @param {ReturnType<typeof wantedOf>} wanted */
async function help({ id, edition, words }) {
  const search = one(document, "[data-search]");
  if (words) {
    search.replaceChildren(anchor(`?q=${encodeURIComponent(words)}`, `Search for “${words}”`));
    show(search, true);
  }
  const { ids } = await data("ids.json");
  if (edition && (await otherEditions(id, edition))) return;
  const found = nearest(id || words.split(" ").slice(-4).join(" "), Object.keys(ids));
  show(document.querySelector("[data-nearest]"), found.length > 0);
  one(document, "[data-nearest] ul").replaceChildren(
    ...found.map((like) => el("li", {}, anchor(`go/${like}/`, ids[like]), ` (/go/${like}/)`)),
  );
}

/**
 * For a known section in an edition that is not there: the section as it is now, and the editions that have it.
 * @param {string} id
 * @param {string} edition
 * @returns {Promise<boolean>} whether the section is known
 */
async function otherEditions(id, edition) {
  const { ids, retired, editions } = await data("links.json");
  const now = Object.hasOwn(retired, id) ? retired[id] : id;
  if (!Object.hasOwn(ids, now)) return false;
  const having = now === id ? editionsOf(id, editions) : await frozen(id, Object.keys(editions).reverse());
  const links = having.map((name) => el("li", {}, anchor(`go/${id}/${name}/`, `As edition ${name} had it`)));
  const told = having.length ? "These editions have it:" : "No edition that is kept has it.";
  const successor = anchor(`go/${now}/`, ids[now].title);
  one(document, "[data-editions] p").replaceChildren(
    `There is no edition “${edition}” of this section. `,
    ...(now === id ? ["Read ", successor, " as it is now. "] : ["It was retired; ", successor, " took its place. "]),
    told,
  );
  one(document, "[data-editions] ul").replaceChildren(...links);
  show(document.querySelector("[data-editions]"), true);
  return true;
}

/**
 * Which editions have a page for a retired section.
 * @param {string} id
 * @param {string[]} names
 */
async function frozen(id, names) {
  const there = await Promise.all(
    names.map(async (name) => (await fetch(new URL(`go/${id}/${name}/`, ROOT), { method: "HEAD" })).ok),
  );
  return names.filter((_, index) => there[index]);
}

/** @param {string} name */
async function data(name) {
  return (await fetch(new URL(`data/${name}`, ROOT))).json();
}

/** @param {string} path @param {string} words */
function anchor(path, words) {
  return el("a", { href: new URL(path, ROOT).href }, words);
}

/** @param {string} path */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
