import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";
import { counted, listed, today } from "../../overrides/theme/assets/javascripts/shared/dom.js";

const zone = process.env.TZ;

afterEach(() => {
  mock.timers.reset();
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test("today is the reader's own day, whatever day it is in London", () => {
  mock.timers.enable({ apis: ["Date"], now: Date.parse("2027-01-01T03:30:00Z") });
  for (const [place, day] of [
    ["America/New_York", "2026-12-31"],
    ["UTC", "2027-01-01"],
    ["Asia/Tokyo", "2027-01-01"],
  ]) {
    process.env.TZ = place;
    assert.equal(today(), day, place);
  }
});

test("words are listed and counted as English does", () => {
  assert.deepEqual(
    [[], ["a"], ["a", "b"], ["a", "b", "c"]].map((words) => listed(words)),
    ["", "a", "a and b", "a, b and c"],
  );
  assert.equal(listed(["a", "b"], "or"), "a or b");
  assert.deepEqual(
    [0, 1, 2000].map((number) => counted(number, "finding")),
    ["0 findings", "1 finding", "2,000 findings"],
  );
});
