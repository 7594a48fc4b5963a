// @ts-check
/**
 * The theme's search takes every word for the start of a longer one: "SOC 1" would find 13, 17Ad and 100 first.
 * Numbers and letters of a name are meant as they are, so on their way to its worker they are marked as whole words.
 */

const QUERY = 2; // the theme's type of message for a query
const SHORT = 2;

export function searchWholeWords() {
  const post = Worker.prototype.postMessage;
  /** @param {any} message @param {any} [options] */
  Worker.prototype.postMessage = function (message, options) {
    const typed = message?.type === QUERY && typeof message.data === "string";
    post.call(this, typed ? { ...message, data: whole(message.data) } : message, options);
  };
}

/**
 * "SOC 1" as "SOC 1^1": a word with a weight gets no wildcard.
 * @param {string} query
 */
export function whole(query) {
  const mark = (/** @type {string} */ word) => (/^\w+(-\w+)*$/.test(word) && isShort(word) ? `${word}^1` : word);
  return query.includes('"') ? query : query.trim().split(/\s+/).map(mark).join(" ");
}

/** @param {string} word */
function isShort(word) {
  return word.split("-").every((part) => part.length <= SHORT);
}
