// @ts-check
/** The page of the reader's list: what is on it, and the one appendix that is made of it. */

import { confirm, offer, save } from "../shared/clipboard.js";
import { all, counted, el, one, say, show } from "../shared/dom.js";
import { EXCEL, workbook } from "../shared/workbook.js";
import { blocks, forDocument, forWiki, LINK, rows, tab, WIDTHS, words } from "./appendix.js";
import { copy } from "./copy.js";
import { clear, keeps, listed, remove } from "./list.js";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const root = one(document, "soc-list");
const status = one(root, "[data-status]");
const list = one(root, "ol");

/** @type {Record<string, (button: HTMLElement) => unknown>} */
const ACTIONS = {
  copy: (button) => put(button, forDocument(listed())),
  markdown: (button) => put(button, forWiki(listed())),
  async word(button) {
    const { asDocx } = await import("../shared/docx.js");
    save("soc-references.docx", await asDocx(blocks(listed())), WORD);
    confirm(button, null, "Downloaded");
  },
  async excel(button) {
    save("soc-references.xlsx", await workbook(tab(), rows(listed()), WIDTHS, LINK), EXCEL);
    confirm(button, null, "Downloaded");
  },
  clear() {
    clear();
    draw();
    status.focus();
  },
};
for (const button of all(root, "[data-action]")) {
  button.addEventListener("click", () => ACTIONS[button.dataset.action ?? ""]?.(button));
}
addEventListener("storage", draw);
draw();

function draw() {
  const items = listed();
  list.replaceChildren(...items.map(entry));
  show(one(root, "[data-taking]"), items.length > 0);
  if (!keeps())
    say(status, "This browser keeps nothing for this site, so there is no list. Copy single citations instead.");
  else say(status, items.length ? `${counted(items.length, "section")} on the list.` : "The list is empty.");
}

/** @param {import("./list.js").Item} item */
function entry(item) {
  const button = el(
    "button",
    { type: "button", class: "button quiet", "aria-label": `Remove: ${item.title}` },
    "Remove",
  );
  button.addEventListener("click", () => {
    remove(item.id);
    draw();
    status.focus();
  });
  const rest = words(item).slice(item.title.length).replace(item.link, "").replace(/\s+/g, " ");
  const made = el("li", {}, el("p", {}, el("a", { href: item.link }, item.title), rest));
  if (item.answer) made.append(el("blockquote", {}, item.answer));
  made.append(button);
  return made;
}

/** @param {HTMLElement} button @param {import("./citation.js").Copied} copied */
async function put(button, copied) {
  if (await copy(copied)) confirm(button, null, "Copied");
  else offer(button, copied.plain);
}
