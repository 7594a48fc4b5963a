import assert from "node:assert/strict";
import { test } from "node:test";
import { nearest } from "../../overrides/theme/assets/javascripts/pages/nearest.js";

test("a mistyped id is most like the one that was meant", () => {
  const ids = ["bridge-letters", "bridge-letter-contents", "cost", "cuecs"];
  assert.deepEqual(nearest("brigde-leters", ids), ["bridge-letters", "bridge-letter-contents"]);
  assert.deepEqual(nearest("qqqq", ids), []);
});
