// @ts-check
/** The offer to go on with an unfinished interview. */

import { counted, one, say, show } from "../shared/dom.js";
import { remembered } from "../shared/storage.js";

/** @param {HTMLElement} root */
export function offerResume(root) {
  const kept = remembered();
  if (!kept || kept.count < 2) return;
  const day = kept.saved.toLocaleDateString("en-US", { month: "long", day: "numeric" });
  const card = kept.card ? ` So far: ${kept.card}` : "";
  say(
    one(root, "[data-resume-words]"),
    `An unfinished interview of ${day}, with ${counted(kept.count, "answer")}, is kept on this device.${card}`,
  );
  show(one(root, "[data-resume]"), true);
}
