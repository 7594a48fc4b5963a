// @ts-check
/**
 * Python in a worker. From the page: first `{start: Runtime}`, then requests `{id, request}`.
 * To the page: `{loaded}` in bytes, `{booting: true}`, `{ready: true}`, `{fault: {kind, file}}`, and for each
 * request `{id, result}` with the JSON that Python wrote, or `{id, failure}` if Python raised.
 */

/** @typedef {import("./engine.js").Runtime} Runtime */

const WASM = "pyodide.asm.wasm";
const GLUE = "pyodide.asm.js";
const LOADER = "pyodide.mjs";
const LIBRARY = "python_stdlib.zip";
const REPORT_EVERY = 50;

/** A download that failed; `kind` is one of the faults of engine.js. */
class Fault extends Error {
  /** @param {string} kind @param {string} file */
  constructor(kind, file) {
    super(`${kind}: ${file}`);
    this.kind = kind;
    this.file = file;
  }
}

let loaded = 0;
let reported = 0;
/** @type {(request: string) => string} */
let handle;

/** @param {object} message */
const say = (message) => self.postMessage(message);

self.addEventListener("message", ({ data }) => {
  if (data.start) start(data.start).catch(sayFault);
  else say({ id: data.id, ...answer(data.request) });
});

/** @param {object} request */
function answer(request) {
  try {
    return { result: handle(JSON.stringify(request)) };
  } catch (error) {
    return { failure: String(error) };
  }
}

/** @param {unknown} error */
function sayFault(error) {
  const fault = error instanceof Fault ? error : new Fault("crashed", String(error));
  say({ fault: { kind: fault.kind, file: fault.file } });
}

/** Everything is on its way at once; whichever fails first says so. @param {Runtime} runtime */
async function start({ folder, files, lock }) {
  const wheel = Object.keys(files).find((name) => name.endsWith(".whl")) ?? "";
  const [{ loadPyodide }, wasm, library, archive] = await Promise.all([
    load(folder, LOADER, files[LOADER].size),
    compile(folder),
    read(folder, LIBRARY, files[LIBRARY].integrity),
    read(folder, wheel, files[wheel].integrity),
    load(folder, GLUE, files[GLUE].size),
  ]);
  say({ booting: true });
  hand(wasm, library);
  const python = await loadPyodide({
    indexURL: folder,
    packageBaseUrl: folder,
    lockFileContents: JSON.stringify(lock),
    env: { PYTHONPATH: `/${wheel}` },
    fsInit: async (/** @type {any} */ files) => files.writeFile(`/${wheel}`, archive),
  });
  handle = python.pyimport("decision.api").handle_json;
  handle('{"action":"step"}');
  say({ ready: true });
}

/**
 * Gives Pyodide what is here already, in answer to the two requests it makes itself.
 * @param {WebAssembly.Module} wasm
 * @param {Uint8Array<ArrayBuffer>} library
 */
function hand(wasm, library) {
  self.fetch = async (url) => new Response(String(url).endsWith(LIBRARY) ? library : null);
  WebAssembly.instantiateStreaming = async (_response, imports) => ({
    module: wasm,
    instance: await WebAssembly.instantiate(wasm, imports),
  });
}

/** A script of Pyodide's. @param {string} folder @param {string} name @param {number} size */
async function load(folder, name, size) {
  try {
    const module = await import(folder + name);
    count(size);
    return module;
  } catch (error) {
    throw new Fault(error instanceof SyntaxError ? "wrong-content" : "missing", name);
  }
}

/** The compiled binary, compiled while it arrives. @param {string} folder */
async function compile(folder) {
  const response = await download(folder, WASM);
  const typed = response.headers.get("content-type")?.startsWith("application/wasm");
  try {
    return await (typed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()));
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError)) throw new Fault("missing", WASM);
    throw new Fault(error.message.includes("Content Security Policy") ? "blocked" : "wrong-content", WASM);
  }
}

/** A file's bytes, checked. @param {string} folder @param {string} name @param {string} integrity */
async function read(folder, name, integrity) {
  const response = await download(folder, name, integrity);
  return new Uint8Array(await response.arrayBuffer());
}

/** @param {string} folder @param {string} name @param {string} [integrity] */
async function download(folder, name, integrity) {
  const response = await fetch(folder + name, { integrity }).catch(() => null);
  if (!response && integrity && (await exists(folder + name))) throw new Fault("wrong-content", name);
  if (!response?.ok) throw new Fault("missing", name);
  follow(response.clone());
  return response;
}

/** Whether a file is there at all: a refused one and a missing one look the same to fetch. @param {string} url */
async function exists(url) {
  return (await fetch(url, { method: "HEAD" }).catch(() => null))?.ok ?? false;
}

/**
 * Counts the bytes of a copy, so that the original keeps the browser's cache of compiled code.
 * @param {Response} copy
 */
async function follow(copy) {
  const reader = copy.body?.getReader();
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) count(part.value.length);
  } catch {
    // The download broke off: whoever reads the original reports it.
  }
}

/** @param {number} bytes */
function count(bytes) {
  loaded += bytes;
  const now = performance.now();
  if (now - reported < REPORT_EVERY) return;
  reported = now;
  say({ loaded });
}
