// @ts-check
/** The second click of a double click on Continue, which lands on the next question, is none of its answers. */

const MOMENT = 500;
const NEAR = 16;

/**
 * @typedef {{time: number, x: number, y: number}} Press
 */

/**
 * Whether a press repeats the one before.
 * @param {Press | null} last
 * @param {Press} now
 */
export function repeats(last, now) {
  return last !== null && now.time - last.time < MOMENT && Math.hypot(now.x - last.x, now.y - last.y) < NEAR;
}

/** @param {HTMLElement} root */
export function steady(root) {
  /** @type {Press | null} */
  let last = null;
  root.addEventListener(
    "click",
    (event) => {
      if (event.detail === 0) return;
      const now = { time: event.timeStamp, x: event.clientX, y: event.clientY };
      if (repeats(last, now)) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      const target = event.target instanceof Element ? event.target.closest('[data-action="continue"]') : null;
      last = target ? now : null;
    },
    { capture: true },
  );
}
