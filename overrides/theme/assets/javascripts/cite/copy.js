// @ts-check
/** The clipboard. */

/**
 * Puts words on the clipboard, with a formatted form beside them if there is one; tells whether that was allowed.
 * @param {import("./citation.js").Copied} copied
 * @returns {Promise<boolean>}
 */
export async function copy({ plain, html }) {
  try {
    if (html && typeof ClipboardItem !== "undefined") {
      const blob = (/** @type {string} */ words, /** @type {string} */ type) => new Blob([words], { type });
      await navigator.clipboard.write([
        new ClipboardItem({ "text/html": blob(html, "text/html"), "text/plain": blob(plain, "text/plain") }),
      ]);
    } else {
      await navigator.clipboard.writeText(plain);
    }
    return true;
  } catch {
    return false;
  }
}
