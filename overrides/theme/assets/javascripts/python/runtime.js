// @ts-check
/**
 * The files of Python, as the build tells the page: those that a start fetches, and what is fetched after it (`REST`)
 * or in the place of another (`WHOLE`).
 * @typedef {Record<string, {size: number, integrity: string}>} Files
 * @typedef {{folder: string, files: Files, lock: object, reserve?: Files, later?: Files, anew?: boolean}} Runtime
 *   `anew`: past every cache, since a file was not the published one
 */

const BINARY = "pyodide.asm.wasm";
export const REST = "pyodide.rest.wasm";
const WHOLE = "pyodide.whole.wasm";

/**
 * What the build wrote into the page, with what it fetches later, if that is wanted; null when it wrote nothing.
 * @param {boolean} later
 * @returns {Runtime | null}
 */
export function readRuntime(later) {
  const block = document.querySelector("script[data-runtime]");
  if (!block?.textContent) return null;
  const runtime = JSON.parse(block.textContent);
  const files = { ...runtime.files, ...(later && runtime.later) };
  return { ...runtime, files, folder: new URL(runtime.folder, document.baseURI).href };
}

/** The same with the whole binary in place of its first half. @param {Runtime} runtime @returns {Runtime} */
export function withWhole({ files, reserve = {}, ...others }) {
  const { [BINARY]: _, ...kept } = files;
  return { ...others, files: { ...kept, [WHOLE]: reserve[WHOLE] } };
}
