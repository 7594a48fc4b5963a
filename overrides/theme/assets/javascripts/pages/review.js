// @ts-check
/** The foot of a page says so when its review is late. */

/**
 * @param {ParentNode} root
 * @param {Date} now
 */
export function markLate(root, now) {
  const today = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  for (const time of root.querySelectorAll("time[data-review-by]")) {
    if ((time.getAttribute("datetime") ?? "") < today) {
      time.classList.add("due");
      time.append(" (review overdue)");
    }
  }
}
