// @ts-check
/** The answers that can be sent, as a file: Python makes rows, words and blocks, kept libraries the workbook. */

import { save } from "../shared/clipboard.js";
import { EXCEL, workbook } from "../shared/workbook.js";

/** Tells Excel that a CSV file is UTF-8; importers of two or three columns take it for a part of the first title. */
const MARK = "\ufeff";
const ROOT = new URL("../../../", import.meta.url).href;
const WIDTHS = [40, 40, 80, 40, 14, 24, 24, 12, 20, 12, 12];

/**
 * Makes the file and saves it.
 * @param {(take: object) => Promise<any>} call
 * @param {string} form
 * @param {string} length
 */
export async function file(call, form, length) {
  const made = await call({ form: form === "xlsx" ? "full" : form, length, root: ROOT });
  if (made.error) throw new Error(made.error.message);
  if (form === "xlsx") return save("soc-answers.xlsx", await workbook("Answers", made.rows, WIDTHS), EXCEL);
  if (form === "markdown") return save("soc-answers.md", made.text, "text/markdown");
  if (form === "json") return save("soc-answers.json", `${JSON.stringify(made.json, null, 2)}\n`, "application/json");
  if (form === "blocks") {
    const { asDocx } = await import("../shared/docx.js");
    return save(
      "soc-answers.docx",
      await asDocx(made.blocks),
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    );
  }
  return save("soc-answers.csv", (form === "full" ? MARK : "") + made.csv, "text/csv");
}
