// @ts-check
/**
 * Python in a worker. From the page: first `{start: Runtime}`, then requests `{id, request}`.
 * To the page: `{loaded}` in bytes, `{booting: true}`, `{ready: true}`, `{fault: {kind, file}}`, and for each
 * request `{id, result}` with the JSON that Python wrote, or `{id, failure}` if Python raised. Of the binary's rest
 * (rest.js): `{rest: "kept"}` when all is here, `{rest: "missed"}` when it can be had no sooner than it is wanted,
 * `{rest: "wanted"}` when Python waits for it, `{rest: "lost"}` when it cannot go on.
 */

/** @typedef {import("./runtime.js").Runtime} Runtime */

import { shut } from "../shared/doors.js";
import { Rest } from "./rest.js";

const REST = "pyodide.rest.wasm";
const GLUE = "pyodide.asm.js";
const LOADER = "pyodide.mjs";
const LIBRARY = "python_stdlib.zip";
const REPORT_EVERY = 50;

/** A download that failed; `kind` is one of those of fault.js. */
class Fault extends Error {
  /** @param {string} kind @param {string} file */
  constructor(kind, file) {
    super(`${kind}: ${file}`);
    this.kind = kind;
    this.file = file;
  }
}

/** @type {RequestCache} */
let cache = "default";
let loaded = 0;
let reported = 0;
/** @type {(request: string) => string} */
let handle;

/** The end of a stage, for who measures: `files`, `python`, `rules`. @param {string} stage */
const mark = (stage) => performance.mark(`soc:${stage}`);

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

/** Everything is on its way at once and checked before use; whichever fails first says so. @param {Runtime} runtime */
async function start({ folder, files, reserve = {}, lock, anew }) {
  if (anew) cache = "reload";
  const names = Object.keys(files);
  const binary = names.find((name) => name.endsWith(".wasm")) ?? "";
  const wheel = names.find((name) => name.endsWith(".whl")) ?? "";
  const apart = names.filter((name) => name.endsWith(".zip") && name !== LIBRARY);
  const [{ loadPyodide }, wasm, library, archive, parts] = await Promise.all([
    load(folder, LOADER, files[LOADER].integrity),
    compile(folder, binary, files[binary].integrity),
    read(folder, LIBRARY, files[LIBRARY].integrity),
    read(folder, wheel, files[wheel].integrity),
    Promise.all(apart.map((name) => read(folder, name, files[name].integrity))),
    load(folder, GLUE, files[GLUE].integrity),
  ]);
  mark("files");
  say({ booting: true });
  const rest = new Rest(folder + REST, reserve[REST]?.integrity, (what) => say({ rest: what }));
  hand(wasm, library, rest);
  const python = await loadPyodide({
    indexURL: folder,
    packageBaseUrl: folder,
    lockFileContents: JSON.stringify(lock),
    env: { PYTHONPATH: [wheel, ...apart].map((name) => `/${name}`).join(":") },
    fsInit: async (/** @type {any} */ files) => {
      for (const [place, name] of [wheel, ...apart].entries()) files.writeFile(`/${name}`, [archive, ...parts][place]);
    },
  });
  mark("python");
  for (const name of apart) python.pyimport("decision").__path__.append(`/${name}/decision`);
  handle = python.pyimport("decision.api").handle_json;
  mark("rules");
  handle('{"action":"step"}');
  say({ ready: true });
  say({ rest: (await rest.keep()) ? "kept" : "missed" });
}

/**
 * Shuts every way out, of which rest.js keeps its own, and gives Pyodide what is here already, in answer to the two
 * requests it makes itself. A binary that gets no memory it
 * would only log, and never be ready.
 * @param {WebAssembly.Module} wasm
 * @param {Uint8Array<ArrayBuffer>} library
 * @param {Rest} rest
 */
function hand(wasm, library, rest) {
  shut({ fetch: async (/** @type {unknown} */ url) => new Response(String(url).endsWith(LIBRARY) ? library : null) });
  WebAssembly.instantiateStreaming = async (_response, imports = {}) => {
    try {
      const instance = await WebAssembly.instantiate(wasm, { ...imports, rest: { rest: () => rest.open() } });
      rest.belongsTo(instance, imports);
      return { module: wasm, instance };
    } catch (error) {
      sayFault(error);
      throw error;
    }
  };
}

/**
 * A script of Pyodide's: the bytes that were checked are imported; asked again, a host could send others.
 * @param {string} folder
 * @param {string} name
 * @param {string} integrity
 */
async function load(folder, name, integrity) {
  const bytes = await read(folder, name, integrity);
  const url = URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));
  try {
    return await import(url);
  } catch {
    throw new Fault("blocked", name);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * The binary, compiled and hashed while it arrives; where the browser hashes only over https, checked before compiling.
 * @param {string} folder
 * @param {string} name
 * @param {string} integrity
 */
async function compile(folder, name, integrity) {
  const hashing = Boolean(globalThis.crypto?.subtle);
  const { response, copy } = await download(folder, name, hashing ? undefined : integrity);
  const typed = response.headers.get("content-type")?.startsWith("application/wasm");
  try {
    const [module, found] = await Promise.all([
      typed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()),
      hashing ? digest(await copy) : integrity,
    ]);
    if (found !== integrity) throw new WebAssembly.CompileError("not the published file");
    return module;
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError)) throw new Fault("missing", name);
    throw new Fault(error.message.includes("Content Security Policy") ? "blocked" : "wrong-content", name);
  }
}

/** A file's bytes, checked. @param {string} folder @param {string} name @param {string} integrity */
async function read(folder, name, integrity) {
  const { response } = await download(folder, name, integrity);
  const bytes = await response.arrayBuffer().catch(() => null); // Firefox gives a response before it is whole
  if (!bytes) throw new Fault("missing", name);
  return new Uint8Array(bytes);
}

/** @param {Blob} bytes @returns {Promise<string>} in the form of an `integrity` attribute */
async function digest(bytes) {
  const hash = await crypto.subtle.digest("SHA-256", await bytes.arrayBuffer());
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}`;
}

/**
 * A response, and its bytes in a copy that is counted as it arrives.
 * @param {string} folder
 * @param {string} name
 * @param {string} [integrity]
 */
async function download(folder, name, integrity) {
  const response = await fetch(folder + name, integrity ? { integrity, cache } : { cache }).catch(() => null);
  if (!response && integrity && (await exists(folder + name))) throw new Fault("wrong-content", name);
  if (!response?.ok) throw new Fault("missing", name);
  return { response, copy: follow(response.clone()) };
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
  const parts = [];
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      count(part.value.length);
      parts.push(part.value);
    }
  } catch {
    // The download broke off: whoever reads the original reports it.
  }
  return new Blob(parts);
}

/** @param {number} bytes */
function count(bytes) {
  loaded += bytes;
  const now = performance.now();
  if (now - reported < REPORT_EVERY) return;
  reported = now;
  say({ loaded });
}
