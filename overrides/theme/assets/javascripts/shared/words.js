// @ts-check

/**
 * The words somebody looks for, in small letters, without the signs around them: “HECVAT 4.1.5, DOCU-03” has three.
 * @param {string} text
 */
export function wordsOf(text) {
  return text
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""))
    .filter(Boolean);
}
