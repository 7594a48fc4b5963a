// Starts Pyodide with its stock script as far as the first instruction of C, and writes what memory and globals hold then.
//
//   node stock_start.mjs <folder of the npm package> <binary> <file for memory> <address> <size>
//
// Prints as JSON the value of each number that the binary exports.

import fs from "node:fs";
import { createRequire } from "node:module";
import vm from "node:vm";

const [, , folder, binary, target, address, size] = process.argv;
globalThis.require = createRequire(import.meta.url);
globalThis.__dirname = folder;
vm.runInThisContext(fs.readFileSync(`${folder}/pyodide.asm.js`, "utf8"));

const module = new WebAssembly.Module(fs.readFileSync(binary));
const never = () => {
  throw new Error("not before C runs");
};

/** Ends the program where the constructors of C would run: addresses are written by then. */
function stop(exports, memory) {
  fs.writeFileSync(target, new Uint8Array(memory.buffer, Number(address), Number(size)));
  const numbers = Object.entries(exports).filter(([, each]) => each instanceof WebAssembly.Global);
  fs.writeSync(1, JSON.stringify(Object.fromEntries(numbers.map(([name, each]) => [name, each.value]))));
  process.exit(0);
}

await globalThis._createPyodideModule({
  API: { config: {}, runtimeEnv: { IN_NODE: true, IN_NODE_ESM: true } },
  instantiateWasm(imports, receive) {
    imports.sentinel = { create_sentinel: never, is_sentinel: never };
    const { exports } = new WebAssembly.Instance(module, imports);
    receive({ exports: { ...exports, __wasm_call_ctors: () => stop(exports, imports.env.memory) } }, module);
    return {};
  },
});
