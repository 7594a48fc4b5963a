import assert from "node:assert/strict";
import { test } from "node:test";
import {
  formatFragment,
  forPython,
  isDay,
  parseFragment,
} from "../../overrides/theme/assets/javascripts/wizard/answers.js";
import { catalogue } from "./catalogue.js";

const read = (hash) => parseFragment(hash, catalogue);
const ANSWERS = { role: ["provider"], data: ["card", "health"], "needed-by": ["2027-03-31"] };
const LINK = "#role=provider&data=card&data=health&needed-by=2027-03-31&edition=2026.11";

test("a link says what its answers were, and the other way round", () => {
  assert.equal(formatFragment(ANSWERS, "2026.11", catalogue), LINK);
  assert.deepEqual(read(LINK), { answers: ANSWERS, edition: "2026.11", part: "", unknown: [] });
  assert.equal(formatFragment({}, "2026.11", catalogue), "");
});

test("a link may name what to unfold", () => {
  assert.equal(read(`${LINK}&show=finding-x`).part, "finding-x");
  assert.deepEqual(read(`${LINK}&show=finding-x`).answers, ANSWERS);
});

test("what a chat or mail program does to a link is undone", () => {
  assert.deepEqual(read(`#${encodeURIComponent(LINK.slice(1))}`).answers, ANSWERS);
  assert.deepEqual(read(LINK.replaceAll("&", "&amp;")).answers, ANSWERS);
  for (const mark of [".", ")", ">", ").", "”"]) assert.equal(read(LINK + mark).edition, "2026.11", mark);
  assert.deepEqual(read("#%E0%A4%A=").answers, {});
});

test("what is unknown or cannot stand together is named and never obeyed", () => {
  assert.deepEqual(read("#role=provider&role=customer&color=red&data=gold&data=card&data=nothing"), {
    answers: { role: ["provider"], data: ["card"] },
    edition: null,
    part: "",
    unknown: ["role=customer", "color", "data=gold", "data=nothing"],
  });
  assert.deepEqual(read("#some-heading"), { answers: {}, edition: null, part: "", unknown: [] });
});

test("only days that a calendar of today has are days", () => {
  assert.ok(isDay("2028-02-29"));
  for (const day of ["2027-02-29", "0001-01-01", "9999-12-31", "2027-3-1", "soon"])
    assert.equal(isDay(day), false, day);
  assert.deepEqual(read("#needed-by=0001-01-01&role=provider").unknown, ["needed-by=0001-01-01"]);
});

test("Python gets a list where several options can be chosen, else one text", () => {
  assert.deepEqual(forPython(ANSWERS, catalogue), {
    role: "provider",
    data: ["card", "health"],
    "needed-by": "2027-03-31",
  });
});
