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

/** @param {HTMLElement} label @param {HTMLInputElement} toggle @param {string} name */
function makeButton(label, toggle, name) {
  label.setAttribute("role", "button");
  label.setAttribute("aria-label", name);
  label.tabIndex = 0;
  const tell = () => label.setAttribute("aria-expanded", String(toggle.checked));
  tell();
  toggle.addEventListener("change", tell);
  label.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    toggle.click();
    if (toggle.checked && toggle.id === "__drawer") into();
  });
  if (toggle.id === "__drawer") closeByEscape(label, toggle);
}

/** The focus goes into the menu that has opened. */
function into() {
  /** @type {HTMLElement | null} */ (document.querySelector(".md-sidebar--primary a[href]"))?.focus();
}

/** @param {HTMLElement} label @param {HTMLInputElement} toggle */
function closeByEscape(label, toggle) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked) return;
    toggle.click();
    label.focus();
  });
}
