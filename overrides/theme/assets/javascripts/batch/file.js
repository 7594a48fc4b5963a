// @ts-check
/** What kind of file it is, and what a text file says, in whichever encoding a spreadsheet has saved it. */

/** @type {[number[], string][]} */
const MARKS = [
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

/** Whether it is a workbook; throws for one that is protected or of the old kind. @param {Uint8Array} bytes */
export function isWorkbook(bytes) {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
    const remedy = "Open it in Excel and save it as .xlsx without a password.";
    throw new Error(`This workbook has a password or is of the old .xls kind. ${remedy}`);
  }
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** UTF-8 or UTF-16, with or without a mark, or else what Excel writes on Windows. @param {Uint8Array} bytes */
export function textOf(bytes) {
  const marked = MARKS.find(([mark]) => mark.every((byte, place) => bytes[place] === byte));
  if (marked) return new TextDecoder(marked[1]).decode(bytes);
  if (bytes.length > 1 && bytes[1] === 0) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
