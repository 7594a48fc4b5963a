// @ts-check
/** The page for an address that leads nowhere: what is most like it, and the wizard where a mail program broke its link. */

import { nearest } from "./nearest.js";

const ROOT = new URL("../../../", import.meta.url);
const WIZARD = /\/decide\/?#(.*)$/;

const wanted = decoded(location.pathname);
const answers = WIZARD.exec(wanted);
if (answers) location.replace(new URL(`decide/#${answers[1]}`, ROOT));
else help();

async function help() {
  const words = wanted
    .slice(ROOT.pathname.length)
    .replace(/^go\/|index\.html$/g, "")
    .replace(/[^a-z0-9]+/gi, " ")
    .trim();
  const search = document.querySelector("[data-search]");
  const link = search?.querySelector("a");
  if (link && words) {
    link.href = new URL(`?q=${encodeURIComponent(words)}`, ROOT).href;
    link.textContent = `Search for “${words}”`;
    search?.removeAttribute("hidden");
  }
  const { ids } = await (await fetch(new URL("data/ids.json", ROOT))).json();
  const found = nearest(words.split(" ").slice(-4).join(" "), Object.keys(ids));
  document.querySelector("[data-nearest]")?.toggleAttribute("hidden", !found.length);
  document.querySelector("[data-nearest] ul")?.replaceChildren(...found.map((id) => entry(id, ids[id])));
}

/** @param {string} id @param {string} title */
function entry(id, title) {
  const link = Object.assign(document.createElement("a"), {
    href: new URL(`go/${id}/`, ROOT).href,
    textContent: title,
  });
  const item = document.createElement("li");
  item.append(link, ` (/go/${id}/)`);
  return item;
}

/** @param {string} path */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
