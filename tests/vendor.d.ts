/* Libraries that the build puts beside our scripts. */
declare module "*/vendor/fflate.js" {
  export * from "fflate";
}
declare module "*/vendor/read-excel-file/xml/parseXml.js" {
  const parseXml: (...given: unknown[]) => unknown;
  export default parseXml;
}
declare module "*/vendor/read-excel-file/xlsx/parseSpreadsheetContents.js" {
  const parse: (...given: unknown[]) => Promise<{ sheet: string; data: unknown[][] }[]>;
  export default parse;
}
declare module "*/vendor/text-fragments-polyfill.js" {
  type Fragment = { prefix?: string; textStart: string; textEnd?: string; suffix?: string };
  export const generateFragmentFromRange: (range: Range) => { status: number; fragment?: Fragment };
}
