import assert from "node:assert/strict";
import { test } from "node:test";
import { directive } from "../../overrides/theme/assets/javascripts/cite/quote.js";

test("signs that a text directive uses itself are written as codes", () => {
  assert.equal(directive({ textStart: "period-end, say & so" }), "period%2Dend%2C%20say%20%26%20so");
  assert.equal(directive({ prefix: "a", textStart: "b", textEnd: "c", suffix: "d" }), "a-,b,c,-d");
});
