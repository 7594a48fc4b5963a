// @ts-check
/** What a text file says, in whichever encoding a spreadsheet has saved it. */

/** @type {[number[], string][]} */
const MARKS = [
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

/** UTF-8 or UTF-16, with or without a mark, or else what Excel writes on Windows. @param {File} file */
export async function textOf(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    throw new Error("This is a workbook. In Excel, save the sheet as “CSV UTF-8” and choose that file.");
  }
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
    throw new Error(
      "This is an old or protected workbook. In Excel, save the sheet as “CSV UTF-8” and choose that file.",
    );
  }
  const marked = MARKS.find(([mark]) => mark.every((byte, place) => bytes[place] === byte));
  if (marked) return new TextDecoder(marked[1]).decode(bytes);
  if (bytes.length > 1 && bytes[1] === 0) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
