// @ts-check
/** What the page leaves to the library's data until a question is unfolded: a good answer's parts, each phrasing. */

import { all, el } from "../shared/dom.js";

const ASKED = "Also asked as";

/**
 * @param {EventTarget | null} unfolded
 * @param {() => Promise<{answer: {id: string, contains: string, asked: string[]}[]}>} data
 */
export async function more(unfolded, data) {
  const about = unfolded instanceof HTMLElement ? unfolded.querySelector(":scope > .about") : null;
  const id = about?.closest("[data-answer]")?.getAttribute("data-answer");
  const answer = id && (await data()).answer.find((each) => each.id === id);
  if (!about || !answer || about.hasAttribute("data-whole")) return;
  about.setAttribute("data-whole", "");
  const phrasings = all(about, "dt").find((term) => term.textContent === ASKED)?.nextElementSibling;
  phrasings?.replaceChildren(el("ul", {}, ...answer.asked.map((words) => el("li", {}, words))));
  about.prepend(el("dt", {}, "A good answer contains"), el("dd", {}, answer.contains));
}
