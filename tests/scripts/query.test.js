import assert from "node:assert/strict";
import { test } from "node:test";
import { asked, nearest } from "../../overrides/theme/assets/javascripts/pages/query.js";

test("numbers and letters of a name are whole words", () => {
  assert.equal(asked("SOC 1"), "SOC 1^1");
  assert.equal(asked("A1"), "A1^10");
});

test("a name is found however its number is joined to it", () => {
  for (const [joined, apart] of [
    ["SOC2", "SOC 2"],
    ["soc-2", "soc 2"],
    ["ISO27001", "ISO 27001"],
    ["SSAE18", "SSAE 18"],
    ["Type2", "Type 2"],
  ]) {
    assert.equal(asked(joined), asked(apart), joined);
  }
  assert.equal(asked("CC6.1"), "CC6.1^10 CC6.1*");
});

test("what informs outweighs what every page has, and small words say nothing", () => {
  assert.equal(asked("soc 2 cost"), "soc^1 2^1 cost^10 cost*");
  assert.equal(asked("how long does a SOC 2 take?"), "long^10 long* SOC^1 2^1 take^10 take*");
  assert.equal(asked("exceptions"), "exception*^10");
  assert.equal(asked("status"), "status^10 status*");
  assert.equal(asked("who can"), "who^10 who* can^10 can*");
  assert.equal(asked("SOC 2 Type II"), asked("SOC 2 Type 2"));
});

test("two reports and nothing else are compared", () => {
  assert.equal(asked("SOC 1 or SOC 2?"), "SOC 1^1 SOC 2^1 difference^10");
});

test("quotation marks are the reader's own business", () => {
  assert.equal(asked('"bridge letter" soc'), '"bridge letter" soc');
});

test("the nearest allows a wrong letter in a short word and two in a long one", () => {
  assert.equal(nearest("brige letter"), "brige~1 letter~2");
  assert.equal(nearest("SOC2 qwzx!"), "SOC~1 2^1 qwzx~1");
});
