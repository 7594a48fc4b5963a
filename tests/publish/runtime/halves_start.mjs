// Starts Python from the two halves of its binary in Node, by the script that opens the rest in a browser, and runs code:
// `node halves_start.mjs FOLDER REST.JS INFO CODE`, where INFO is that of Pyodide’s lock. It prints what the code comes
// to, and how often the rest was started before it and in all.
import { readFileSync } from "node:fs";

const [folder, script, info, code] = process.argv.slice(2);
const instantiate = WebAssembly.instantiate;
let started = 0;

globalThis.self = globalThis;
globalThis.fetch = async () => new Response(readFileSync(`${folder}/pyodide.rest.wasm`));
const { Rest } = await import(script);
const rest = new Rest("pyodide.rest.wasm", "checked by browsers", () => {});
await rest.keep();

WebAssembly.instantiate = async (binary, imports) => {
  if (!imports?.env?.__indirect_function_table) return instantiate(binary, imports);
  const open = () => {
    started += 1;
    rest.open();
  };
  const done = await instantiate(binary, { ...imports, rest: { rest: open } });
  rest.belongsTo(done.instance ?? done, imports);
  return done;
};

const { loadPyodide } = await import(`${folder}/pyodide.mjs`);
const lockFileContents = JSON.stringify({ info: JSON.parse(info), packages: {} });
const python = await loadPyodide({ indexURL: `${folder}/`, lockFileContents });
const before = started;
const built = python.pyimport("builtins");
const space = built.dict();
built.exec(code, space);
const found = built.eval("run()", space);
process.stdout.write(JSON.stringify({ before, started, found }), () => process.exit(0));
