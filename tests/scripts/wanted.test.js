import assert from "node:assert/strict";
import { test } from "node:test";
import { editionsOf, wantedOf } from "../../overrides/theme/assets/javascripts/pages/wanted.js";

test("a permanent link asks for an id, and perhaps for an edition", () => {
  assert.deepEqual(wantedOf("go/Bridge-Letters/2025.01/"), {
    id: "bridge-letters",
    edition: "2025.01",
    words: "Bridge Letters",
  });
  assert.deepEqual(wantedOf("go/cost/index.md"), { id: "cost", edition: "", words: "cost" });
  assert.deepEqual(wantedOf("go/"), { id: "", edition: "", words: "" });
});

test("any other address has words alone", () => {
  assert.deepEqual(wantedOf("guides/brige-letters/index.html"), { id: "", edition: "", words: "guides brige letters" });
});

test("the editions that have a section come newest first", () => {
  const editions = { 2026.11: { lacks: ["new"] }, 2026.12: { lacks: [] } };
  assert.deepEqual(editionsOf("old", editions), ["2026.12", "2026.11"]);
  assert.deepEqual(editionsOf("new", editions), ["2026.12"]);
});
