// @ts-check
/**
 * What a reader's words ask the index for. "soc", "2" and "report" are on nearly every page, so beside a word that
 * informs they count little; a name is found however its number is joined to it; a question's small words say nothing.
 */

const NAMED =
  /\b(soc|ssae|sas|isae|csae|iso|iec|sox|pci|dss|type|at-c|au-c|as|dc|tsp|hipaa|gdpr|part|rule)[-_]?(?=\d)/gi;
const ROMAN = /\b(type|soc)\s+(i{1,3})\b/gi;
const PUNCTUATION = /[?!,;:()“”‘’\u00a0]+/g;
const COMMON = new Set("soc 1 2 3 i ii report reports audit audits".split(" "));
const SILENT = new Set(
  (
    "a about an and any are at be between by can could do does for from get gets getting give has have how i if in " +
    "into is it its me my of on or our please shall should so than that the their them there they this to us " +
    "versus vs was we what when where which who whose why will with would you your"
  ).split(" "),
);
const PLURAL = /^\w{3,}[^aius]s$/;
const SHORT = 2;
const WEIGHT = 10;
const COMPARED = `difference^${WEIGHT}`; // "SOC 1 vs SOC 2", "SOC 1 or SOC 2"

/**
 * The query in the index's own syntax: `word^10` is exact and heavy, `word*` its beginnings. One that uses quotation
 * marks is left as it is.
 * @param {string} typed
 */
export function asked(typed) {
  if (typed.includes('"')) return typed;
  const words = split(typed);
  const informs = words.some((word) => !COMMON.has(word.toLowerCase()));
  const meant = words.map((word) => weighted(word, informs));
  return (!informs && numbers(words) > 1 ? [...meant, COMPARED] : meant).join(" ");
}

/**
 * The same words, each with a letter or two wrong.
 * @param {string} typed
 */
export function nearest(typed) {
  const plain = split(typed).filter((word) => /^[\p{L}\d]+$/u.test(word));
  return plain.map((word) => (word.length > SHORT ? `${word}~${word.length > 5 ? 2 : 1}` : `${word}^1`)).join(" ");
}

/** @param {string} typed */
function split(typed) {
  const plain = typed
    .replace(PUNCTUATION, " ")
    .replace(NAMED, "$1 ")
    .replace(ROMAN, (_, name, i) => `${name} ${i.length}`);
  const words = plain.trim().split(/\s+/).filter(Boolean);
  const telling = words.filter((word) => !SILENT.has(word.toLowerCase()));
  return telling.length ? telling : words;
}

/** @param {string[]} words */
function numbers(words) {
  return new Set(words.filter((word) => /^[123]$/.test(word))).size;
}

/** @param {string} word @param {boolean} informs whether some word of the query does */
function weighted(word, informs) {
  if (!/^\w+([-.]\w+)*$/.test(word)) return word;
  if (!informs || COMMON.has(word.toLowerCase())) return isShort(word) || informs ? `${word}^1` : word;
  if (isShort(word)) return `${word}^${WEIGHT}`;
  return PLURAL.test(word) ? `${word.slice(0, -1)}*^${WEIGHT}` : `${word}^${WEIGHT} ${word}*`;
}

/** @param {string} word */
function isShort(word) {
  return word.split("-").every((part) => part.length <= SHORT);
}
