// @ts-check
/** The theme opens its menu and, on a phone, its search by a label, which no key reaches: they become buttons. */

const OPENERS = { __drawer: "Menu", __search: "Search" };

export function openByKey() {
  for (const [id, name] of Object.entries(OPENERS)) {
    const toggle = document.getElementById(id);
    const label = document.querySelector(`.md-header label[for="${id}"]`);
    if (toggle instanceof HTMLInputElement && label instanceof HTMLElement) makeButton(label, toggle, name);
  }
}

/**
 * In the label's place and dress, which the theme's styles know by `for`.
 * @param {HTMLElement} label
 * @param {HTMLInputElement} toggle
 * @param {string} name
 */
function makeButton(label, toggle, name) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = label.className;
  button.setAttribute("for", toggle.id);
  button.setAttribute("aria-label", name);
  button.append(...label.childNodes);
  const tell = () => button.setAttribute("aria-expanded", String(toggle.checked));
  tell();
  toggle.addEventListener("change", tell);
  button.addEventListener("click", ({ detail: presses }) => {
    toggle.click();
    if (!presses && toggle.checked && toggle.id === "__drawer") into();
  });
  label.replaceWith(button);
  if (toggle.id === "__drawer") closeByEscape(button, toggle);
}

/** The focus goes into the menu that has opened. */
function into() {
  /** @type {HTMLElement | null} */ (document.querySelector(".md-sidebar--primary a[href]"))?.focus();
}

/** @param {HTMLElement} button @param {HTMLInputElement} toggle */
function closeByEscape(button, toggle) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked) return;
    toggle.click();
    button.focus();
  });
}
