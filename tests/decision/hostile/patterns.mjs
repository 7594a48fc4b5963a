// What makes a regular expression slow: `node patterns.mjs scripts…` reads a JSON list of [place, source, flags] on standard
// input, adds those of the scripts, and prints each that can backtrack more than in proportion, with how.
import { readFileSync } from "node:fs";
import { parse } from "acorn";
import { full } from "acorn-walk";
import { analyse } from "scslre";

const EVERY = { Move: true, Self: true, Trade: true };
const TAG = /<.*\[\^>\]/; // reads on over the next tags where its end is missing, anew for each; the analysis does not see it

/** The expressions written in a script. */
function written(path) {
  const found = [];
  const tree = parse(readFileSync(path, "utf8"), { ecmaVersion: "latest", sourceType: "module", locations: true });
  full(tree, (node) => {
    if (node.regex) found.push([`${path}:${node.loc.start.line}`, node.regex.pattern, node.regex.flags]);
  });
  return found;
}

const asked = [...JSON.parse(readFileSync(0, "utf8")), ...process.argv.slice(2).flatMap(written)];
const slow = asked.flatMap(([place, source, flags]) => [
  ...analyse({ source, flags }, { reportTypes: EVERY }).reports.map(({ type, exponential }) => ({
    place,
    type,
    exponential,
  })),
  ...(TAG.test(source) ? [{ place, type: "Tag", exponential: false }] : []),
]);
process.stdout.write(JSON.stringify({ asked: asked.length, slow }));
