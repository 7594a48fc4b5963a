// @ts-check
/** What the sender says: read out of fields, put back into them, and kept on this device. */

import { all } from "../shared/dom.js";

/** @typedef {Record<string, string | string[]>} Said */

const KEY = "which-soc:answers";

/** What is kept on this device; nothing where storage is closed. @returns {Said} */
export function kept() {
  try {
    const said = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof said === "object" && said !== null && !Array.isArray(said) ? said : {};
  } catch {
    return {};
  }
}

/** @param {Said} said */
export function keep(said) {
  try {
    if (Object.keys(said).length) localStorage.setItem(KEY, JSON.stringify(said));
    else localStorage.removeItem(KEY);
  } catch {
    // Works without.
  }
}

/**
 * Takes what one control says into what is said.
 * @param {Said} said
 * @param {HTMLInputElement} control
 */
export function take(said, control) {
  const { name, value, type } = control;
  if (type === "checkbox") {
    const boxes = all(control.form ?? document.body, `[name="${name}"]`).map(
      (box) => /** @type {HTMLInputElement} */ (box),
    );
    if (control.checked) {
      const alone = "alone" in control.dataset;
      for (const box of boxes) if (box !== control && (alone || "alone" in box.dataset)) box.checked = false;
    }
    said[name] = boxes.filter((box) => box.checked).map((box) => box.value);
  } else {
    said[name] = value.trim();
  }
  if (!said[name]?.length) delete said[name];
}

/**
 * Puts what is said back into the controls below an element.
 * @param {HTMLElement} root
 * @param {Said} said
 */
export function put(root, said) {
  for (const each of all(root, "input[name]")) {
    const control = /** @type {HTMLInputElement} */ (each);
    if (control.name.startsWith("length@")) continue;
    const value = said[control.name.replace(/@.*/, "")];
    if (control.type === "checkbox" || control.type === "radio") {
      control.checked = Array.isArray(value) ? value.includes(control.value) : value === control.value;
    } else if (control !== document.activeElement) {
      control.value = typeof value === "string" ? value : "";
    }
  }
}

/**
 * Shows of the form what applies, and says beside a control why it is not taken.
 * @param {HTMLElement} root
 * @param {string[]} asked
 * @param {{id: string, says: string}[]} refused
 */
export function mark(root, asked, refused) {
  const why = new Map(refused.map(({ id, says }) => [id, says]));
  for (const item of all(root, "[data-item]")) {
    const id = item.dataset.item ?? "";
    if (item.closest("[data-form]")) item.hidden = !asked.includes(id);
    const control = item.querySelector("input:not([type='radio'], [type='checkbox'])");
    const says = why.get(id) ?? "";
    control?.setAttribute("aria-invalid", String(Boolean(says)));
    let note = item.querySelector(".refused");
    if (!note && says) {
      note = document.createElement("p");
      note.className = "refused";
      note.setAttribute("role", "alert");
      item.append(note);
    }
    if (note && note.textContent !== says) note.textContent = says;
  }
}
