// @ts-check
/** Which of many names is most like a mistyped one: Dice's coefficient over pairs of letters. */

const LIKE = 0.4;
const SHOWN = 5;

/**
 * The names most like the wanted one, best first.
 * @param {string} wanted
 * @param {string[]} names
 */
export function nearest(wanted, names) {
  const rated = names.map((name) => ({ name, like: alike(pairs(wanted), pairs(name)) }));
  const close = rated.filter(({ like }) => like >= LIKE).sort((one, other) => other.like - one.like);
  return close.slice(0, SHOWN).map(({ name }) => name);
}

/** @param {Set<string>} one @param {Set<string>} other */
function alike(one, other) {
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return (2 * shared) / (one.size + other.size || 1);
}

/** @param {string} text */
function pairs(text) {
  const letters = ` ${text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim()} `;
  return new Set([...letters].slice(1).map((letter, index) => letters[index] + letter));
}
