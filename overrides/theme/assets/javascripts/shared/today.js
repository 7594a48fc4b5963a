// @ts-check
/** Those that Python counts with, both with a February 29: a clock without its year must not stop the interview. */
const YEARS = { first: 2000, last: 2196 };

/** The reader's own day, from the reader's own clock. */
export function today() {
  const now = new Date();
  const year = Math.min(Math.max(now.getFullYear(), YEARS.first), YEARS.last);
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${year}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
