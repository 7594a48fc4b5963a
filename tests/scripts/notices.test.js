import assert from "node:assert/strict";
import { test } from "node:test";
import { droppedWords, unknownWords } from "../../overrides/theme/assets/javascripts/wizard/notices.js";
import { catalogue } from "./catalogue.js";

test("dropped answers are named in the right number", () => {
  assert.equal(droppedWords(catalogue, ["data"]), "Your answer to “DATA” no longer applies and was dropped.");
  assert.match(
    droppedWords(catalogue, ["data", "other"]),
    /^Your answers to “DATA”, “other” no longer apply and were dropped\.$/,
  );
});

test("what a link holds and nobody knows is cut to a few short names", () => {
  const words = unknownWords(["x".repeat(90), "b", "c", "d", "e", "f", "g"]);
  assert.ok(words.includes(`“${"x".repeat(40)}”`) && !words.includes("x".repeat(41)));
  assert.ok(words.includes("and 2 more"));
});
