// @ts-check
/** A verdict as a test case for contributors: the format of tests/cases/*.toml. */

/**
 * @param {Record<string, string | string[]>} answers
 * @param {import("../interview.js").Found[]} findings
 * @returns {string} TOML
 */
export function asCase(answers, findings) {
  const given = Object.entries(answers).map(([id, value]) => `${id} = ${JSON.stringify(value)}`);
  const named = (/** @type {string} */ truth) =>
    JSON.stringify(findings.filter((each) => each.truth === truth).map((each) => each.id));
  return [
    "[[case]]",
    'name = "Say in one sentence what the verdict should be, and why."',
    'from = "the wizard"',
    `answers = { ${given.join(", ")} }`,
    `holds = ${named("true")}`,
    `open = ${named("unknown")}`,
    "absent = []",
    "",
  ].join("\n");
}
