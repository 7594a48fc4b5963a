// Reads a file of headers as Netlify does, with its own parser: `node netlify.mjs _headers` prints the rules and what is wrong.
import { parseAllHeaders } from "@netlify/headers-parser";

const { headers, errors } = await parseAllHeaders({ headersFiles: [process.argv[2]], minimal: false });
const rules = Object.fromEntries(headers.map((rule) => [rule.for, rule.values]));
process.stdout.write(JSON.stringify({ rules, errors: errors.map(String) }));
