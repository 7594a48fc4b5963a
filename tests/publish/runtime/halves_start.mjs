// Starts Python from the two halves of its binary in Node and runs code: `node halves_start.mjs FOLDER INFO CODE`, where INFO is that of Pyodide’s lock. It prints
// what the code comes to, and when the rest was started: before that, with a function of it, or never.
import { readFileSync } from "node:fs";

const [folder, info, code] = process.argv.slice(2);
const instantiate = WebAssembly.instantiate;
const LOCK = JSON.stringify({ info: JSON.parse(info), packages: {} });
let first, given;
let started = 0;

function rest() {
  started += 1;
  const place = new Proxy({}, { get: (_, number) => given.env.__indirect_function_table.get(Number(number)) });
  const module = new WebAssembly.Module(readFileSync(`${folder}/pyodide.rest.wasm`));
  new WebAssembly.Instance(module, { ...given, first: first.exports, place });
}

WebAssembly.instantiate = async (binary, imports) => {
  if (!imports?.env?.__indirect_function_table) return instantiate(binary, imports);
  given = imports;
  const done = await instantiate(binary, { ...imports, rest: { rest } });
  first = done.instance ?? done;
  return done;
};

const { loadPyodide } = await import(`${folder}/pyodide.mjs`);
const python = await loadPyodide({ indexURL: `${folder}/`, lockFileContents: LOCK });
const before = started;
const built = python.pyimport("builtins");
const space = built.dict();
built.exec(code, space);
const found = built.eval("run()", space);
process.stdout.write(JSON.stringify({ before, started, found }), () => process.exit(0));
