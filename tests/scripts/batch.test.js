// @ts-check
/** A long list of vendors: its widest row, and how long it still takes. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { widest } from "../../overrides/theme/assets/javascripts/batch/pieces.js";
import { left } from "../../overrides/theme/assets/javascripts/batch/work.js";

test("the widest of a million rows is found, whatever an engine takes as arguments", () => {
  const row = ["Acme", "payroll"];
  assert.equal(widest([...Array(1_000_000).fill(row), [...row, "more"]]), 3);
  assert.equal(widest([]), 0);
});

test("what takes long says how long, and nothing else does", () => {
  assert.equal(left(20_000, 100_000, 5), ", about 20 seconds left");
  assert.equal(left(50_000, 100_000, 5), "");
  assert.equal(left(0, 100_000, 0), "");
});
