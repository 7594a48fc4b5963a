// @ts-check
/** A note shows at its number, under the mouse and at the focus; the note leads back to the number one came from. */

const GAP = 6;
const LINGER = 200;

const peek = Object.assign(document.createElement("div"), {
  id: "note-peek",
  className: "note-peek",
  popover: "manual",
});
/** @type {ReturnType<typeof setTimeout> | undefined} */
let leaving;

/** @param {Document} document */
export function showNotes(document) {
  const numbers = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('a[role="doc-noteref"]'));
  if (!numbers.length) return;
  peek.setAttribute("role", "tooltip");
  document.body.append(peek);
  peek.addEventListener("mouseenter", () => clearTimeout(leaving));
  peek.addEventListener("mouseleave", leave);
  for (const number of numbers) {
    number.addEventListener("mouseenter", () => show(number));
    number.addEventListener("focus", () => show(number));
    number.addEventListener("mouseleave", leave);
    number.addEventListener("blur", hide);
    number.addEventListener("click", () => leadBack(number));
  }
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  window.addEventListener("resize", hide);
}

/** @param {HTMLAnchorElement} number */
function show(number) {
  clearTimeout(leaving);
  const words = noteOf(number)?.cloneNode(true);
  if (!(words instanceof HTMLElement)) return;
  for (const back of words.querySelectorAll(".back")) back.remove();
  hide();
  peek.replaceChildren(...words.childNodes);
  number.setAttribute("aria-describedby", peek.id);
  peek.showPopover();
  const { left, top, bottom } = number.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const above = bottom + peek.offsetHeight + GAP > clientHeight;
  peek.style.left = `${scrollX + Math.max(GAP, Math.min(left, clientWidth - peek.offsetWidth - GAP))}px`;
  peek.style.top = `${scrollY + (above ? top - peek.offsetHeight - GAP : bottom + GAP)}px`;
}

function leave() {
  clearTimeout(leaving);
  leaving = setTimeout(hide, LINGER);
}

function hide() {
  clearTimeout(leaving);
  document.querySelector('[aria-describedby="note-peek"]')?.removeAttribute("aria-describedby");
  if (peek.matches(":popover-open")) peek.hidePopover();
}

/**
 * The same note is cited in many places: its way back is to the one that was followed.
 * @param {HTMLAnchorElement} number
 */
function leadBack(number) {
  const back = noteOf(number)?.querySelector("a.back");
  const place = [...document.querySelectorAll('a[role="doc-noteref"]')].indexOf(number);
  number.id ||= `from-${number.hash.slice(1)}-${place}`;
  back?.setAttribute("href", `#${number.id}`);
  hide();
}

/** @param {HTMLAnchorElement} number */
function noteOf(number) {
  return document.getElementById(number.hash.slice(1));
}
