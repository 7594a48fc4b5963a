// @ts-check
/** Tables whose rows stack on a narrow screen stay tables to a screen reader, whatever their `display`. */

const ROLES = { "thead, tbody": "rowgroup", tr: "row", td: "cell", th: "columnheader", "th[scope^=row]": "rowheader" };

/** @param {ParentNode} root */
export function keepRoles(root) {
  for (const table of root.querySelectorAll("table:has(td[data-label])")) {
    table.setAttribute("role", "table");
    for (const [selector, role] of Object.entries(ROLES)) {
      for (const part of table.querySelectorAll(selector)) part.setAttribute("role", role);
    }
  }
}
