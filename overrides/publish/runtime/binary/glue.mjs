// Cuts pyodide.asm.js, the script that starts the binary and serves its calls, to what is reached.
//
//   node glue.mjs <stock script> <result> <facts as JSON>
//
// Facts: `imports`, what the binary asks the script for; `outside`, scripts that use what this one offers; `edits`,
// texts with what replaces each; `gone`, functions that only say that they are left out. Prints, as a JSON array,
// the exports of the binary that the result names. Ends with 3 and a sentence if the script has another shape.
//
// The script is one function of thousands of statements. A statement that acts when it runs stays. One that only
// defines something stays if a statement that stays names it. `Module["x"] = …` and `f.sig = …` only give a property:
// they stay if a property of that name, or a text equal to it, stands in what stays. Nothing is renamed or rewritten.

import fs from "node:fs";
import * as acorn from "acorn";
import * as walk from "acorn-walk";

const [, , source, target, given] = process.argv;
const facts = JSON.parse(given);

/** Stops with what was expected of the stock script. @param {unknown} holds @param {string} what */
function expect(holds, what) {
  if (holds) return;
  process.stderr.write(`${what}\n`);
  process.exit(3);
}

const PARSED = { ecmaVersion: 2023 };
let code = fs.readFileSync(source, "utf8");
for (const [before, after] of facts.edits) {
  expect(code.split(before).length === 2, `the text “${before.slice(0, 80)}” once`);
  code = code.replace(before, () => after);
}

/** The body of the script's one function. */
function bodyOf(tree) {
  const found = [];
  walk.full(tree, (node) => {
    if (node.type === "FunctionExpression" && node.async && node.body.body.length > 500) found.push(node.body);
  });
  expect(found.length === 1, "one function that is the whole script");
  return found[0];
}

/** The names that a node uses: variables, and whatever may be the name of a property. */
function named(node) {
  const variables = new Set();
  const properties = new Set();
  walk.full(node, (each) => {
    if (each.type === "Identifier") variables.add(each.name);
    else if (each.type === "MemberExpression" && !each.computed) properties.add(each.property.name);
    else if (each.type === "Property" && !each.computed) properties.add(each.key.name ?? each.key.value);
    else if (each.type === "ObjectPattern")
      for (const part of each.properties) properties.add(part.key?.name ?? part.key?.value);
    else if (each.type === "Literal" && typeof each.value === "string") properties.add(each.value);
    else if (each.type === "TemplateElement") properties.add(each.value.cooked);
  });
  return { variables, properties };
}

const LITERAL = ["FunctionExpression", "ArrowFunctionExpression", "Literal", "Identifier"];
const HARMLESS = ["Set", "Map", "WeakMap", "Array", "Uint8Array", "Uint16Array", "Int32Array", "Float32Array"];

/** Whether an expression can be left out with its statement: it makes a value and does nothing else. */
function inert(node) {
  if (!node || LITERAL.includes(node.type)) return true;
  switch (node.type) {
    case "ObjectExpression":
      return node.properties.every((each) => each.type === "Property" && !each.computed && inert(each.value));
    case "ArrayExpression":
      return node.elements.every(inert);
    case "TemplateLiteral":
      return node.expressions.every(inert);
    case "UnaryExpression":
      return node.operator !== "delete" && inert(node.argument);
    case "BinaryExpression":
      return inert(node.left) && inert(node.right);
    case "MemberExpression":
      return inert(node.object) && (!node.computed || inert(node.property));
    case "NewExpression":
      return HARMLESS.includes(node.callee.name) && node.arguments.every(inert);
    case "AssignmentExpression": // var f = Module["f"] = wasmExports["f"]
      return moduleProperty(node.left) !== undefined && inert(node.right);
    default:
      return false;
  }
}

/** The x of `Module.x` or `Module["x"]`. */
function moduleProperty(node) {
  if (node.type !== "MemberExpression" || node.object.name !== "Module") return undefined;
  return node.computed ? node.property.value : node.property.name;
}

function boundNames(pattern) {
  if (pattern.type === "Identifier") return [pattern.name];
  if (pattern.type === "ObjectPattern")
    return pattern.properties.flatMap((each) => boundNames(each.value ?? each.argument));
  if (pattern.type === "ArrayPattern") return pattern.elements.flatMap((each) => (each ? boundNames(each) : []));
  return pattern.type === "AssignmentPattern" ? boundNames(pattern.left) : boundNames(pattern.argument);
}

/**
 * A statement as a part that stays or goes: what it `defines` and what property it gives (`property`, on `owner`);
 * it `acts` if it must stay.
 */
function partsOf(statement) {
  const text = (node) => code.slice(node.start, node.end);
  const plain = {
    defines: [],
    owner: undefined,
    property: undefined,
    acts: false,
    text: text(statement),
    node: statement,
  };
  if (["FunctionDeclaration", "ClassDeclaration"].includes(statement.type))
    return [{ ...plain, defines: [statement.id.name] }];
  if (statement.type === "VariableDeclaration") {
    return statement.declarations.map((each) => ({
      ...plain,
      defines: boundNames(each.id),
      property: each.init?.type === "AssignmentExpression" ? moduleProperty(each.init.left) : undefined,
      acts: !inert(each.init),
      text: `${statement.kind} ${text(each)};`,
      node: each,
    }));
  }
  const assigned = statement.type === "ExpressionStatement" && statement.expression.type === "AssignmentExpression";
  const { left, right, operator } = assigned ? statement.expression : {};
  if (
    assigned &&
    operator === "=" &&
    left.type === "MemberExpression" &&
    left.object.type === "Identifier" &&
    inert(right)
  ) {
    const property = left.computed ? left.property.value : left.property.name;
    if (left.object.name === "Module" && property) return [{ ...plain, property }];
    if (property === "sig") return [{ ...plain, owner: left.object.name, property }];
    return [{ ...plain, owner: left.object.name }];
  }
  return [{ ...plain, acts: true }];
}

/** What is imported and exported is not named by code but by tables, which are cut to what is asked for. */
function cutTables(parts) {
  const imports = parts.find((each) => each.defines[0] === "wasmImports");
  expect(imports?.node.init?.type === "ObjectExpression", "one table wasmImports");
  const offered = imports.node.init.properties;
  expect(
    offered.every((each) => each.key.name ?? each.key.value),
    "names in wasmImports",
  );
  const kept = offered.filter((each) => facts.imports.includes(each.key.name ?? each.key.value));
  const lost = facts.imports.filter((name) => !offered.some((each) => (each.key.name ?? each.key.value) === name));
  expect(lost.length === 0, `a function for each import, but none for ${lost.slice(0, 3)}`);
  imports.text = `var wasmImports={${kept.map((each) => code.slice(each.start, each.end)).join(",")}};`;
  imports.node = { type: "ObjectExpression", properties: kept };
}

/** What is left out though something that stays may call it: it says so, loudly. */
function stub(part) {
  part.text = `var ${part.defines[0]}=()=>{throw new Error("${part.defines[0]} is left out of this build")};`;
  part.node = { type: "EmptyStatement" };
}

const parts = bodyOf(acorn.parse(code, PARSED)).body.flatMap(partsOf);
cutTables(parts);
const gone = parts.filter((part) => facts.gone.includes(part.defines[0]));
expect(gone.length === facts.gone.length && gone.every((part) => !part.acts), `functions ${facts.gone}`);
gone.forEach(stub);
for (const part of parts) part.names = named(part.node);

/** Everything that stays, found from what acts and from the names that other scripts use. */
function reached() {
  const outside = facts.outside.map((path) =>
    acorn.parse(fs.readFileSync(path, "utf8"), { ...PARSED, sourceType: "module" }),
  );
  const properties = new Set(outside.flatMap((tree) => [...named(tree).properties]));
  const variables = new Set();
  const live = new Set();
  const wanted = (part) => {
    if (part.acts || part.defines.some((name) => variables.has(name))) return true;
    if (part.owner && !variables.has(part.owner)) return false;
    return part.property ? properties.has(part.property) : Boolean(part.owner);
  };
  for (let before = -1; before < live.size; ) {
    before = live.size;
    for (const part of parts.filter((each) => !live.has(each) && wanted(each))) {
      live.add(part);
      for (const name of part.names.variables) variables.add(name);
      // the names that a part only gives to Module are no use of them
      for (const name of part.names.properties) if (name !== part.property) properties.add(name);
    }
  }
  return parts.filter((each) => live.has(each));
}

/** The name under which the binary exports `main`. */
const MAIN = "__main_argc_argv";

/** The exports that parts ask for by name: as a property of all of them, or where C's `main` is looked up. */
function exportsIn(some) {
  const names = new Set();
  for (const part of some) {
    walk.full(part.node, (each) => {
      if (each.type === "CallExpression" && each.callee.name === "resolveGlobalSymbol") {
        expect(each.arguments[0].value === "main", "no look-up of a symbol but main");
        names.add(MAIN);
      }
      if (each.type !== "MemberExpression" || !["wasmExports", "Module"].includes(each.object.name)) return;
      const name = each.computed ? each.property.value : each.property.name;
      expect(typeof name === "string", `only names as properties of ${each.object.name}`);
      if (each.object.name === "wasmExports") names.add(name);
    });
  }
  return names;
}

/** One function wraps exports where they stand; those of them that nobody asks for go. */
const WRAPPER = "applySignatureConversions";
const WRAPPED = /wasmExports\["(\w+)"\]=makeWrapper_\w+\(wasmExports\["\1"\]\);/g;

const live = reached();
const exports = exportsIn(live.filter((part) => part.defines[0] !== WRAPPER));
const wrapper = live.filter((part) => part.defines[0] === WRAPPER);
expect(wrapper.length === 1 && WRAPPED.test(wrapper[0].text), `one function ${WRAPPER}`);
wrapper[0].text = wrapper[0].text.replace(WRAPPED, (all, name) => (exports.has(name) ? all : ""));
expect(
  wrapper[0].text
    .split('"')
    .filter((_, place) => place % 2)
    .every((name) => exports.has(name)),
  `no more in ${WRAPPER}`,
);

const { start, end } = bodyOf(acorn.parse(code, PARSED));
fs.writeFileSync(target, code.slice(0, start + 1) + live.map((part) => part.text).join("\n") + code.slice(end - 1));
process.stdout.write(JSON.stringify([...exports].sort()));
