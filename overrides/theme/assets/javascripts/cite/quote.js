// @ts-check
/**
 * A link to the very words that a reader has selected. The permanent link carries them as `?text=`, since a browser
 * keeps a text fragment (URL Fragment Text Directives) from scripts; on arrival they become `#<id>:~:text=`.
 */

/**
 * What is selected, if it begins in the section of this link.
 * @param {HTMLElement} cite
 * @returns {Range | null}
 */
export function selectedIn(cite) {
  const selection = getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0).cloneRange();
  const before = [...document.querySelectorAll("a[data-cite]")].filter(
    (each) => range.comparePoint(each.parentElement ?? each, 0) < 0,
  );
  return before.at(-1) === cite ? range : null;
}

/**
 * The permanent link with the words; the link alone where they cannot be told from others on the page.
 * @param {string} link
 * @param {Range} range
 * @returns {Promise<string>}
 */
export async function linkToWords(link, range) {
  const { generateFragmentFromRange } = await import("../../vendor/text-fragments-polyfill.js");
  const { fragment } = generateFragmentFromRange(range);
  return fragment ? `${link}?text=${directive(fragment)}` : link;
}

/**
 * The value of a text directive: `prefix-,start,end,-suffix`.
 * @param {{ prefix?: string, textStart: string, textEnd?: string, suffix?: string }} fragment
 */
export function directive({ prefix, textStart, textEnd, suffix }) {
  const parts = [
    prefix && `${encoded(prefix)}-`,
    encoded(textStart),
    textEnd && encoded(textEnd),
    suffix && `-${encoded(suffix)}`,
  ];
  return parts.filter(Boolean).join(",");
}

/** @param {string} words */
function encoded(words) {
  return encodeURIComponent(words).replace(/[-'()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
