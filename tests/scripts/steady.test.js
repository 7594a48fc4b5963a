import assert from "node:assert/strict";
import { test } from "node:test";
import { leftWords } from "../../overrides/theme/assets/javascripts/wizard/asking/question.js";
import { repeats } from "../../overrides/theme/assets/javascripts/wizard/steady.js";

test("a second press at the same place within a moment repeats the first", () => {
  const first = { time: 1000, x: 100, y: 600 };
  assert.ok(repeats(first, { time: 1300, x: 103, y: 601 }));
  assert.equal(repeats(first, { time: 1600, x: 100, y: 600 }), false);
  assert.equal(repeats(first, { time: 1100, x: 140, y: 600 }), false);
  assert.equal(repeats(null, first), false);
});

test("progress promises a most, never a least", () => {
  assert.equal(leftWords([4, 19]), "at most 19 more questions");
  assert.equal(leftWords([0, 1]), "the last question");
});
