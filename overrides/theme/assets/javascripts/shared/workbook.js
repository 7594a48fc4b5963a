// @ts-check
/** A workbook of one table, made by a kept library: its heading stays in sight, words wrap, links can be clicked. */

export const EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const VENDOR = "../../vendor/write-excel-file.js";
const LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";
const SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/**
 * @param {string} sheet its name
 * @param {string[][]} rows the first is the heading
 * @param {number[]} widths of the columns, in characters
 * @param {number} [linked] the column, from 0 and before the 27th, whose cells are addresses
 * @returns {Promise<Blob>}
 */
export async function workbook(sheet, rows, widths, linked) {
  await import(VENDOR);
  const write = /** @type {any} */ (globalThis).writeXlsxFile;
  const data = rows.map((row, place) =>
    row.map((value, column) => ({
      type: String,
      value,
      fontWeight: place ? undefined : "bold",
      wrap: true,
      alignVertical: "top",
      ...(place && column === linked ? { textColor: "#0563c1", textDecoration: { underline: true } } : {}),
    })),
  );
  const options = { columns: widths.map((width) => ({ width })), stickyRowsCount: 1, sheet };
  const features = linked === undefined ? [] : [links(rows, linked)];
  return write(data, options, { features }).toBlob();
}

/**
 * What the library lacks: the addresses in a column become links of their cells.
 * @param {string[][]} rows
 * @param {number} column
 */
function links(rows, column) {
  const letter = String.fromCharCode("A".charCodeAt(0) + column);
  const cells = rows
    .slice(1)
    .map((row, place) => ({ id: `rId-link-${place + 1}`, cell: letter + (place + 2), to: new URL(row[column]).href }));
  const marks = cells.map(({ id, cell }) => `<hyperlink xmlns:r="${SPACE}" ref="${cell}" r:id="${id}"/>`).join("");
  const targets = cells.map(
    ({ id, to }) =>
      `<Relationship Id="${id}" Type="${LINK}" Target="${to.replaceAll("&", "&amp;")}" TargetMode="External"/>`,
  );
  return {
    files: {
      transform: {
        "xl/worksheets/sheet{id}.xml": { insert: () => (marks ? `<hyperlinks>${marks}</hyperlinks>` : "") },
        "xl/worksheets/_rels/sheet{id}.xml.rels": { insert: () => targets.join("") },
      },
    },
  };
}
