import assert from "node:assert/strict";
import { test } from "node:test";
import {
  before,
  following,
  NEXT,
  reachable,
  VERDICT,
} from "../../overrides/theme/assets/javascripts/wizard/asking/path.js";
import { catalogue } from "./catalogue.js";

const state = (more = {}) => ({
  answers: { role: ["provider"] },
  shown: "role",
  lane: "",
  ready: false,
  step: null,
  ...more,
});
const step = (more = {}) => ({ next: "data", path: ["role"], open: [], findings: [], ...more });

test("without Python the plan leads, then the reader waits for it", () => {
  assert.equal(following(state({ answers: {} }), catalogue), "role");
  assert.equal(following(state(), catalogue), "data");
  assert.equal(following(state({ answers: { role: ["provider"], data: ["card"] } }), catalogue), NEXT);
});

test("with Python its step leads, to the verdict at the end", () => {
  assert.equal(following(state({ ready: true, step: step() }), catalogue), "data");
  assert.equal(following(state({ ready: true, step: step({ next: null }) }), catalogue), VERDICT);
});

test("the short way asks what is still wanted, and ends when a report is called for", () => {
  const open = [{ question: "needed-by" }];
  assert.equal(following(state({ lane: "fast", ready: true, step: step({ open }) }), catalogue), "needed-by");
  const findings = [{ topic: "report", truth: "true", strength: "must" }];
  assert.equal(following(state({ lane: "fast", ready: true, step: step({ open, findings }) }), catalogue), VERDICT);
});

test("back leads to the answered question before", () => {
  const answers = { role: ["provider"], data: ["card"] };
  assert.equal(before(state({ answers, shown: "needed-by" }), catalogue), "data");
  assert.equal(before(state({ answers, shown: VERDICT }), catalogue), "data");
  assert.equal(before(state({ answers, shown: "role" }), catalogue), "role");
});

test("only what is asked of this reader can be shown", () => {
  assert.ok(reachable(state({ step: step() }), "data"));
  assert.equal(reachable(state({ step: step() }), "needed-by"), false);
  assert.ok(reachable(state({ step: step(), lane: "fast" }), "needed-by"));
});
