// @ts-check
/** Checklists remember what is checked on this device, by page and by the words of the item, until cleared. */

const KEY = `which-soc:ticks:${location.pathname}`;

/** @param {ParentNode} root */
export function keepTicks(root) {
  const boxes = [...root.querySelectorAll(".checklist")].flatMap(boxesIn);
  const checked = new Set(recall());
  for (const box of boxes) box.checked = checked.has(name(box));
  for (const list of root.querySelectorAll(".checklist")) addBar(list, () => remember(boxes));
}

/**
 * How many are checked, and the button that clears them.
 * @param {Element} list
 * @param {() => void} save
 */
function addBar(list, save) {
  const boxes = boxesIn(list);
  const count = document.createElement("output");
  const clear = document.createElement("button");
  const bar = document.createElement("p");
  const tell = () => (count.value = `${boxes.filter((box) => box.checked).length} of ${boxes.length} checked`);
  const changed = () => {
    tell();
    save();
  };
  clear.type = "button";
  clear.textContent = "Clear check marks";
  clear.addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    changed();
  });
  list.addEventListener("click", tickByWords);
  list.addEventListener("change", changed);
  bar.className = "ticks";
  bar.append(count, " ", clear);
  list.append(bar);
  tell();
}

/**
 * A click on the words of an item checks it, unless it follows a link or selects text.
 * @param {Event} event
 */
function tickByWords(event) {
  const target = /** @type {Element} */ (event.target);
  if (target.closest("a, input, button, summary") || !getSelection()?.isCollapsed) return;
  target.closest("li")?.querySelector("input")?.click();
}

/**
 * @param {ParentNode} root
 * @returns {HTMLInputElement[]}
 */
function boxesIn(root) {
  return [...root.querySelectorAll(/** @type {"input"} */ ("input[type=checkbox]"))];
}

/** @param {HTMLInputElement} box */
function name(box) {
  return box.getAttribute("aria-label") ?? "";
}

/** @returns {string[]} */
function recall() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

/** @param {HTMLInputElement[]} boxes */
function remember(boxes) {
  const checked = boxes.filter((box) => box.checked).map(name);
  try {
    if (checked.length) localStorage.setItem(KEY, JSON.stringify(checked));
    else localStorage.removeItem(KEY);
  } catch {
    // Storage is blocked or full: the checks last as long as the page.
  }
}
